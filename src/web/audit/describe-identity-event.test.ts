import assert from "node:assert/strict";
import { test } from "node:test";
import { describeIdentityEvent, identityKinds } from "./describe-identity-event.ts";

test("a refused sign-in says why and how often, and never what was typed", () => {
  const said = describeIdentityEvent({
    type: "sign-in-refused",
    reason: "password",
    address: "10.0.0.7",
    count: 3,
    minute: "2026-01-01T10:00:00.000Z",
  });
  assert.equal(
    said.en,
    "Sign-in refused: the password was not right (3 times in this minute), from 10.0.0.7",
  );
  assert.equal(said["zh-CN"], "登录被拒绝：密码不正确（该分钟内 3 次），地址 10.0.0.7");
});

test("a grant names the role, the study and how long it holds", () => {
  const said = describeIdentityEvent({
    type: "grant-given",
    grant: "g1",
    role: "monitor",
    study: "S",
    site: "01",
    from: "2026-01-01T00:00:00.000Z",
    until: "2026-06-01T00:00:00.000Z",
  });
  assert.equal(said.en, "Granted monitor in study S, site 01, until 2026-06-01");
  assert.match(said["zh-CN"], /^授权：监查员，研究 S，中心 01/);
});

test("a reason that somebody gave is kept, and a kind without words keeps its name", () => {
  assert.equal(
    describeIdentityEvent({ type: "account-ended", reason: "left the hospital" }).en,
    "Account ended with everything it held, because: left the hospital",
  );
  assert.deepEqual(describeIdentityEvent({ type: "constructor" }), {
    en: "constructor",
    "zh-CN": "constructor",
  });
});

test("every kind is said in both languages even when parts are missing", () => {
  for (const type of identityKinds) {
    const { en, "zh-CN": zh } = describeIdentityEvent({ type });
    assert.match(en, /^[A-Z]/, type);
    assert.match(zh, /\p{Script=Han}/u, type);
    assert.doesNotMatch(en + zh, /undefined|NaN/);
  }
});
