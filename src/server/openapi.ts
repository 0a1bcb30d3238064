import { softwareVersion } from "../kernel/index.ts";
import { z } from "zod";
import { contract } from "./contract/contract-table.ts";
import type { Endpoint } from "./contract/endpoint.ts";
import { problemBody } from "./contract/shapes.ts";

/**
 * The API as an OpenAPI document, derived from the contract.
 *
 * @source OpenAPI Specification 3.1.1
 */
export function describeApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(contract)) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: describeOperation(name, path, endpoint),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Neurite",
      version: softwareVersion,
      description:
        "Every change is a command with an id of its own: sent again under the same id it does nothing twice. Errors are RFC 9457 problem details that carry the refusal as data. Requests that change something need the header `x-neurite: 1`.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "neurite" } },
      schemas: { Problem: schemaOf(problemBody, "output") },
    },
  };
}

function describeOperation(
  name: string,
  path: string,
  endpoint: Endpoint,
): Record<string, unknown> {
  const { summary, who, params, query, body, answer, media } = endpoint;
  const parameters = [...parametersOf(params, "path"), ...parametersOf(query, "query")];
  const upload = name.startsWith("POST") && media === "application/octet-stream";
  const content = upload
    ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
    : body === undefined
      ? undefined
      : { "application/json": { schema: schemaOf(body, "input") } };
  const answers =
    media !== undefined && !upload
      ? {
          [media]: {
            schema: { type: "string", ...(media.startsWith("text/") ? {} : { format: "binary" }) },
          },
        }
      : answer === undefined
        ? undefined
        : { "application/json": { schema: schemaOf(answer, "output") } };
  return {
    operationId: name.replace(/[^A-Za-z]+/g, "-").replace(/-$/, ""),
    summary,
    tags: [path.split("/")[2] ?? "api"],
    "x-who": who,
    ...(who === "anyone" ? {} : { security: [{ session: [] }] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(content === undefined ? {} : { requestBody: { required: true, content } }),
    responses: {
      [answers === undefined ? "204" : "200"]: {
        description: answers === undefined ? "Done" : "The answer",
        ...(answers === undefined ? {} : { content: answers }),
      },
      default: {
        description: "Not done, and why",
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): unknown[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: of,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
  });
  return rest;
}
