import type { DecimalField, IntegerField } from "../definition/index.ts";

type Range = readonly [low: number, high: number];

/** Where most values of an adult who takes part lie, for measurements whose field gives no typical range itself. */
const usual: Readonly<Record<string, Range>> = {
  "systolic mm[Hg]": [104, 138],
  "diastolic mm[Hg]": [62, 88],
  "pulse /min": [58, 92],
  "breaths /min": [13, 20],
  "temperature Cel": [36, 37.2],
  "saturation %": [95, 99],
  "weight kg": [52, 84],
  "height cm": [155, 181],
  "haemoglobin g/L": [118, 158],
  "leucocytes 10*9/L": [4.5, 9.5],
  "neutrophils 10*9/L": [2.2, 4.4],
  "platelets 10*9/L": [160, 340],
  "alt U/L": [10, 45],
  "ast U/L": [12, 40],
  "bilirubin umol/L": [5, 19],
  "creatinine umol/L": [48, 98],
  "albumin g/L": [37, 49],
  "crp mg/L": [0.3, 5],
  "inr 1": [0.92, 1.12],
  "aptt s": [25, 36],
  "age a": [28, 66],
  "ageAtOnset a": [30, 50],
  attempts: [1, 2],
  "withdrawn mL": [8, 12],
  "volume mL": [15, 15],
  "minutes min": [1, 3],
  "minutes min of 1440": [190, 320],
  "viability %": [78, 95],
  leftTracks: [3, 5],
  rightTracks: [3, 5],
  "leftVolume uL": [60, 180],
  "rightVolume uL": [60, 180],
  efforts: [3, 6],
  "best L": [2.6, 4.3],
  "second L": [2.6, 4.3],
  "predicted L": [3.1, 4.4],
  "nfl pg/mL": [18, 140],
  "csfSod1 ng/mL": [60, 260],
  "sinceLevodopa h": [12, 15],
  "ledd mg/d": [350, 1100],
  position: [31_659_700, 31_669_000],
};

/** The typical range that a field declares, else the usual one of the measurement that its id and unit name. */
export function usualRange(field: IntegerField | DecimalField): Range | undefined {
  const { id, unit, max, typical } = field;
  const name = unit === undefined ? id : `${id} ${unit}`;
  return typical ?? usual[`${name} of ${max}`] ?? usual[name];
}
