import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { networkOf, startAddressLimit } from "./address-limit.ts";
import { deriveKeys } from "./keys.ts";
import { checkPassword } from "./password-policy.ts";
import { newToken, newWord } from "./token.ts";
import { totpStep } from "./totp.ts";

const email = "li.na@example.org";

test("a short secret of the server is refused", () => {
  assert.throws(() => deriveKeys(randomBytes(31)), /32 bytes/);
});

test("a sealed secret opens for its owner, unaltered, under the same server's secret, and not otherwise", () => {
  const secret = randomBytes(32);
  const keys = deriveKeys(secret);
  const sealed = keys.seal("JBSWY3DPEHPK3PXP", "p-1");
  assert.throws(() => keys.open(sealed, "p-2"), /does not open/);
  assert.throws(() => deriveKeys(randomBytes(32)).open(sealed, "p-1"), /does not open/);
  const bytes = Buffer.from(sealed, "base64url");
  for (let place = 0; place < bytes.length; place++) {
    const altered = Buffer.from(bytes);
    altered[place] = (altered[place] ?? 0) ^ 1;
    assert.throws(() => keys.open(altered.toString("base64url"), "p-1"), /does not open/);
  }
  assert.throws(() => keys.open("", "p-1"), /does not open/);
  assert.equal(deriveKeys(secret).open(sealed, "p-1"), "JBSWY3DPEHPK3PXP");
  assert.notEqual(keys.seal("same", "p-1"), keys.seal("same", "p-1"));
});

test("a password that is short, common, counted, repeated or holds the e-mail name is refused", () => {
  const rules: readonly (readonly [string, string])[] = [
    ["elevenchars", "password.short"],
    ["x".repeat(257), "password.long"],
    ["Password1234", "password.common"],
    ["password-2026!", "password.common"],
    ["P a s s w o r d 2025", "password.common"],
    ["123456789012", "password.common"],
    ["abcabcabcabc", "password.common"],
    ["aaaaaaaabbbb", "password.common"],
    ["woaini1314520", "password.common"],
    ["1314woaini520", "none"],
    ["my LI.NA is best", "password.name"],
    ["four unrelated words here", "none"],
    ["我喜欢在早晨喝一杯热的豆浆", "none"],
  ];
  for (const [password, rule] of rules) {
    assert.equal(checkPassword(password, email)?.rule ?? "none", rule, password);
  }
  assert.equal(
    checkPassword("four unrelated words", email, "four unrelated words")?.rule,
    "password.same",
  );
});

test("a code is taken one step early or late and no further", () => {
  // RFC 6238, appendix B (SHA-1, last six digits of eight).
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  assert.equal(totpStep(secret, "287082", 59_000), 1);
  assert.equal(totpStep(secret, "081804", 1_111_111_109_000), 37_037_036);
  assert.equal(totpStep(secret, "28 70 82", 89_000), 1);
  assert.equal(totpStep(secret, "287082", 29_000), 1);
  assert.equal(totpStep(secret, "287082", 90_000), undefined);
  assert.equal(totpStep(secret, "28708", 59_000), undefined);
  assert.equal(totpStep(secret, "２８７０８２", 59_000), 1);
});

test("one subscriber's IPv6 addresses are one network", () => {
  assert.equal(networkOf("2001:db8:1:2:3:4:5:6"), networkOf("2001:0DB8:1:2::9"));
  assert.notEqual(networkOf("2001:db8:1:2::1"), networkOf("2001:db8:1:3::1"));
  assert.equal(networkOf("::ffff:192.0.2.1"), "192.0.2.1");
  assert.equal(networkOf("::1"), "0:0:0:0");
});

test("good sign-ins of a whole hospital behind one address use nothing up, bad ones do", () => {
  let now = 0;
  const limit = startAddressLimit(() => now);
  for (let n = 0; n < 500; n++) {
    assert.equal(limit.take("192.0.2.1"), 0);
    limit.giveBack("192.0.2.1");
  }
  for (let n = 0; n < 30; n++) assert.equal(limit.take("192.0.2.1"), 0);
  assert.equal(limit.take("192.0.2.1"), 2);
  assert.equal(limit.take("192.0.2.2"), 0);
  now += 2_000;
  assert.equal(limit.take("192.0.2.1"), 0);
});

test("tokens and words do not repeat and hold no letters that are taken for one another", () => {
  const words = Array.from({ length: 1_000 }, () => newWord(4, 4));
  assert.equal(new Set(words).size, 1_000);
  assert.ok(words.every((word) => /^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/.test(word)));
  assert.equal(new Set(Array.from({ length: 1_000 }, newToken)).size, 1_000);
});
