import type { z } from "zod";
import type { contract } from "./contract-table.ts";

/** The table of endpoints as a type: `"GET /api/studies/{study}"` → its parts. */
export type Api = typeof contract;

type Part<K extends keyof Api, P extends string, Of extends "in" | "out"> = Api[K] extends {
  readonly [key in P]: infer S extends z.ZodType;
}
  ? Of extends "in"
    ? z.input<S>
    : z.output<S>
  : undefined;

/** What an endpoint answers. */
export type Answer<K extends keyof Api> = Part<K, "answer", "out">;
/** What it takes as its body. */
export type Body<K extends keyof Api> = Part<K, "body", "in">;
/** The members of its path. */
export type Params<K extends keyof Api> = Part<K, "params", "in">;
/** What may stand after the question mark. */
export type Query<K extends keyof Api> = Part<K, "query", "in">;
