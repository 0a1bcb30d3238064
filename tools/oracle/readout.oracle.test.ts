import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { solveFile } from "../oracle.ts";
import { root } from "../root.ts";

/**
 * Made by the scripts beside them with R 4.2.2: survival 3.5-3, MASS 7.3-58.2, sandwich 3.0-2. The shared cases name
 * their program and version in their own `reference`.
 */
const here = ["survival", "glm"].map((name) => join(root, "reference", "readout", `${name}.json`));
const shared = [
  "surv-01-lung",
  "surv-04-als-few-events",
  "glm-01-logistic-birthwt",
  "glm-04-rate-offset",
  "safety-01-monitoring",
].map((name) => join(root, "..", "shared", "data", "stats", "cases", `${name}.json`));

for (const path of [...here, ...shared]) {
  const skip = existsSync(path) ? false : `${path} is not here`;
  test(`every statistic of ${path.split("/").at(-1)} is that of R`, { skip }, () => {
    const statistics = solveFile(path);
    assert.ok(statistics.length > 20);
    assert.deepEqual(
      statistics.filter(({ verdict }) => verdict !== "reproduced"),
      [],
    );
  });
}
