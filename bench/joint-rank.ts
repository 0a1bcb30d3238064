import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomStream } from "../src/kernel/index.ts";
import {
  computeJointRank,
  computeScorePermutation,
  type JointOutcome,
} from "../src/readout/index.ts";
import { median, printRow } from "./report.ts";

/** Participants of two arms, a third of them dead before the end, six visits. */
function generate(count: number): readonly JointOutcome[] {
  const random = randomStream("joint-rank");
  return Array.from({ length: count }, () => {
    const time = 9 * random.uniform();
    const changes = Float64Array.from({ length: 6 }, (_, visit) =>
      visit < time ? -Math.floor(2 * visit * random.uniform()) : Number.NaN,
    );
    return time < 6
      ? { deathTime: time, lastKnownAlive: time, changes }
      : { lastKnownAlive: 6, changes };
  });
}

const outcomes = generate(60);
const isInGroup = outcomes.map((_, i) => i % 2 === 0);
const draws = 10_000;

/** Runs something until it is warm, then eleven times; milliseconds. */
function measure(run: () => unknown): number {
  const warm = performance.now();
  while (performance.now() - warm < 500) run();
  return median(
    Array.from({ length: 11 }, () => {
      const started = performance.now();
      run();
      return performance.now() - started;
    }),
  );
}

// The same in R as a statistician writes it: scores once, whole vectors at a time, `sample` for the arrangement.
const script = `p <- read.csv("outcomes.csv"); n <- nrow(p); visits <- as.matrix(p[, -(1:2)]); died <- !is.na(p$death)
rankAll <- function() {
  s <- matrix(0, n, n)
  for (i in 1:n) for (j in 1:n) if (i != j) s[i, j] <-
    if (died[i] && died[j]) sign(p$death[i] - p$death[j])
    else if (died[i] && p$last[j] >= p$death[i]) -1
    else if (died[j] && p$last[i] >= p$death[j]) 1
    else { b <- which(!is.na(visits[i, ]) & !is.na(visits[j, ])); if (length(b)) sign(visits[i, max(b)] - visits[j, max(b)]) else 0 }
  rowSums(s)
}
group <- rep(c(TRUE, FALSE), length.out = n)
run <- function() { s <- rankAll(); u <- abs(sum(s[group])); mean(replicate(${draws}, abs(sum(s[sample(group)])) >= u)) }
invisible(run())
cat(1000 * median(sapply(1:5, function(i) system.time(run())[["elapsed"]])))
`;

/** Milliseconds that R takes for the same participants, `undefined` without R. */
function measureR(): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "bench-joint-rank-"));
  try {
    const lines = outcomes.map(({ deathTime, lastKnownAlive, changes }) =>
      [
        deathTime ?? "NA",
        lastKnownAlive,
        ...Array.from(changes, (v) => (Number.isNaN(v) ? "NA" : v)),
      ].join(","),
    );
    const heading = ["death", "last", "v1", "v2", "v3", "v4", "v5", "v6"].join(",");
    writeFileSync(join(folder, "outcomes.csv"), [heading, ...lines].join("\n"));
    writeFileSync(join(folder, "run.R"), script);
    const { status, stdout } = spawnSync("Rscript", ["run.R"], { cwd: folder, encoding: "utf8" });
    return status === 0 && stdout !== "" ? Number(stdout) : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ours = measure(() =>
  computeScorePermutation(computeJointRank(outcomes).scores, isInGroup, { seed: "bench", draws }),
);
const theirs = measureR();
printRow({
  bench: "joint-rank",
  what: "joint rank of 60, 10,000 permutations",
  figure: `${ours.toFixed(1)} ms`,
  against: theirs === undefined ? "R is not installed" : `R in this run: ${theirs.toFixed(0)} ms`,
  ratio: theirs === undefined ? "–" : `${(theirs / ours).toFixed(0)} ×`,
});
