import { covariateOf, factorOf } from "../../design/variable.ts";
import type { MixedModelRequest } from "../mixed-model.ts";
import type { MmrmRequest } from "../mmrm.ts";

/** Subject, arm, visit, baseline, response: made numbers of 16 participants with some visits missed. */
export const smallTrial = `
  S01 A V1 41.0 41.3; S01 A V3 41.0 42.9; S02 B V1 40.7 40.6; S02 B V2 40.7 39.5;
  S02 B V3 40.7 40.6; S03 A V1 36.5 34.1; S03 A V2 36.5 35.9; S03 A V3 36.5 31.9;
  S04 B V1 42.6 42.9; S04 B V3 42.6 44.9; S05 A V1 43.5 44.3; S05 A V2 43.5 41.1;
  S06 B V1 33.7 34.5; S06 B V2 33.7 37.1; S06 B V3 33.7 36.5; S07 A V1 34.6 35.9;
  S07 A V2 34.6 34.0; S07 A V3 34.6 32.9; S08 B V1 40.6 39.8; S08 B V2 40.6 37.7;
  S08 B V3 40.6 37.8; S09 A V1 34.8 36.0; S09 A V2 34.8 36.9; S10 B V1 42.1 41.2;
  S10 B V2 42.1 43.3; S10 B V3 42.1 43.5; S11 A V1 40.1 37.5; S11 A V2 40.1 35.6;
  S11 A V3 40.1 35.7; S12 B V1 40.0 39.7; S12 B V2 40.0 34.6; S12 B V3 40.0 34.5;
  S13 A V1 35.4 32.7; S13 A V2 35.4 30.7; S14 B V1 42.9 39.0; S14 B V2 42.9 41.8;
  S15 A V1 37.3 36.0; S15 A V2 37.3 36.0; S15 A V3 37.3 33.0; S16 B V1 39.3 39.8;
  S16 B V2 39.3 36.2;
`;

/** The same of 26 participants. */
export const groupedTrial = `
  S01 A V1 30.7 30.9; S01 A V3 30.7 31.1; S02 B V1 44.4 42.4; S02 B V2 44.4 42.1;
  S02 B V3 44.4 43.4; S03 A V1 36.0 33.9; S03 A V2 36.0 35.7; S03 A V3 36.0 39.7;
  S04 B V1 38.4 39.5; S04 B V2 38.4 38.0; S04 B V3 38.4 37.0; S05 A V1 35.2 34.7;
  S05 A V2 35.2 32.7; S05 A V3 35.2 34.7; S06 B V2 39.0 37.7; S06 B V3 39.0 37.3;
  S07 A V1 40.7 41.1; S07 A V2 40.7 39.0; S07 A V3 40.7 40.0; S08 B V1 33.3 33.4;
  S08 B V3 33.3 30.6; S09 A V1 38.4 36.5; S09 A V2 38.4 33.9; S09 A V3 38.4 35.4;
  S10 B V1 31.4 30.6; S10 B V2 31.4 30.2; S10 B V3 31.4 31.7; S11 A V1 41.0 38.2;
  S11 A V2 41.0 36.6; S11 A V3 41.0 40.6; S12 B V1 43.4 43.6; S12 B V3 43.4 41.7;
  S13 A V1 31.4 32.6; S13 A V2 31.4 33.9; S13 A V3 31.4 33.2; S14 B V1 41.3 39.6;
  S14 B V2 41.3 36.9; S14 B V3 41.3 36.5; S15 A V1 39.6 37.1; S15 A V2 39.6 38.4;
  S15 A V3 39.6 40.4; S16 B V1 34.3 35.7; S16 B V2 34.3 35.8; S16 B V3 34.3 35.6;
  S17 A V1 43.6 42.9; S17 A V2 43.6 42.1; S17 A V3 43.6 41.9; S18 B V1 41.8 43.7;
  S18 B V2 41.8 40.2; S19 A V1 39.6 36.9; S19 A V2 39.6 38.5; S19 A V3 39.6 36.3;
  S20 B V1 33.8 33.3; S20 B V2 33.8 32.5; S20 B V3 33.8 32.3; S21 A V1 38.4 37.8;
  S21 A V2 38.4 38.7; S21 A V3 38.4 37.3; S22 B V1 36.6 35.2; S22 B V2 36.6 37.1;
  S23 A V2 38.9 40.7; S23 A V3 38.9 35.0; S24 B V1 36.1 31.9; S24 B V2 36.1 30.5;
  S25 A V1 40.1 40.0; S25 A V3 40.1 39.3; S26 B V1 31.1 35.9; S26 B V2 31.1 32.0;
  S26 B V3 31.1 29.0;
`;

/** The rows of a trial as written, in that order. */
export function rowsOf(trial: string): readonly (readonly string[])[] {
  const lines = trial.split(";").map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => line.split(" "));
}

const column = (rows: readonly (readonly string[])[], place: number) =>
  rows.map((row) => row[place] ?? "");

/** Baseline and arm by visit. */
export function visitModel(rows: readonly (readonly string[])[]): MmrmRequest {
  return {
    response: Float64Array.from(column(rows, 4), Number),
    subject: column(rows, 0),
    visit: factorOf("VISIT", column(rows, 2)),
    covariance: "unstructured",
    variables: [factorOf("ARM", column(rows, 1)), covariateOf("BASE", column(rows, 3).map(Number))],
    terms: [[], ["BASE"], ["ARM"], ["VISIT"], ["ARM", "VISIT"]],
  };
}

/** Slopes over visits from a shared baseline. */
export function slopeModel(rows: readonly (readonly string[])[]): MixedModelRequest {
  const month = column(rows, 2).map((visit) => Number(visit.slice(1)) - 1);
  return {
    response: Float64Array.from(column(rows, 4), Number),
    subject: column(rows, 0),
    variables: [factorOf("ARM", column(rows, 1)), covariateOf("MONTH", month)],
    terms: [[], ["MONTH"], ["MONTH", "ARM"]],
    random: [[[], ["MONTH"]]],
  };
}
