/** A JSON Schema as the document holds it. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: Schema;
}

/** An endpoint of the API as the document describes it. */
export interface Operation {
  /** `GET /api/session`, its name in the address of the page. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The first part of the path: what it is about. */
  readonly area: string;
  /** `anyone`, `signed-in` or a role. */
  readonly who: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly media: string; readonly schema: Schema };
  readonly answer?: { readonly status: string; readonly media: string; readonly schema: Schema };
}

export interface ApiDocument {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly operations: readonly Operation[];
  /** Schemas with a name, for `$ref`. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Reads an OpenAPI 3.1 document as far as the page shows it; what is not there is left out. */
export function readOpenApi(document: unknown): ApiDocument {
  const root = objectOf(document);
  const info = objectOf(root["info"]);
  const operations = Object.entries(objectOf(root["paths"])).flatMap(([path, item]) =>
    Object.entries(objectOf(item)).flatMap(([method, of]) =>
      methods.has(method) ? [readOperation(method.toUpperCase(), path, objectOf(of))] : [],
    ),
  );
  return {
    title: textOf(info["title"]),
    version: textOf(info["version"]),
    description: textOf(info["description"]),
    operations,
    schemas: objectOf(objectOf(root["components"])["schemas"]) as Readonly<Record<string, Schema>>,
  };
}

const methods = new Set(["get", "post", "put", "patch", "delete"]);

function readOperation(method: string, path: string, of: Schema): Operation {
  const tags = Array.isArray(of["tags"]) ? of["tags"].map(String) : [];
  const body = contentOf(objectOf(of["requestBody"]));
  const [status, response] =
    Object.entries(objectOf(of["responses"])).find(([code]) => /^2\d\d$/.test(code)) ?? [];
  const answer = contentOf(objectOf(response));
  return {
    id: `${method} ${path}`,
    method,
    path,
    summary: textOf(of["summary"]),
    area: tags[0] ?? path.split("/")[2] ?? "",
    who: textOf(of["x-who"]) || (of["security"] === undefined ? "anyone" : "signed-in"),
    parameters: (Array.isArray(of["parameters"]) ? of["parameters"] : [])
      .map(objectOf)
      .map((each) => ({
        name: textOf(each["name"]),
        in: each["in"] === "path" ? "path" : "query",
        required: each["required"] === true,
        schema: objectOf(each["schema"]),
      })),
    ...(body === undefined ? {} : { body }),
    ...(answer === undefined ? {} : { answer: { status: status ?? "200", ...answer } }),
  };
}

function contentOf(of: Schema): { readonly media: string; readonly schema: Schema } | undefined {
  const [first] = Object.entries(objectOf(of["content"]));
  return first === undefined
    ? undefined
    : { media: first[0], schema: objectOf(objectOf(first[1])["schema"]) };
}

function objectOf(value: unknown): Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Schema)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
