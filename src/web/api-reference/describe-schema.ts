import type { Schema } from "./read-openapi.ts";

/** A line of a schema written out: a member, how deep it lies, its type in words. */
export interface SchemaLine {
  readonly depth: number;
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

const deepest = 8;

/** Writes a schema out member by member, references followed. */
export function schemaLines(
  schema: Schema,
  named: Readonly<Record<string, Schema>>,
): readonly SchemaLine[] {
  const lines: SchemaLine[] = [];
  const visit = (of: Schema, depth: number): void => {
    const at = objectWithin(resolve(of, named), named);
    if (at === undefined || depth > deepest) return;
    const required = Array.isArray(at["required"]) ? at["required"] : [];
    for (const [name, member] of Object.entries(
      (at["properties"] ?? {}) as Readonly<Record<string, Schema>>,
    )) {
      const known = resolve(member, named);
      lines.push({
        depth,
        name,
        required: required.includes(name),
        type: typeWords(known, named),
        description: typeof known["description"] === "string" ? known["description"] : "",
      });
      visit(known, depth + 1);
    }
  };
  visit(schema, 0);
  return lines;
}

/** The type of a schema in a few words: `string (date)`, `"en" | "zh-CN"`, `list of object`. */
export function typeWords(of: Schema, named: Readonly<Record<string, Schema>>): string {
  const schema = resolve(of, named);
  if (Array.isArray(schema["enum"]))
    return schema["enum"].map((each) => JSON.stringify(each)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(choices))
    return choices.map((each) => typeWords(each as Schema, named)).join(" | ");
  const { type } = schema;
  if (type === "array") return `list of ${typeWords((schema["items"] ?? {}) as Schema, named)}`;
  if (typeof schema["title"] === "string") return schema["title"];
  if (
    type === "object" &&
    typeof schema["additionalProperties"] === "object" &&
    schema["properties"] === undefined
  ) {
    return `map of ${typeWords(schema["additionalProperties"] as Schema, named)}`;
  }
  const format = typeof schema["format"] === "string" ? ` (${schema["format"]})` : "";
  const limits = [
    ["minLength", "≥ ", " characters"],
    ["maxLength", "≤ ", " characters"],
    ["minimum", "≥ ", ""],
    ["maximum", "≤ ", ""],
  ].flatMap(([name = "", sign = "", unit = ""]) => {
    const limit = schema[name];
    return typeof limit === "number" && Math.abs(limit) < Number.MAX_SAFE_INTEGER
      ? [`${sign}${limit}${unit}`]
      : [];
  });
  return `${typeof type === "string" ? type : "any"}${format}${limits.length > 0 ? `, ${limits.join(", ")}` : ""}`;
}

/** A value that has the shape of a schema, to begin a request from: required members only. */
export function exampleOf(of: Schema, named: Readonly<Record<string, Schema>>, depth = 0): unknown {
  const schema = resolve(of, named);
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if ("const" in schema) return schema["const"];
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(choices)) return exampleOf((choices[0] ?? {}) as Schema, named, depth);
  switch (schema["type"]) {
    case "string":
      return schema["format"] === "date"
        ? "2026-01-31"
        : schema["format"] === "date-time"
          ? "2026-01-31T08:00:00.000Z"
          : "";
    case "number":
    case "integer":
      return typeof schema["minimum"] === "number" && schema["minimum"] > 0 ? schema["minimum"] : 0;
    case "boolean":
      return false;
    case "array":
      return [];
    default: {
      if (depth > deepest) return {};
      const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
      const members = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
      return Object.fromEntries(
        required.flatMap((name) => {
          const member = members[name];
          return member === undefined ? [] : [[name, exampleOf(member, named, depth + 1)]];
        }),
      );
    }
  }
}

/** The object whose members a schema holds: itself, what its list holds, or the one of its choices that is one. */
function objectWithin(schema: Schema, named: Readonly<Record<string, Schema>>): Schema | undefined {
  if (schema["properties"] !== undefined) return schema;
  if (schema["type"] === "array")
    return objectWithin(resolve((schema["items"] ?? {}) as Schema, named), named);
  if (
    typeof schema["additionalProperties"] === "object" &&
    schema["additionalProperties"] !== null
  ) {
    return objectWithin(resolve(schema["additionalProperties"] as Schema, named), named);
  }
  return undefined;
}

function resolve(schema: Schema, named: Readonly<Record<string, Schema>>): Schema {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return schema;
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  return (Object.hasOwn(named, name) ? named[name] : undefined) ?? {};
}
