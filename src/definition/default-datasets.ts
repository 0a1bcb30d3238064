import type { ColumnSource, CourseEvent, Dataset, DatasetRecords } from "./dataset.ts";
import { type ColumnDraft, dataset, from, whether } from "./dataset-builder.ts";
import { domainLabels, findingDomains } from "./dataset-domains.ts";
import { isStandardVariable } from "./dataset-standard.ts";
import { fieldsOf, type Form } from "./form.ts";
import type { Study } from "./study.ts";

/**
 * The submission datasets of a study: those it declares and, for every other domain, those that follow from its
 * parts alone: DM, DS, SV, EX, AE, and one for each domain that its forms name.
 */
export function datasetsOf(study: Study): readonly Dataset[] {
  const declared = new Set(study.datasets.map((one) => one.domain));
  const own = [subjects, disposition, visits, exposure, adverseEvents]
    .map((make) => make(study))
    .concat(otherDomains(study));
  return [
    ...study.datasets.filter((one) => one.domain === "DM"),
    ...own.filter((one) => one !== undefined && !declared.has(one.domain)),
    ...study.datasets.filter((one) => one.domain !== "DM"),
  ].filter((one) => one !== undefined);
}

const identity: readonly ColumnDraft[] = ["STUDYID", "DOMAIN", "USUBJID"];
const visitColumns: readonly ColumnDraft[] = ["VISITNUM", "VISIT", "VISITDY"];

const ageUnit: ColumnDraft = [
  "AGEU",
  from.when(whether.present(from.column("AGE")), from.constant("YEARS")),
];

function subjects(study: Study): Dataset {
  const end = (...events: readonly CourseEvent[]): ColumnSource =>
    from.pick("first", ...events.map((event) => from.event("date", event)));
  const answered = variablesOf(formsOf(study, "DM"));
  return dataset("DM", "Demographics", { kind: "participant" }, { keys: ["USUBJID"] }, [
    "STUDYID",
    "DOMAIN",
    ["USUBJID", from.join(from.study, "-", from.participant("number"))],
    "SUBJID",
    "RFSTDTC",
    ["RFENDTC", end("treatment-ended", "completed", "withdrawn", "died")],
    "RFXSTDTC",
    "RFXENDTC",
    "RFICDTC",
    ["RFPENDTC", end("completed", "died", "withdrawn", "screen-failed")],
    "DTHDTC",
    "DTHFL",
    "SITEID",
    ...answered,
    ...(answered.includes("AGE") && !answered.includes("AGEU") ? [ageUnit] : []),
    "ARMCD",
    "ARM",
    "COUNTRY",
    ["DMDTC", from.event("date", "screened")],
    "DMDY",
  ]);
}

function disposition(study: Study): Dataset {
  const milestones: readonly CourseEvent[] = ["consented", "enrolled", "assigned"];
  const ends: readonly CourseEvent[] = [
    "screen-failed",
    "treatment-ended",
    "completed",
    "withdrawn",
    "died",
  ];
  const forms = formsOf(study, "DS");
  const own = variablesOf(forms);
  // A study that collects how somebody left says it there; otherwise the course says it.
  const events =
    forms.length === 0 ? [...milestones, ...ends] : [...milestones, "screen-failed" as const];
  const either = (column: string, course: ColumnSource): ColumnDraft =>
    own.includes(column) ? [column, from.pick("first", from.target, course)] : [column, course];
  const isMilestone = whether.in(
    from.event("name"),
    "INFORMED CONSENT OBTAINED",
    "ENTERED INTO TRIAL",
    "RANDOMIZED",
  );
  const records = several([{ kind: "course", events }, ...forms.map(instances)]);
  return dataset("DS", "Disposition", records, { keys: ["USUBJID", "DSSTDTC", "DSDECOD"] }, [
    ...identity,
    "DSSEQ",
    either("DSTERM", from.pick("first", from.event("reason"), from.event("name"))),
    either("DSDECOD", from.event("name")),
    [
      "DSCAT",
      from.when(
        isMilestone,
        from.constant("PROTOCOL MILESTONE"),
        from.constant("DISPOSITION EVENT"),
      ),
    ],
    ...own.filter((name) => !["DSTERM", "DSDECOD", "DSSTDTC"].includes(name)),
    ["EPOCH", epochOf(study, "DSSTDTC")],
    either("DSSTDTC", from.event("date")),
    "DSSTDY",
  ]);
}

function visits(): Dataset {
  return dataset("SV", "Subject Visits", { kind: "visits" }, { keys: ["USUBJID", "VISITNUM"] }, [
    ...identity,
    ...visitColumns,
    "EPOCH",
    ["SVSTDTC", from.visit("date")],
    ["SVENDTC", from.visit("end")],
    "SVSTDY",
    "SVENDY",
    "SVUPDES",
  ]);
}

function exposure(study: Study): Dataset | undefined {
  const forms = study.forms.filter((form) => form.purpose === "dose");
  if (forms.length === 0) return undefined;
  const level = levelOf(study);
  const fixed = ["EXTRT", "EXDOSE", "EXDOSU", "EXROUTE", "EXSTDTC", "EXENDTC"];
  const orDeclared = (column: string, source: ColumnSource): ColumnDraft => [
    column,
    from.pick("first", from.target, source),
  ];
  return dataset(
    "EX",
    "Exposure",
    several(forms.map(instances)),
    { keys: ["USUBJID", "EXSTDTC"] },
    [
      ...identity,
      "EXSEQ",
      orDeclared("EXTRT", from.level(level, "product")),
      orDeclared("EXDOSE", from.level(level, "amount")),
      orDeclared("EXDOSU", from.level(level, "unit")),
      orDeclared("EXROUTE", from.level(level, "route")),
      ...variablesOf(forms).filter((name) => !fixed.includes(name)),
      ...visitColumns,
      ["EPOCH", epochOf(study, "EXSTDTC")],
      orDeclared("EXSTDTC", from.dose("date")),
      orDeclared("EXENDTC", from.dose("date")),
      "EXSTDY",
      "EXENDY",
    ],
  );
}

/** The level of a dose as it was recorded; in a blinded study, the only one of the regimen of the participant's arm. */
function levelOf(study: Study): ColumnSource {
  const arms = study.regimens.flatMap(({ levels: [level, ...others], arms = [] }) =>
    level === undefined || others.length > 0
      ? []
      : arms.map((arm) => [arm, from.constant(level)] as const),
  );
  return study.blinding === "open" || arms.length === 0
    ? from.dose("level")
    : from.byArm(Object.fromEntries(arms));
}

function adverseEvents(study: Study): Dataset | undefined {
  const forms = study.forms.filter((form) => form.purpose === "adverse-event");
  if (forms.length === 0) return undefined;
  return eventDataset(study, "AE", "Adverse Events", forms, ["USUBJID", "AESTDTC", "AETERM"]);
}

function eventDataset(
  study: Study,
  domain: string,
  label: string,
  forms: readonly Form[],
  keys: readonly string[],
): Dataset {
  const variables = variablesOf(forms);
  const start = `${domain}STDTC`;
  const dates = [`${domain}DTC`, start, `${domain}ENDTC`].filter((name) =>
    variables.includes(name),
  );
  const known = new Set(variables);
  return dataset(
    domain,
    label,
    several(forms.map(instances)),
    { keys: keys.filter((key) => key === "USUBJID" || known.has(key)) },
    [
      ...identity,
      `${domain}SEQ`,
      ...variables.filter((name) => !dates.includes(name)),
      ...(known.has(start) ? [["EPOCH", epochOf(study, start)] as const] : []),
      ...dates,
      ...dates.map((name) => name.replace(/DTC$/, "DY")),
    ],
  );
}

/**
 * Every other domain that forms name: findings where the standard has findings, or a field is the result of a test;
 * events or treatments where a field names a variable. A domain of which nothing more is said gets no dataset.
 */
function otherDomains(study: Study): Dataset[] {
  const domains = new Set(study.forms.flatMap((form) => form.sdtm?.domain ?? []));
  for (const made of ["DM", "DS", "SV", "EX", "AE"]) domains.delete(made);
  return [...domains].flatMap((domain) => {
    const forms = formsOf(study, domain);
    const label = domainLabels[domain] ?? domain;
    const tested = forms.some((form) => fieldsOf(form).some((field) => field.sdtm?.test));
    if (tested || findingDomains.has(domain)) return [findings(domain, label, forms)];
    const keys = ["USUBJID", `${domain}STDTC`, `${domain}TERM`, `${domain}TRT`];
    const named = forms.some((form) => fieldsOf(form).some((field) => field.sdtm?.variable));
    return named ? [eventDataset(study, domain, label, forms, keys)] : [];
  });
}

function findings(domain: string, label: string, forms: readonly Form[]): Dataset {
  const of = (...names: readonly string[]) => names.map((name) => `${domain}${name}`);
  const made = of(
    "TESTCD",
    "TEST",
    "ORRES",
    "ORRESU",
    "STRESC",
    "STRESN",
    "STRESU",
    "STAT",
    "REASND",
    "DTC",
  );
  const extra = variablesOf(forms).filter((name) => !made.includes(name));
  const records = { kind: "findings" as const, forms: forms.map((form) => form.id) };
  const keys = [
    "USUBJID",
    "VISITNUM",
    `${domain}TESTCD`,
    ...extra.filter((name) => name.endsWith("TPTNUM")),
  ];
  return dataset(domain, label, records, { keys }, [
    ...identity,
    ...of("SEQ", "TESTCD", "TEST"),
    ...extra,
    ...of("ORRES", "ORRESU", "STRESC", "STRESN", "STRESU", "STAT"),
    [`${domain}REASND`, from.result("reason")],
    ...visitColumns,
    "EPOCH",
    ...of("DTC", "DY"),
  ]);
}

/** Epochs by date: the first one, the second from the first dose, the third after treatment ended. */
function epochOf(study: Study, column: string): ColumnSource {
  const [first, second, third] = study.epochs.map(
    (epoch) => epoch.sdtm ?? epoch.title.en.toUpperCase(),
  );
  const ended = from.subject("RFENDTC");
  return from.epoch(from.column(column), [
    ...(first === undefined ? [] : [{ name: first }]),
    ...(second === undefined ? [] : [{ name: second, on: from.dose("date", "first") }]),
    ...(third === undefined ? [] : [{ name: third, after: ended }]),
  ]);
}

function formsOf(study: Study, domain: string): Form[] {
  return study.forms.filter((form) => form.sdtm?.domain === domain);
}

/** The variables that forms and their fields name, the standard's own first, each once. */
function variablesOf(forms: readonly Form[]): string[] {
  const names = new Set<string>();
  for (const form of forms) {
    for (const name of Object.keys(form.sdtm?.constants ?? {})) names.add(name);
    for (const { sdtm } of fieldsOf(form)) {
      for (const name of Object.keys(sdtm?.constants ?? {})) names.add(name);
      if (sdtm?.variable !== undefined) names.add(sdtm.variable);
    }
  }
  const domain = forms[0]?.sdtm?.domain ?? "";
  const known = [...names].filter((name) => isStandardVariable(domain, name));
  return [...known, ...[...names].filter((name) => !known.includes(name))];
}

function instances(form: Form): DatasetRecords {
  return { kind: "instances", form: form.id };
}

function several(records: readonly DatasetRecords[]): DatasetRecords {
  const [only] = records;
  return records.length === 1 && only !== undefined ? only : { kind: "several", of: records };
}
