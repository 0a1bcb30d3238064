import assert from "node:assert/strict";
import { describe, it } from "node:test";
import phaseTwo from "../../examples/eopd-xs411/study-phase2.ts";
import injury from "../../examples/sci-xs228/study-phase2.ts";
import extension from "../../examples/sod1-tofersen/study-extension.ts";
import valor from "../../examples/sod1-tofersen/study-valor.ts";
import { blindCopy } from "./blind-copy.ts";
import { allocationWords } from "./describe/allocation-words.ts";
import { diff } from "./diff/diff.ts";
import { readStudy } from "./read-study.ts";
import { freezeStudy, type Study, studyHash } from "./study.ts";

const evenArms = phaseTwo.arms.map((arm) => ({ ...arm, ratio: 1 }));

function withMethod(method: NonNullable<Study["allocation"]>["method"], study = phaseTwo): Study {
  return freezeStudy({ ...study, allocation: { ...study.allocation, method } });
}

describe("the copy of a study for blinded people", () => {
  for (const study of [phaseTwo, injury, valor]) {
    it(`names no size of a block anywhere, nor do the notes of ${study.id}`, () => {
      assert.match(JSON.stringify(study), /"sizes":\[3,6\]/);
      assert.doesNotMatch(JSON.stringify(blindCopy(study)), /"sizes"|3 and 6|3\/6|blocks of/i);
    });
  }

  it("names no limit of a big stick", () => {
    const stick = withMethod(
      { kind: "big-stick", limit: 7 },
      freezeStudy({ ...phaseTwo, arms: evenArms }),
    );
    assert.doesNotMatch(JSON.stringify(blindCopy(stick)), /"limit":7/);
  });

  it("says the same of two versions that differ in sizes alone, in words and as a difference", () => {
    const older = blindCopy(phaseTwo);
    const newer = blindCopy(withMethod({ kind: "block", sizes: [9] }));
    assert.deepEqual(diff(older, newer), []);
    for (const language of ["en", "zh-CN"] as const) {
      assert.deepEqual(allocationWords(older, language), allocationWords(newer, language));
      assert.doesNotMatch(allocationWords(older, language)[0] ?? "", /[369]/);
    }
  });

  it("has the identity of the whole value, also after it was sent and read", () => {
    const sent = JSON.parse(JSON.stringify(blindCopy(phaseTwo))) as Study;
    assert.equal(studyHash(sent), studyHash(phaseTwo));
    assert.equal(blindCopy(sent), sent);
  });

  it("is refused where a study is read, so that none can take another's identity", () => {
    const reading = readStudy(JSON.parse(JSON.stringify(blindCopy(phaseTwo))));
    assert.ok("issues" in reading);
    const paths = reading.issues.map(({ path }) => path.join("."));
    assert.deepEqual(paths.toSorted(), ["allocation.method.kind", "copyOf"]);
  });

  it("is the study itself where no number foretells an arm", () => {
    assert.equal(blindCopy(extension), extension);
    const minimised = withMethod({ kind: "minimisation", measure: "range", probability: 0.8 });
    assert.equal(blindCopy(minimised), minimised);
  });
});
