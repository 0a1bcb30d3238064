import { defineIssue, type Issue, type Json } from "../../kernel/index.ts";

/**
 * What JSON must look like to be a `T`: one description that both reads (every problem at once, each with its path)
 * and prints as JSON Schema, so that the two cannot disagree. The compiler holds it to the type it stands for.
 */
export interface Shape<T> {
  /** Reports what keeps `raw` from being a `T`. */
  check(raw: unknown, path: Path, issues: Issue[]): void;
  /** The JSON Schema; named parts are put into `parts` and referred to. */
  schema(parts: Parts): Json;
  /** Carries the type; never set. */
  readonly type?: T;
}

export type Path = readonly (string | number)[];
export type Parts = Map<string, Json>;

/** A member that may be left out. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

/** One shape per member; members that the type lets be absent must be marked, the others must not. */
export type Members<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Optional<Exclude<T[K], undefined>>
    : Shape<T[K]>;
};

const wrong = defineIssue(
  "study.json.type",
  "This is {found}; it must be {expected}.",
  "此处为{found}，应为{expected}。",
);
const missing = defineIssue(
  "study.json.missing",
  "The member {member} is missing. Add it.",
  "缺少成员 {member}，请补充。",
);
const extra = defineIssue(
  "study.json.unknown-member",
  "There is no member {member} here. Known members: {known}.",
  "此处没有成员 {member}。可用成员：{known}。",
);
const unknownKind = defineIssue(
  "study.json.unknown-kind",
  "{found} is not a known {tag}. Known: {known}.",
  "{found} 不是已知的 {tag}。可用：{known}。",
);

export function found(raw: unknown): string {
  const shown = raw === undefined ? "nothing" : JSON.stringify(raw);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

export function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

function simple<T>(expected: string, test: (raw: unknown) => boolean, schema: Json): Shape<T> {
  return {
    check(raw, path, issues) {
      if (!test(raw)) issues.push(wrong(path, { found: found(raw), expected }));
    },
    schema: () => schema,
  };
}

export const string: Shape<string> = simple("a text", (raw) => typeof raw === "string", {
  type: "string",
});
export const filled: Shape<string> = simple(
  "a text that is not empty",
  (raw) => typeof raw === "string" && raw !== "",
  { type: "string", minLength: 1 },
);
export const number: Shape<number> = simple(
  "a number",
  (raw) => typeof raw === "number" && Number.isFinite(raw),
  { type: "number" },
);
export const boolean: Shape<boolean> = simple("true or false", (raw) => typeof raw === "boolean", {
  type: "boolean",
});

/** An id that matches a pattern, which the words describe. */
export function pattern(source: RegExp, expected: string): Shape<string> {
  return simple(expected, (raw) => typeof raw === "string" && source.test(raw), {
    type: "string",
    pattern: source.source,
  });
}

/** One of a few fixed values. */
export function oneOf<const T extends string | number | boolean>(
  ...values: readonly T[]
): Shape<T> {
  return simple(`one of ${values.join(", ")}`, (raw) => values.some((value) => value === raw), {
    enum: [...values],
  });
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** A list; `least` is how many members it has at least. */
export function list<T>(item: Shape<T>, least = 0): Shape<readonly T[]> {
  return {
    check(raw, path, issues) {
      if (!Array.isArray(raw)) issues.push(wrong(path, { found: found(raw), expected: "a list" }));
      else if (raw.length < least) {
        issues.push(wrong(path, { found: found(raw), expected: `a list of at least ${least}` }));
      } else raw.forEach((one, index) => item.check(one, [...path, index], issues));
    },
    schema: (parts) => ({
      type: "array",
      items: item.schema(parts),
      ...(least > 0 ? { minItems: least } : {}),
    }),
  };
}

/** Two values: a least and a most, an early and a late. */
export function pair<T>(item: Shape<T>): Shape<readonly [T, T]> {
  return {
    check(raw, path, issues) {
      if (Array.isArray(raw) && raw.length === 2) {
        raw.forEach((one, index) => item.check(one, [...path, index], issues));
      } else issues.push(wrong(path, { found: found(raw), expected: "a list of two" }));
    },
    schema: (parts) => ({ type: "array", items: item.schema(parts), minItems: 2, maxItems: 2 }),
  };
}

/** Values under names of the author's choice. */
export function dictionary<T>(value: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    check(raw, path, issues) {
      if (!isObject(raw)) issues.push(wrong(path, { found: found(raw), expected: "an object" }));
      else for (const [key, one] of Object.entries(raw)) value.check(one, [...path, key], issues);
    },
    schema: (parts) => ({ type: "object", additionalProperties: value.schema(parts) }),
  };
}

/** An object with exactly these members. */
export function object<T>(name: string, members: Members<T>): Shape<T> {
  const known = Object.entries<Shape<unknown> | Optional<unknown>>(members);
  const names = known.map(([key]) => key);
  return {
    check(raw, path, issues) {
      if (!isObject(raw)) {
        issues.push(wrong(path, { found: found(raw), expected: `an object (${name})` }));
        return;
      }
      for (const key of Object.keys(raw)) {
        if (!Object.hasOwn(members, key)) {
          issues.push(extra([...path, key], { member: key, known: names.join(", ") }));
        }
      }
      for (const [key, shape] of known) {
        const present = Object.hasOwn(raw, key);
        if ("optional" in shape) {
          if (present) shape.optional.check(raw[key], [...path, key], issues);
        } else if (present) shape.check(raw[key], [...path, key], issues);
        else issues.push(missing([...path, key], { member: key }));
      }
    },
    schema: (parts) =>
      named(parts, name, () => ({
        type: "object",
        properties: Object.fromEntries(
          known.map(([key, shape]) => [
            key,
            ("optional" in shape ? shape.optional : shape).schema(parts),
          ]),
        ),
        required: known.filter(([, shape]) => !("optional" in shape)).map(([key]) => key),
        additionalProperties: false,
      })),
  };
}

/** One of several objects, told apart by a member such as `kind`. */
export function tagged<T>(
  name: string,
  tag: string,
  members: Readonly<Record<string, Shape<T>>>,
): Shape<T> {
  const known = Object.keys(members);
  return {
    check(raw, path, issues) {
      if (!isObject(raw)) {
        issues.push(wrong(path, { found: found(raw), expected: `an object (${name})` }));
        return;
      }
      const kind = raw[tag];
      const shape =
        typeof kind === "string" && Object.hasOwn(members, kind) ? members[kind] : undefined;
      if (shape !== undefined) shape.check(raw, path, issues);
      else {
        issues.push(
          unknownKind([...path, tag], { found: found(kind), tag, known: known.join(", ") }),
        );
      }
    },
    schema: (parts) =>
      named(parts, name, () => ({
        oneOf: Object.values(members).map((member) => member.schema(parts)),
      })),
  };
}

/** One of several shapes that have no tag: the first whose test recognises the value reads it. */
export function either<T>(
  expected: string,
  ...choices: readonly { readonly when: (raw: unknown) => boolean; readonly shape: Shape<T> }[]
): Shape<T> {
  return {
    check(raw, path, issues) {
      const choice = choices.find(({ when }) => when(raw));
      if (choice === undefined) issues.push(wrong(path, { found: found(raw), expected }));
      else choice.shape.check(raw, path, issues);
    },
    schema: (parts) => ({ anyOf: choices.map(({ shape }) => shape.schema(parts)) }),
  };
}

/** A shape that is defined later, for kinds that contain themselves. */
export function later<T>(shape: () => Shape<T>): Shape<T> {
  return {
    check: (raw, path, issues) => shape().check(raw, path, issues),
    schema: (parts) => shape().schema(parts),
  };
}

function named(parts: Parts, name: string, make: () => Json): Json {
  if (!parts.has(name)) {
    parts.set(name, {});
    parts.set(name, make());
  }
  return { $ref: `#/$defs/${name}` };
}
