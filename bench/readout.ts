import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomStream } from "../src/kernel/index.ts";
import {
  computeMixedModel,
  computeMmrm,
  covariateOf,
  type Factor,
  factorOf,
  testEffects,
} from "../src/readout/index.ts";
import { median, printRow } from "./report.ts";

interface Trial {
  readonly subject: readonly string[];
  readonly arm: readonly string[];
  readonly base: readonly number[];
  readonly visit: readonly string[];
  readonly month: readonly number[];
  readonly score: readonly (number | null)[];
}

/** A trial of two arms with correlated visits, a tenth of them missed and some who leave early. */
function generate(subjects: number, visits: number): Trial {
  const random = randomStream(`readout-${subjects}-${visits}`);
  const normal = () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random.below(1_000_000) / 1_000_000;
    return sum;
  };
  const rows: { -readonly [K in keyof Trial]: Trial[K][number][] } = {
    subject: [],
    arm: [],
    base: [],
    visit: [],
    month: [],
    score: [],
  };
  for (let i = 0; i < subjects; i++) {
    const base = 38 + 4 * normal();
    const [level, slope] = [2 * normal(), 0.4 * normal()];
    const end = random.below(5) === 0 ? 2 + random.below(visits) : visits;
    for (let v = 0; v < visits; v++) {
      rows.subject.push(`P${String(i).padStart(5, "0")}`);
      rows.arm.push(i % 2 === 0 ? "PBO" : "TRT");
      rows.base.push(base);
      rows.visit.push(`V${String(v + 1).padStart(2, "0")}`);
      rows.month.push(v);
      const mean = base - (i % 2 === 0 ? 1 : 0.8) * v + level + slope * v;
      const isMissed = v >= end || random.below(10) === 0;
      rows.score.push(isMissed ? null : Math.round(1e4 * (mean + 1.5 * normal())) / 1e4);
    }
  }
  return rows;
}

function runMmrm({ subject, arm, base, visit, score }: Trial) {
  const when: Factor = factorOf("VISIT", visit);
  const fit = computeMmrm({
    response: Float64Array.from(score, (value) => value ?? Number.NaN),
    subject,
    variables: [factorOf("ARM", arm), covariateOf("BASE", base)],
    terms: [[], ["BASE"], ["ARM"], ["VISIT"], ["ARM", "VISIT"]],
    visit: when,
    covariance: "unstructured",
  });
  return "kind" in fit ? fit.code : testEffects(fit, "kenward-roger");
}

function runSlope({ subject, arm, month, score }: Trial) {
  const fit = computeMixedModel({
    response: Float64Array.from(score, (value) => value ?? Number.NaN),
    subject,
    variables: [factorOf("ARM", arm), covariateOf("MONTH", month)],
    terms: [[], ["ARM"], ["MONTH"], ["ARM", "MONTH"]],
    random: [[[], ["MONTH"]]],
  });
  return "kind" in fit ? fit.code : fit.logLikelihood;
}

/** Runs something until it is warm, then several times; milliseconds. */
function measure(run: () => unknown, times: number): number {
  const warm = performance.now();
  while (performance.now() - warm < 1_000) run();
  const taken = Array.from({ length: times }, () => {
    const started = performance.now();
    const result = run();
    if (typeof result === "string") throw new Error(result);
    return performance.now() - started;
  });
  return median(taken);
}

/** Milliseconds that R takes for the same data, `undefined` without R or the package. */
function measureR(trial: Trial, packageName: string, call: string): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "bench-readout-"));
  try {
    const lines = trial.score.map((score, i) =>
      [
        trial.subject[i],
        trial.arm[i],
        trial.base[i],
        trial.visit[i],
        trial.month[i],
        score ?? "NA",
      ].join(","),
    );
    writeFileSync(
      join(folder, "trial.csv"),
      ["SUBJECT,ARM,BASE,VISIT,MONTH,SCORE", ...lines].join("\n"),
    );
    writeFileSync(
      join(folder, "run.R"),
      `suppressMessages(library(${packageName}))
d <- read.csv("trial.csv", stringsAsFactors = TRUE)
d <- d[!is.na(d$SCORE), ]
run <- function() ${call}
invisible(run())
cat(median(sapply(1:5, function(i) system.time(run())[["elapsed"]])))
`,
    );
    const found = spawnSync("Rscript", ["run.R"], { cwd: folder, encoding: "utf8" });
    const seconds = Number(found.stdout);
    return found.status === 0 && found.stdout !== "" ? 1_000 * seconds : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const mmrmCall =
  'mmrm(SCORE ~ BASE + ARM * VISIT + us(VISIT | SUBJECT), d, method = "Kenward-Roger", vcov = "Kenward-Roger-Linear")';
const mmrmOrigin = "R mmrm 0.3.18, written figure of a like machine for";

const small = generate(200, 4);
const large = generate(1_000, 10);
const slopes = generate(1_000, 12);
const rows = [
  {
    what: "MMRM, unstructured, Kenward–Roger, 200 × 4",
    ours: measure(() => runMmrm(small), 15),
    theirs: measureR(small, "mmrm", mmrmCall),
    written: { ms: 68, origin: `${mmrmOrigin} 200 × 4` },
    peer: "mmrm",
  },
  {
    what: "MMRM, unstructured, Kenward–Roger, 1,000 × 10",
    ours: measure(() => runMmrm(large), 5),
    theirs: measureR(large, "mmrm", mmrmCall),
    written: { ms: 2_200, origin: `${mmrmOrigin} 1,000 × 10 without Kenward–Roger` },
    peer: "mmrm",
  },
  {
    what: "random intercept and slope, REML, 1,000 × 12",
    ours: measure(() => runSlope(slopes), 15),
    theirs: measureR(slopes, "lme4", "lmer(SCORE ~ ARM * MONTH + (MONTH | SUBJECT), d)"),
    written: undefined,
    peer: "lme4",
  },
];
for (const { what, ours, theirs, written, peer } of rows) {
  const peerMs = theirs ?? written?.ms;
  const origin =
    theirs === undefined
      ? (written?.origin ?? `R ${peer} is not installed`)
      : `R ${peer} in this run`;
  printRow({
    bench: "readout",
    what,
    figure: `${ours.toFixed(1)} ms`,
    against: peerMs === undefined ? origin : `${origin}: ${peerMs.toFixed(0)} ms`,
    ratio: peerMs === undefined ? "–" : `${(peerMs / ours).toFixed(2)} ×`,
  });
}
