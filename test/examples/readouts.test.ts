import assert from "node:assert/strict";
import { test } from "node:test";
import { check, readoutOf, readStudy, type Study } from "../../src/definition/index.ts";
import pilot from "../../examples/cdisc-pilot/study.ts";
import als from "../../examples/als-xs228/study.ts";
import sham from "../../examples/eopd-xs411/study-phase2.ts";
import eopd from "../../examples/eopd-xs411/study.ts";
import pd from "../../examples/pd-xs411/study.ts";
import sciTwo from "../../examples/sci-xs228/study-phase2.ts";
import sci from "../../examples/sci-xs228/study.ts";
import extension from "../../examples/sod1-tofersen/study-extension.ts";
import valor from "../../examples/sod1-tofersen/study-valor.ts";
import tofersen from "../../examples/sod1-tofersen/study.ts";

const studies: readonly Study[] = [
  pilot,
  als,
  sham,
  eopd,
  pd,
  sciTwo,
  sci,
  extension,
  valor,
  tofersen,
];

for (const study of studies) {
  const whole: Study = { ...study, readout: readoutOf(study) };

  test(`${study.id} is read as it says or, where it says nothing, as can be told from its forms: no rule objects`, () => {
    const found = check(whole).filter(
      ({ code, severity }) => severity === "error" || code.startsWith("check.readout"),
    );
    assert.deepEqual(found, []);
    assert.ok(whole.readout?.displays.some(({ kind }) => kind === "figure"));
  });

  test(`${study.id}: the readout stands in its JSON and is read back as it was written`, () => {
    const reading = readStudy(JSON.parse(JSON.stringify(whole)));
    assert.ok("study" in reading, JSON.stringify(reading));
    assert.deepEqual(reading.study.readout, JSON.parse(JSON.stringify(whole.readout)));
  });
}
