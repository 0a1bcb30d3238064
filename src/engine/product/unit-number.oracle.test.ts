import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../../kernel/index.ts";
import { dinCheck, numberSchemes, readSec } from "./number-schemes.ts";
import { readUnitNumber, unitNumber } from "./unit-number.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("the check of a donation identification number is the published one", () => {
  // @source ISBT 128 ST-001: G1234 17 654321 has the check value 10, the character A and type 3 flags 70.
  assert.deepEqual(dinCheck("G123417654321"), { value: 10, character: "A", flags: "70" });
  // The others were computed by two formulas that agree.
  assert.deepEqual(
    ["W000017123456", "A999914123458", "G123498654321"].map((din) => dinCheck(din)?.character),
    ["G", "J", "H"],
  );
  assert.equal(dinCheck("G12341765432"), undefined);
  assert.equal(dinCheck("O123417654321"), undefined);
});

test("a donation number with a wrong check character, digit or order is none", () => {
  assert.equal(numberSchemes.din("G123417654321A"), "G123417654321A");
  assert.equal(numberSchemes.din("G123417654321B"), undefined);
  assert.equal(numberSchemes.din("G123417654321"), undefined);
  assert.equal(numberSchemes.din("G123417654312A"), undefined);
  assert.equal(numberSchemes.din("G123417654322A"), undefined);
});

test("a Single European Code is read into its parts, and only one of 40 characters with a date that exists", () => {
  const code = "PL001499Z549917123456A00T041600320171231";
  // @source Directive 2006/86/EC, Annex VII; the code of domain-verified.md §3
  assert.deepEqual(readSec(code), {
    country: "PL",
    establishment: "001499",
    donation: "Z549917123456",
    system: "A",
    product: "00T0416",
    split: "003",
    expires: "2017-12-31",
  });
  assert.equal(readSec(code.replace("20171231", "00000000"))?.expires, undefined);
  assert.equal(readSec(code.replace("20171231", "20170231")), undefined);
  assert.equal(readSec(code.replace("56A0", "56C0")), undefined);
  assert.equal(readSec(code.slice(1)), undefined);
  assert.equal(numberSchemes.sec(code), code);
});

test("the first hundred thousand numbers of a seed are all different, of both ends too", () => {
  const seen = new Set(Array.from({ length: 100_000 }, (_, n) => unitNumber("seed", n)));
  assert.equal(seen.size, 100_000);
  assert.ok(!seen.has(unitNumber("seed", 2 ** 40 - 1)));
  for (const n of [-1, 0.5, 2 ** 40, Number.NaN]) assert.throws(() => unitNumber("seed", n), Fault);
});

test("numbers tell nothing of their order: those of neighbours differ as those of any two", () => {
  // Of 8 characters of 32 about 0.25 agree by chance; the standard deviation of the mean of 5 000 is 0.007.
  const pairs = 5_000;
  let same = 0;
  for (let n = 0; n < pairs; n++) {
    const [a, b] = [unitNumber("order", n), unitNumber("order", n + 1)];
    for (let place = 0; place < 8; place++) if (a[place] === b[place]) same += 1;
  }
  assert.ok(Math.abs(same / pairs - 0.25) < 4 * 0.007);
});

test("every single wrong character and every exchange of two characters is found", () => {
  for (let n = 0; n < 40; n++) {
    const number = unitNumber("check", n);
    assert.equal(readUnitNumber(number), number);
    for (let place = 0; place < number.length; place++) {
      for (const letter of alphabet) {
        if (letter === number[place]) continue;
        assert.equal(
          readUnitNumber(number.slice(0, place) + letter + number.slice(place + 1)),
          undefined,
        );
      }
      for (let other = place + 1; other < number.length; other++) {
        const letters = number.split("");
        [letters[place], letters[other]] = [letters[other] ?? "", letters[place] ?? ""];
        if (letters.join("") !== number) assert.equal(readUnitNumber(letters.join("")), undefined);
      }
    }
  }
});

test("small letters, dashes and the letters that are mistaken for digits are understood", () => {
  const number = Array.from({ length: 500 }, (_, n) => unitNumber("read", n)).find(
    (one) => one.includes("0") && one.includes("1"),
  );
  assert.ok(number !== undefined);
  const typed = number.toLowerCase().replaceAll("0", "o").replace("1", "l").replaceAll("1", "i");
  assert.equal(readUnitNumber(`${typed.slice(0, 4)}-${typed.slice(4)}`), number);
});
