import {
  type Gli2012Group,
  gli2012Fvc,
  gli2012FvcLms,
  gli2022Fvc,
  gli2022FvcLms,
} from "../../src/definition/index.ts";
import { isRecord, type Statistic } from "./statistic.ts";

/** How the vectors call what they give, and to how many decimals they print it. */
const decimals: Readonly<Record<string, number>> = { L: 4, M: 4, S: 5, pctPred: 2, z: 3, LLN: 4 };

/** Vectors of lung function: persons with what one or more reference equations say of them. */
export function solveGliVectors(json: unknown, file: string): Statistic[] | undefined {
  const vectors = isRecord(json) ? json["testVectors"] : json;
  if (!Array.isArray(vectors) || vectors.length === 0 || !vectors.every(isVector)) return undefined;
  return vectors.flatMap((vector, index) => solveVector(vector, `${file} ${index + 1}`));
}

interface Vector extends Readonly<Record<string, unknown>> {
  readonly sex: "M" | "F";
  readonly age: number;
  readonly heightCm: number;
}

function isVector(json: unknown): json is Vector {
  return (
    isRecord(json) &&
    (json["sex"] === "M" || json["sex"] === "F") &&
    typeof json["age"] === "number" &&
    typeof json["heightCm"] === "number"
  );
}

function solveVector(vector: Vector, id: string): Statistic[] {
  return Object.entries(vector).flatMap(([equation, expected]) => {
    if (!isRecord(expected)) return [];
    const ours = resultsOf(equation, vector);
    return Object.entries(expected).map(([name, reference]): Statistic => {
      const named = { case: id, statistic: `${equation}.${name}`, reference };
      const value = ours === undefined ? undefined : ours[name];
      const places = decimals[name];
      if (value === undefined || places === undefined || typeof reference !== "number") {
        const why = ours === undefined ? `${equation} is not computed` : "no such result";
        return { ...named, verdict: "not covered", why };
      }
      const error = Math.abs(value - reference);
      const isClose = error <= 0.5 * 10 ** -places + 1e-9;
      return { ...named, ours: value, error, verdict: isClose ? "reproduced" : "failed" };
    });
  });
}

/** The groups of GLI-2012 as files of vectors name them. */
const groups: ReadonlyMap<string, Gli2012Group> = new Map([
  ["gli2012_caucasian", "CAU"],
  ["gli2012_africanAmerican", "AFR"],
  ["gli2012_neAsian", "NEA"],
  ["gli2012_seAsian", "SEA"],
  ["gli2012_other", "OTHER"],
]);

type Results = Readonly<Record<string, number | undefined>>;

function resultsOf(equation: string, { sex, age, heightCm, ...rest }: Vector): Results | undefined {
  const measured = typeof rest["measuredL"] === "number" ? rest["measuredL"] : undefined;
  const person = { sex, age, height: heightCm, measured };
  const group = groups.get(equation);
  if (group === undefined && equation !== "gli2022") return undefined;
  const [lms, found] =
    group === undefined
      ? [gli2022FvcLms(sex, age, heightCm), gli2022Fvc.compute(person)]
      : [gli2012FvcLms(sex, group, age, heightCm), gli2012Fvc.compute({ ...person, group })];
  return {
    L: lms?.l,
    M: lms?.m,
    S: lms?.s,
    pctPred: found.percent,
    z: found.zScore,
    LLN: found.lowerLimit,
  };
}
