import type { ColumnSource, DatasetVariable } from "./dataset.ts";

/** A variable of the standard: its label, its type, and where it comes from unless a dataset says otherwise. */
interface StandardVariable {
  readonly label: string;
  readonly type: "text" | "number";
  readonly source?: ColumnSource;
}

const text = (label: string, source?: ColumnSource): StandardVariable =>
  source === undefined ? { label, type: "text" } : { label, type: "text", source };
const number = (label: string, source?: ColumnSource): StandardVariable => ({
  ...text(label, source),
  type: "number",
});
const date = (kind: "event", event: "consented" | "died"): ColumnSource => ({
  kind,
  of: "date",
  event,
});
const visit = (of: Extract<ColumnSource, { kind: "visit" }>["of"]): ColumnSource => ({
  kind: "visit",
  of,
});
const result = (of: Extract<ColumnSource, { kind: "result" }>["of"]): ColumnSource => ({
  kind: "result",
  of,
});
const firstDose: ColumnSource = { kind: "dose", of: "date", which: "first" };

/**
 * Variables of SDTM; `--` stands for the domain. Those without a source take it from the declarations (`target`).
 *
 * @source CDISC SDTMIG 3.3: labels and roles
 */
const standard: Readonly<Record<string, StandardVariable>> = {
  STUDYID: text("Study Identifier", { kind: "study" }),
  DOMAIN: text("Domain Abbreviation"),
  USUBJID: text("Unique Subject Identifier", { kind: "subject", column: "USUBJID" }),
  SUBJID: text("Subject Identifier for the Study", { kind: "participant", of: "number" }),
  RFSTDTC: text("Subject Reference Start Date/Time", firstDose),
  RFENDTC: text("Subject Reference End Date/Time"),
  RFXSTDTC: text("Date/Time of First Study Treatment", firstDose),
  RFXENDTC: text("Date/Time of Last Study Treatment", {
    kind: "dose",
    of: "date",
    which: "last",
  }),
  RFICDTC: text("Date/Time of Informed Consent", date("event", "consented")),
  RFPENDTC: text("Date/Time of End of Participation"),
  DTHDTC: text("Date/Time of Death", date("event", "died")),
  DTHFL: text("Subject Death Flag", {
    kind: "when",
    test: { kind: "present", of: date("event", "died") },
    yes: { kind: "constant", value: "Y" },
  }),
  SITEID: text("Study Site Identifier", { kind: "participant", of: "site" }),
  AGE: number("Age"),
  AGEU: text("Age Units"),
  SEX: text("Sex"),
  RACE: text("Race"),
  ETHNIC: text("Ethnicity"),
  ARMCD: text("Planned Arm Code", { kind: "arm", of: "code" }),
  ARM: text("Description of Planned Arm", { kind: "arm", of: "name" }),
  ACTARMCD: text("Actual Arm Code"),
  ACTARM: text("Description of Actual Arm"),
  COUNTRY: text("Country", { kind: "participant", of: "country" }),
  "--SEQ": number("Sequence Number", { kind: "sequence" }),
  "--SPID": text("Sponsor-Defined Identifier"),
  "--TRT": text("Name of Treatment"),
  "--TERM": text("Reported Term"),
  "--LLT": text("Lowest Level Term"),
  "--LLTCD": number("Lowest Level Term Code"),
  "--DECOD": text("Standardized or Dictionary-Derived Term"),
  "--PTCD": number("Preferred Term Code"),
  "--HLT": text("High Level Term"),
  "--HLTCD": number("High Level Term Code"),
  "--HLGT": text("High Level Group Term"),
  "--HLGTCD": number("High Level Group Term Code"),
  "--BODSYS": text("Body System or Organ Class"),
  "--BDSYCD": number("Body System or Organ Class Code"),
  "--SOC": text("Primary System Organ Class"),
  "--SOCCD": number("Primary System Organ Class Code"),
  "--CAT": text("Category"),
  "--SCAT": text("Subcategory"),
  "--SEV": text("Severity/Intensity"),
  "--TOXGR": text("Standard Toxicity Grade"),
  "--SER": text("Serious Event"),
  "--ACN": text("Action Taken with Study Treatment"),
  "--REL": text("Causality"),
  "--OUT": text("Outcome"),
  "--SCAN": text("Involves Cancer"),
  "--SCONG": text("Congenital Anomaly or Birth Defect"),
  "--SDISAB": text("Persist or Signif Disability/Incapacity"),
  "--SDTH": text("Results in Death"),
  "--SHOSP": text("Requires or Prolongs Hospitalization"),
  "--SLIFE": text("Is Life Threatening"),
  "--SOD": text("Occurred with Overdose"),
  "--DOSE": number("Dose"),
  "--DOSU": text("Dose Units"),
  "--DOSFRM": text("Dose Form"),
  "--DOSFRQ": text("Dosing Frequency per Interval"),
  "--ROUTE": text("Route of Administration"),
  "--INDC": text("Indication"),
  "--TESTCD": text("Test Short Name", { kind: "test", of: "code" }),
  "--TEST": text("Test Name", { kind: "test", of: "name" }),
  "--POS": text("Position of Subject"),
  "--ORRES": text("Result or Finding in Original Units", result("original")),
  "--ORRESU": text("Original Units", result("original-unit")),
  "--ORNRLO": text("Reference Range Lower Limit in Orig Unit"),
  "--ORNRHI": text("Reference Range Upper Limit in Orig Unit"),
  "--STRESC": text("Character Result/Finding in Std Format", result("standard")),
  "--STRESN": number("Numeric Result/Finding in Standard Units", result("standard")),
  "--STRESU": text("Standard Units", result("standard-unit")),
  "--STNRLO": number("Reference Range Lower Limit-Std Units"),
  "--STNRHI": number("Reference Range Upper Limit-Std Units"),
  "--NRIND": text("Reference Range Indicator"),
  "--STAT": text("Completion Status", result("status")),
  "--REASND": text("Reason Not Done"),
  "--LOC": text("Location of Measurement"),
  "--BLFL": text("Baseline Flag"),
  "--DRVFL": text("Derived Flag"),
  VISITNUM: number("Visit Number", visit("number")),
  VISIT: text("Visit Name", visit("name")),
  VISITDY: number("Planned Study Day of Visit", visit("day")),
  EPOCH: text("Epoch", visit("epoch")),
  "--UPDES": text("Description of Unplanned Visit", visit("unplanned")),
  "--DTC": text("Date/Time of Collection", {
    kind: "pick",
    take: "first",
    of: [{ kind: "target" }, visit("date")],
  }),
  "--STDTC": text("Start Date/Time"),
  "--ENDTC": text("End Date/Time"),
  "--DY": number("Study Day of Collection"),
  "--STDY": number("Study Day of Start"),
  "--ENDY": number("Study Day of End"),
  "--TPT": text("Planned Time Point Name"),
  "--TPTNUM": number("Planned Time Point Number"),
  "--ELTM": text("Planned Elapsed Time from Time Point Ref"),
  "--TPTREF": text("Time Point Reference"),
};

/** The study days, by the date that each is of. */
const dayOf: Readonly<Record<string, string>> = {
  "--DY": "--DTC",
  "--STDY": "--STDTC",
  "--ENDY": "--ENDTC",
};

/** The standard's generic name of a variable: `--SEQ` of `VSSEQ` in `VS`. */
function genericName(domain: string, name: string): string {
  if (Object.hasOwn(standard, name)) return name;
  return name.startsWith(domain) ? `--${name.slice(domain.length)}` : name;
}

/** A variable as the standard has it; one that it does not know is a text, labelled by its name, from the declarations. */
export function standardVariable(domain: string, name: string): DatasetVariable {
  const generic = genericName(domain, name);
  const known = Object.hasOwn(standard, generic) ? standard[generic] : undefined;
  const date = dayOf[generic]?.replace("--", domain);
  const source: ColumnSource =
    name === "DOMAIN"
      ? { kind: "constant", value: domain }
      : date === undefined
        ? (known?.source ?? { kind: "target" })
        : { kind: "study-day", of: { kind: "column", name: date } };
  return { name, label: known?.label ?? name, type: known?.type ?? "text", source };
}

/** Whether the standard knows a variable of a domain. */
export function isStandardVariable(domain: string, name: string): boolean {
  return Object.hasOwn(standard, genericName(domain, name));
}
