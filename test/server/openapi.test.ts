import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { contract } from "../../src/server/contract/contract-table.ts";
import { openClinic } from "./clinic.ts";

const clinic = await openClinic();
after(() => clinic.close());
const { status, body: document } = await clinic.stranger().get("/api/openapi.json");

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: object;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: object }>
  >;
  readonly security?: readonly object[];
}
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
);

describe("the API's own description", () => {
  it("is OpenAPI 3.1 with every endpoint of the contract and no other", () => {
    assert.equal(status, 200);
    assert.match(document.openapi, /^3\.1\.\d$/);
    assert.ok(
      document.info.title !== "" &&
        document.info.version !== "" &&
        document.info.license.name !== "",
    );
    assert.deepEqual(operations.map(({ name }) => name).sort(), Object.keys(contract).sort());
  });

  it("gives each operation an id of its own, its path's members, and an answer for when it goes wrong", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
    for (const { name, path, operation } of operations) {
      const members = [...path.matchAll(/\{(\w+)\}/g)].map(([, member]) => member);
      const given = (operation.parameters ?? []).filter((each) => each.in === "path");
      assert.deepEqual(
        given.map((each) => each.name),
        members,
        name,
      );
      assert.ok(
        given.every(({ required }) => required),
        name,
      );
      assert.ok(
        (operation.parameters ?? []).every(({ schema }) => typeof schema === "object"),
        name,
      );
      assert.ok(operation.responses["default"] !== undefined, name);
      assert.ok(
        Object.keys(operation.responses).every((code) => /^(default|[1-5]\d\d)$/.test(code)),
        name,
      );
      assert.ok(
        Object.values(operation.responses).every(({ description }) => description !== ""),
        name,
      );
      assert.equal(
        operation.security === undefined,
        contract[name as keyof typeof contract].who === "anyone",
        name,
      );
    }
  });

  it("leads every reference to something", () => {
    const references: string[] = [];
    const look = (part: unknown): void => {
      if (typeof part !== "object" || part === null) return;
      for (const [key, value] of Object.entries(part)) {
        if (key === "$ref") references.push(String(value));
        else look(value);
      }
    };
    look(document);
    assert.ok(references.length > 0);
    for (const reference of references) {
      assert.match(reference, /^#\//);
      let at: unknown = document;
      for (const step of reference.slice(2).split("/")) {
        assert.ok(typeof at === "object" && at !== null && step in at, reference);
        at = (at as Record<string, unknown>)[step];
      }
    }
  });
});
