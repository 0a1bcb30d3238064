/**
 * Screening: 100,000 people against 50 studies of 30 criteria on one core, and one FHIR bundle of 10,000 observations
 * from its text to its reasons. `SCREENING_PEOPLE=10000` for a small run.
 */
import { cpuUsage } from "node:process";
import {
  type BooleanValue,
  days,
  defineStudy,
  exclude,
  form,
  include,
  instruments,
  type Study,
  visit,
  years,
  yesNo,
} from "../src/definition/index.ts";
import {
  type PatientFact,
  type PatientFacts,
  screenList,
  screenPatient,
} from "../src/engine/index.ts";
import { readPatient } from "../src/interchange/index.ts";
import { randomStream, text } from "../src/kernel/index.ts";
import { median, peakMegabytes, printRow } from "./report.ts";

const people = Number(process.env["SCREENING_PEOPLE"] ?? 100_000);
const on = "2026-06-01";

/** A study of 30 criteria over what seven instruments and a form of its own ask; no two have the same limits. */
function studyOf(number: number): Study {
  const attestations = form(
    "IE",
    ["Judgement", "判断"],
    Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`q${index}`, yesNo(`Question ${index}`)]),
    ) as Record<`q${number}`, ReturnType<typeof yesNo>>,
    { purpose: "eligibility" },
  );
  const forms = [
    instruments.demographics("DM"),
    instruments.alsDiagnosis("DX"),
    instruments.geneticResult("GEN"),
    instruments.vitalSigns("VS"),
    instruments.safetyLaboratory("LB"),
    instruments.slowVitalCapacity("SVC"),
    instruments.alsfrsR("FRS"),
    attestations,
  ] as const;
  return defineStudy({
    id: `BENCH-${number}`,
    version: "1",
    title: ["A benchmark", "基准测试"],
    phase: number % 10 === 0 ? "clinical use" : "I",
    sponsor: ["Nobody", "无"],
    indication: ["Nothing", "无"],
    planned: 1,
    epochs: [{ id: "screening", title: text("Screening", "筛选期") }],
    forms,
    visits: [visit("screening", "Screening", { epoch: "screening", forms: [...forms] })],
    consents: [{ version: "1", from: "2026-01-01", text: text("Consent", "知情同意") }],
    eligibility: ({ DM, DX, GEN, VS, LB, SVC, FRS, IE }, at) => {
      const own = (name: string) =>
        (IE as unknown as Record<string, BooleanValue>)[name] as BooleanValue;
      const given = [
        DM.age.between(18 + (number % 5), 60 + number),
        DX.category.within("DEFINITE", "PROBABLE"),
        years(DX.onset, at.screening).atMost(2 + number / 10),
        days(DX.diagnosed, at.screening).atLeast(number),
        GEN.gene.is("SOD1").and(GEN.acmg.atLeast(number % 2 === 0 ? "LP" : "P")),
        GEN.zygosity.within("HET", "HOM"),
        SVC.position.is("SITTING").and(SVC.percent.atLeast(50 + number / 2)),
        FRS.total.atLeast(20 + number / 5),
        VS.bmi.atLeast(17 + number / 20),
        VS.systolic.atMost(160 + number),
        VS.saturation.atLeast(88 + number / 10),
        LB.platelets.atLeast(80 + number),
        LB.alt.atMost(100 + number),
        LB.creatinine.atMost(120 + number),
        DX.othersExcluded,
      ].map((when, index) => include(`I${index + 1}`, [`${index}`, `${index}`], when));
      const barred = [
        LB.hiv.is("POS"),
        LB.hcv.is("POS"),
        LB.hbsAg.is("POS").or(LB.hbcAb.is("POS").and(LB.hbsAb.isNot("POS"))),
        DM.fertile.and(own("q0")),
        LB.inr.above(1.2 + number / 100),
        ...Array.from({ length: 10 }, (_, index) => own(`q${index}`)),
      ].map((when, index) => exclude(`E${index + 1}`, [`${index}`, `${index}`], when));
      return [...given, ...barred];
    },
  });
}

/** Somebody with about 30 facts, a tenth of them missing, dates to the day, month or year. */
function personOf(index: number): PatientFacts {
  const random = randomStream(`screening/${index}`);
  const whole = (low: number, high: number) => low + random.below(high - low + 1);
  const two = (value: number) => String(value).padStart(2, "0");
  const date = (from: number, to: number) =>
    `${whole(from, to)}-${two(whole(1, 12))}-${two(whole(1, 28))}`.slice(
      0,
      [4, 7, 10, 10][whole(0, 3)],
    );
  const one = <T>(...values: readonly T[]) => values[whole(0, values.length - 1)] as T;
  const facts: PatientFact[] = [];
  const put = (
    instrument: string,
    field: string,
    value: PatientFact["value"],
    more: object = {},
  ) => {
    if (whole(0, 9) > 0) facts.push({ instrument, field, value, source: "bench", ...more });
  };
  put("demographics", "birth", date(1940, 2010));
  put("demographics", "fertile", whole(0, 1) === 1);
  put("als-diagnosis", "onset", date(2018, 2025));
  put("als-diagnosis", "diagnosed", `2025-${two(whole(1, 12))}-${two(whole(1, 28))}`);
  put("als-diagnosis", "category", one("DEFINITE", "PROBABLE", "POSSIBLE"));
  put("als-diagnosis", "othersExcluded", true);
  const report = { date: "2026-02-03" };
  put("genetic-result", "gene", one("SOD1", "SOD1", "FUS", "OTHER"), report);
  put("genetic-result", "acmg", one("P", "LP", "VUS"), report);
  put("genetic-result", "zygosity", one("HET", "HOM"), report);
  const tested = { date: `2026-0${whole(1, 5)}-1${whole(0, 9)}` };
  put("slow-vital-capacity", "position", one("SITTING", "SITTING", "SUPINE"), tested);
  put("slow-vital-capacity", "percent", whole(300, 1200) / 10, { ...tested, unit: "%" });
  put("alsfrs-r", "total", whole(10, 48), tested);
  put("vital-signs", "weight", whole(400, 1000) / 10, { unit: "kg", ...tested });
  put("vital-signs", "height", whole(145, 195), { unit: "cm", ...tested });
  put("vital-signs", "systolic", whole(90, 190), { unit: "mm[Hg]", ...tested });
  put("vital-signs", "saturation", whole(85, 100), { unit: "%", ...tested });
  put("safety-laboratory", "platelets", whole(60, 400), { unit: "10*9/L", ...tested });
  put("safety-laboratory", "alt", whole(8, 160), { unit: "U/L", ...tested });
  put("safety-laboratory", "creatinine", whole(30, 180), { unit: "umol/L", ...tested });
  put("safety-laboratory", "inr", whole(80, 200) / 100, { unit: "1", ...tested });
  for (const field of ["hiv", "hcv", "hbsAg", "hbcAb", "hbsAb"]) {
    put("safety-laboratory", field, one("NEG", "NEG", "NEG", "POS"), tested);
  }
  return { patient: `P${index}`, facts };
}

function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = cpuUsage(since);
  return (user + system) / 1000;
}

const studies = Array.from({ length: 50 }, (_, index) => studyOf(index));
const list = Array.from({ length: people }, (_, index) => personOf(index));

{
  const [from, processor] = [performance.now(), cpuUsage()];
  const screened = screenList(studies, list, on);
  const [ms, cpu] = [performance.now() - from, processorMs(processor)];
  printRow({
    bench: "screening",
    what: `${people.toLocaleString("en")} people × ${studies.length} studies × 30 criteria`,
    figure: `${Math.round(ms)} ms, ${Math.round(cpu)} ms of processor`,
    against: `10 s on one core (${Math.round(peakMegabytes())} MB of memory)`,
    ratio: `${(cpu / 10_000).toFixed(2)} ×`,
  });
  const times: number[] = [];
  for (let person = 0; person < 21; person++) {
    const asked = performance.now();
    screened.explain((person * 97) % people, person, "en");
    times.push(performance.now() - asked);
  }
  printRow({
    bench: "screening",
    what: "… the reasons for one person in one study",
    figure: `${median(times).toFixed(1)} ms`,
    against: "–",
    ratio: "",
  });
}

{
  const codes = ["8302-2", "29463-7", "8480-6", "8462-4", "8867-4", "777-3", "1742-6", "99999-9"];
  const units = ["cm", "kg", "mm[Hg]", "mm[Hg]", "/min", "10*9/L", "U/L", "1"];
  const entry = Array.from({ length: 10_000 }, (_, index) => ({
    resource: {
      resourceType: "Observation",
      id: `o${index}`,
      status: "final",
      code: { coding: [{ system: "http://loinc.org", code: codes[index % 8] }] },
      subject: { reference: "Patient/p" },
      effectiveDateTime: `20${10 + (index % 16)}-0${1 + (index % 9)}-${10 + (index % 19)}T0${index % 10}:${10 + (index % 50)}:00+08:00`,
      valueQuantity: {
        value: 60 + (index % 40),
        unit: units[index % 8],
        system: "http://unitsofmeasure.org",
        code: units[index % 8],
      },
    },
  }));
  const patient = {
    resource: { resourceType: "Patient", id: "p", gender: "male", birthDate: "1970-01-02" },
  };
  const content = JSON.stringify({
    resourceType: "Bundle",
    type: "collection",
    entry: [patient, ...entry],
  });
  const times: number[] = [];
  const processors: number[] = [];
  for (let turn = 0; turn < 15; turn++) {
    const [from, processor] = [performance.now(), cpuUsage()];
    const { facts } = readPatient(content);
    if (facts === undefined) throw new Error("the bundle is not read");
    screenPatient(studies.slice(0, 5), facts, on, "en");
    times.push(performance.now() - from);
    processors.push(processorMs(processor));
  }
  printRow({
    bench: "screening",
    what: "FHIR bundle, 10,000 observations, 5 studies",
    figure: `${Math.round(median(times))} ms, ${Math.round(median(processors))} ms of processor`,
    against: `100 ms, text to reasons (first time ${Math.round(times[0] ?? 0)} ms)`,
    ratio: `${(median(times) / 100).toFixed(2)} ×`,
  });
}
