/** What a table has for a code that came from outside: `constructor` is no code. */
export function lookUp<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

/** A question of an instrument. */
export interface Question {
  readonly instrument: string;
  readonly field: string;
}

type Answers = Readonly<Record<string, string | boolean>>;

/** What a code of a measurement asks, and what coded answers to it mean. */
export interface ObservationCode extends Question {
  readonly answers?: Answers;
}

const reaction: Answers = {
  "LA6576-8": "POS",
  "LA6577-6": "NEG",
  "10828004": "POS",
  "260385009": "NEG",
  "260373001": "POS",
  "260415000": "NEG",
};

const vital = (field: string): ObservationCode => ({ instrument: "vital-signs", field });
const blood = (field: string): ObservationCode => ({ instrument: "safety-laboratory", field });
const serology = (field: string): ObservationCode => ({ ...blood(field), answers: reaction });
const forced = (field: string): ObservationCode => ({ instrument: "forced-vital-capacity", field });

/** Measurements by their LOINC code. A result in another quantity (mass for moles) is refused where it is read. @source LOINC 2.8 */
export const observationCodes: Readonly<Record<string, ObservationCode>> = {
  "8302-2": vital("height"),
  "29463-7": vital("weight"),
  "39156-5": vital("bmi"),
  "8480-6": vital("systolic"),
  "8462-4": vital("diastolic"),
  "8867-4": vital("pulse"),
  "9279-1": vital("breaths"),
  "8310-5": vital("temperature"),
  "19868-9": forced("best"),
  "19872-1": forced("percent"),
  "718-7": blood("haemoglobin"),
  "6690-2": blood("leucocytes"),
  "777-3": blood("platelets"),
  "1742-6": blood("alt"),
  "1920-8": blood("ast"),
  "14682-9": blood("creatinine"),
  "6301-6": blood("inr"),
  "1988-5": blood("crp"),
  "5196-1": serology("hbsAg"),
  "56888-1": serology("hiv"),
  "13955-0": serology("hcv"),
};

/** Panels that hold nothing themselves; their components are read. */
export const panelCodes: ReadonlySet<string> = new Set(["85354-9", "35094-2", "85353-1"]);

/** The questions that date a disease. */
export interface DiseaseCode {
  readonly onset: Question;
  readonly diagnosed?: Question;
}

const als: DiseaseCode = {
  onset: { instrument: "als-diagnosis", field: "onset" },
  diagnosed: { instrument: "als-diagnosis", field: "diagnosed" },
};
const parkinson: DiseaseCode = {
  onset: { instrument: "parkinson-history", field: "onset" },
  diagnosed: { instrument: "parkinson-history", field: "diagnosed" },
};
const cordInjury: DiseaseCode = { onset: { instrument: "spinal-injury", field: "date" } };

/** Diseases by code: SNOMED CT, ICD-10, ICD-10-CM, MONDO, OMIM, Orphanet. */
export const diseaseCodes: Readonly<Record<string, DiseaseCode>> = {
  "86044005": als,
  "G12.21": als,
  "MONDO:0004976": als,
  "OMIM:105400": als,
  "ORPHA:803": als,
  "49049000": parkinson,
  G20: parkinson,
  "MONDO:0005180": parkinson,
  "90584004": cordInjury,
};

/** Classes of a variant by LOINC answer, and by the word that phenopackets use. */
export const acmgCodes: Readonly<Record<string, string>> = {
  "LA6668-3": "P",
  "LA26332-9": "LP",
  "LA26333-7": "VUS",
  "LA26334-5": "LB",
  "LA6675-8": "B",
  PATHOGENIC: "P",
  LIKELY_PATHOGENIC: "LP",
  UNCERTAIN_SIGNIFICANCE: "VUS",
  LIKELY_BENIGN: "LB",
  BENIGN: "B",
};

/** Zygosity by LOINC answer and by GENO term. */
export const zygosityCodes: Readonly<Record<string, string>> = {
  "LA6706-1": "HET",
  "LA6705-3": "HOM",
  "GENO:0000135": "HET",
  "GENO:0000136": "HOM",
  "GENO:0000402": "COMPHET",
};

const panel = ["SOD1", "FUS", "TARDBP", "C9orf72"];

/** The code of a gene on the form of a genetic result. */
export function geneCode(symbol: string): string {
  return panel.find((gene) => gene.toUpperCase() === symbol.toUpperCase()) ?? "OTHER";
}
