import type { Text } from "../../kernel/index.ts";
import { type CodeListOf, codeList } from "../code-list.ts";

/** The 28 dermatomes that are examined, from the neck down. */
export const segments = [
  ...(["c2", "c3", "c4", "c5", "c6", "c7", "c8"] as const),
  ...(["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10", "t11", "t12"] as const),
  ...(["l1", "l2", "l3", "l4", "l5", "s1", "s2", "s3", "s4_5"] as const),
] as const;
export type Segment = (typeof segments)[number];

/** The segments that have a key muscle. */
export const keyMuscles = [
  ...(["c5", "c6", "c7", "c8", "t1"] as const),
  ...(["l2", "l3", "l4", "l5", "s1"] as const),
] as const;
export type KeyMuscle = (typeof keyMuscles)[number];

type Level = "C1" | Uppercase<Exclude<Segment, "s4_5">> | "S4-5" | "INT";

const levelNames = [
  "C1",
  ...segments.map((segment) => segment.toUpperCase().replace("_", "-")),
] as Level[];

/** Levels from the neck down, so that "C4 to L2" can be asked; `INT` when nothing is impaired. */
export const levels: CodeListOf<Level> = codeList<Level>(
  "SPINAL_LEVEL",
  {
    ...(Object.fromEntries(levelNames.map((name) => [name, name])) as Record<Level, string>),
    INT: { en: "Intact", "zh-CN": "正常" } satisfies Text,
  },
  { ordered: true },
);
