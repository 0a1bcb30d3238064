import { type KeyMuscle, keyMuscles, type Segment, segments } from "./spinal-segments.ts";

export type Side = "Right" | "Left";
export type MotorItem = `${KeyMuscle}${Side}Motor`;
export type SensoryItem<M extends "Touch" | "Prick"> = `${Segment}${Side}${M}`;

export const sides = ["Right", "Left"] as const;
export const sideWords = { Right: ["right", "右"], Left: ["left", "左"] } as const;

function itemIds<P extends string, T extends string>(
  places: readonly P[],
  test: T,
): `${P}${Side}${T}`[] {
  return sides.flatMap((side) => places.map((place) => `${place}${side}${test}` as const));
}

export const motorItems: readonly MotorItem[] = itemIds(keyMuscles, "Motor");
export const touchItems: readonly SensoryItem<"Touch">[] = itemIds(segments, "Touch");
export const prickItems: readonly SensoryItem<"Prick">[] = itemIds(segments, "Prick");
