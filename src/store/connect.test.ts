import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientConfig } from "./connect.ts";

describe("the address of a database", () => {
  it("gives every session its settings, whatever form it has", () => {
    const parts = { host: "/run", port: 5432, user: "u", database: "d" };
    const url = "postgres://u@h/d?sslmode=disable";
    for (const config of [
      clientConfig(parts, { role: "r" }),
      clientConfig({ url }, { role: "r" }),
    ]) {
      assert.match(config.options ?? "", /-c role=r/);
      assert.match(config.options ?? "", /-c timezone=UTC/);
    }
    assert.equal(clientConfig({ url }, {}).connectionString, url);
  });

  it("keeps the options that an address brings, ours last and so deciding", () => {
    const url = "postgres://u@h/d?options=-c%20work_mem%3D8MB&application_name=x";
    const config = clientConfig({ url }, { role: "r" });
    assert.match(config.options ?? "", /^-c work_mem=8MB .*-c role=r$/);
    assert.equal(config.connectionString, "postgres://u@h/d?application_name=x");
  });

  it("may leave the host out", () => {
    const url = "postgres:///d?host=/run/postgresql&user=u";
    assert.equal(clientConfig({ url }, {}).connectionString, url);
  });
});
