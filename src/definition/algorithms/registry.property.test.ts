import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readUnit } from "../../kernel/index.ts";
import type { InputPort, InputValue, OutputPort, OutputValue } from "./port.ts";
import { algorithmOf, algorithms } from "./registry.ts";

function anyInput(port: InputPort): fc.Arbitrary<InputValue | undefined> {
  const value = anyValue(port);
  return port.optional === true ? fc.option(value, { nil: undefined }) : value;
}

function anyValue(port: InputPort): fc.Arbitrary<InputValue> {
  switch (port.kind) {
    case "number":
      return fc.oneof(
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.integer({ min: -5, max: 200 }),
      );
    case "code":
      return fc.constantFrom(...port.codes);
    case "boolean":
      return fc.boolean();
    case "date":
      return fc.constantFrom("1899-12-31", "2024-02-29", "2026-03-01", "2026-11-23");
  }
}

function fits(value: OutputValue, port: OutputPort): boolean {
  switch (port.kind) {
    case "number":
    case "boolean":
      return typeof value === port.kind;
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case "code": {
      const codes = typeof value === "object" ? value : [String(value)];
      return codes.every((one) => port.list.codes.some(({ code }) => code === one));
    }
  }
}

for (const algorithm of algorithms) {
  const { id, version, inputs, outputs, source } = algorithm;
  test(`${id} ${version} gives only what it declares, whatever it is given, the same every time, and never throws`, () => {
    assert.equal(algorithmOf(id, version), algorithm, "no other has its name and version");
    assert.ok(source.length > 0);
    for (const port of [...Object.values(inputs), ...Object.values(outputs)]) {
      if ("unit" in port && port.unit !== undefined) assert.ok(readUnit(port.unit), port.unit);
    }
    const given = fc.record(
      Object.fromEntries(Object.entries(inputs).map(([name, port]) => [name, anyInput(port)])),
    );
    fc.assert(
      fc.property(given, (values) => {
        const found = algorithm.compute(values);
        for (const [name, value] of Object.entries(found)) {
          const port = outputs[name];
          assert.ok(port, name);
          assert.ok(value === undefined || fits(value, port), `${name}: ${String(value)}`);
        }
        assert.deepEqual(algorithm.compute(values), found);
      }),
      { numRuns: 60 },
    );
  });
}
