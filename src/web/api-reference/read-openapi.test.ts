import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleOf, schemaLines, typeWords } from "./describe-schema.ts";
import { readOpenApi } from "./read-openapi.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Neurite", version: "1", description: "d" },
  paths: {
    "/api/studies/{study}/audit": {
      parameters: [],
      get: {
        summary: "Search the audit trail",
        tags: ["studies"],
        "x-who": "signed-in",
        parameters: [
          { name: "study", in: "path", required: true, schema: { type: "string", minLength: 1 } },
          {
            name: "limit",
            in: "query",
            required: false,
            schema: { type: "integer", minimum: 1, maximum: 500 },
          },
        ],
        responses: {
          "200": {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["rows"],
                  properties: {
                    rows: {
                      type: "array",
                      items: {
                        type: "object",
                        properties: { at: { type: "string", format: "date-time" } },
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            content: {
              "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
            },
          },
        },
      },
    },
    "/api/session": {
      delete: { summary: "Sign out", responses: { "204": { description: "Done" } } },
    },
  },
  components: {
    schemas: {
      Problem: { type: "object", properties: { next: { $ref: "#/components/schemas/Problem" } } },
    },
  },
};

test("endpoints are read with who may call them, their parameters and their answer", () => {
  const api = readOpenApi(document);
  assert.deepEqual(
    api.operations.map(({ id, area, who, answer }) => [id, area, who, answer?.status]),
    [
      ["GET /api/studies/{study}/audit", "studies", "signed-in", "200"],
      ["DELETE /api/session", "session", "anyone", undefined],
    ],
  );
  const [audit] = api.operations;
  assert.deepEqual(
    audit?.parameters.map(({ name, in: place, required }) => [name, place, required]),
    [
      ["study", "path", true],
      ["limit", "query", false],
    ],
  );
  assert.deepEqual(
    schemaLines(audit?.answer?.schema ?? {}, api.schemas).map(({ depth, name, required, type }) => [
      depth,
      name,
      required,
      type,
    ]),
    [
      [0, "rows", true, "list of object"],
      [1, "at", false, "string (date-time)"],
    ],
  );
});

test("a document that is none gives an empty page, and a schema that holds itself ends", () => {
  assert.deepEqual(readOpenApi(null).operations, []);
  const { schemas } = readOpenApi(document);
  assert.equal(schemaLines({ $ref: "#/components/schemas/Problem" }, schemas).length, 9);
});

test("types are said in a few words, and an example holds what is required only", () => {
  assert.equal(typeWords({ enum: ["en", "zh-CN"] }, {}), '"en" | "zh-CN"');
  assert.equal(typeWords({ type: "string", maxLength: 10 }, {}), "string, ≤ 10 characters");
  const body = {
    type: "object",
    required: ["email", "on"],
    properties: {
      email: { type: "string" },
      code: { type: "string" },
      on: { type: "string", format: "date" },
    },
  };
  assert.deepEqual(exampleOf(body, {}), { email: "", on: "2026-01-31" });
});
