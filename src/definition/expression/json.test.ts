import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { issuePlace, issueText } from "../../kernel/index.ts";
import { anyExpression } from "./testing/any-expression.ts";
import { expressionOf } from "./testing/clinic.ts";
import { expressionSchema, readExpression } from "./json.ts";

test("every expression is read back from its JSON as itself", () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const json = JSON.parse(JSON.stringify(expression));
      const read = readExpression(json);
      assert.deepStrictEqual(read, json); // JSON has no -0
      assert.notEqual(read, json);
    }),
  );
});

test("what is no expression is refused with every mistake and its place", () => {
  const age = { kind: "field", form: "DM", field: "age" };
  const wrong: readonly (readonly [unknown, string, RegExp])[] = [
    [null, "", /an expression/],
    ["DM.age", "", /an expression/],
    [[], "", /an expression/],
    [{}, "kind", /no kind of expression “null”/],
    [{ kind: "fild" }, "kind", /“field”/],
    [{ kind: "toString" }, "kind", /“toString”/],
    [{ kind: "field", form: "DM" }, "", /“field” is absent/],
    [{ ...age, att: "x" }, "att", /“att” has no meaning.*“at”/],
    [{ ...age, at: null }, "at", /a text/],
    [{ kind: "number", value: "5" }, "value", /a number/],
    [{ kind: "number", value: Number.NaN }, "value", /a number/],
    [{ kind: "and", of: age }, "of", /a list of expressions/],
    [{ kind: "and", of: [age, 3] }, "of.1", /an expression/],
    [{ kind: "answered", of: { kind: "today" } }, "of", /reference to a field/],
    [{ kind: "compare", op: "==", left: age, right: age }, "op", /one of =, !=/],
    [{ kind: "in", of: age, values: [true] }, "values.0", /a text or a number/],
    [{ kind: "dose", dose: 0 }, "dose", /“first” or “last”/],
    [{ kind: "dose", dose: 1.5 }, "dose", /“first” or “last”/],
    [{ kind: "event", event: "born" }, "event", /one of screened/],
    [{ kind: "boolean", value: 1 }, "value", /true or false/],
  ];
  for (const [json, place, message] of wrong) {
    const read = readExpression(json);
    assert("issues" in read, JSON.stringify(json));
    const [issue] = read.issues;
    assert(issue);
    assert.equal(issuePlace(issue), place);
    assert.match(issueText(issue), message);
  }
  const twice = readExpression({ kind: "not", of: { kind: "x" }, or: 1 }, ["when"]);
  assert("issues" in twice);
  assert.deepEqual(twice.issues.map(issuePlace), ["when.or", "when.of.kind"]);
});

test("JSON nested too deep is refused, not recursed into", () => {
  let json: unknown = { kind: "today" };
  for (let depth = 0; depth < 20_000; depth++) json = { kind: "not", of: json };
  const read = readExpression(json);
  assert("issues" in read);
  assert.equal(read.issues[0]?.code, "expression.too-deep");
});

test("the schema knows the same kinds and members as the reader", () => {
  const { oneOf } = expressionSchema as unknown as {
    oneOf: readonly {
      properties: Readonly<Record<string, { const?: string }>>;
      required: readonly string[];
      additionalProperties: boolean;
    }[];
  };
  const kinds = oneOf.map(({ properties }) => properties["kind"]?.const);
  assert.equal(new Set(kinds).size, 25);
  for (const { properties, required, additionalProperties } of oneOf) {
    assert.equal(additionalProperties, false);
    const read = readExpression({ kind: properties["kind"]?.const });
    const absent = "issues" in read ? read.issues.map(({ params }) => params["member"]) : [];
    assert.deepEqual(["kind", ...absent], required);
  }
});

test("the JSON of a text and of a typed call is the same", () => {
  assert.deepEqual(expressionOf("DM.weight >= 50 'kg'"), {
    kind: "compare",
    op: ">=",
    left: { kind: "field", form: "DM", field: "weight" },
    right: { kind: "number", value: 50, unit: "kg" },
  });
});
