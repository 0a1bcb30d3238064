/**
 * @source Python 3.11 with mpmath 1.3: the likelihood of the stacked observations written out with one dense V a
 * participant, maximised by Newton steps on differences in 34 digits; Kenward and Roger's covariance from its definition,
 * with the inverse of the observed information. The shared cases (R mmrm 0.3.18) are run by `npm run oracle`.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../../kernel/index.ts";
import { entry } from "../../linear-algebra/matrix.ts";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import { factorOf } from "../design/variable.ts";
import { computeMmrm, type MmrmFit, type MmrmRequest } from "./mmrm.ts";
import { testEffects } from "./test-effects.ts";
import { groupedTrial, rowsOf, smallTrial, visitModel } from "./testing/small-trial.ts";

const rows = rowsOf(smallTrial);

function fitted(request: MmrmRequest): MmrmFit {
  const fit = computeMmrm(request);
  if ("kind" in fit) throw new Error(issueText(fit));
  return fit;
}

function issueOf(request: MmrmRequest): string | undefined {
  const fit = computeMmrm(request);
  return "kind" in fit ? fit.code : undefined;
}

test("an effect that cannot be told from another, a visit twice and a response without variation are issues", () => {
  const model = visitModel(rows);
  const doubled = { ...model, terms: [...model.terms, ["COPY"]] };
  const copy = factorOf(
    "COPY",
    rows.map((row) => `${row[1]}!`),
  );
  assert.equal(
    issueOf({ ...doubled, variables: [...model.variables, copy] }),
    "mixed.singular-design",
  );
  assert.equal(issueOf(doubled), "mixed.unknown-variable");
  assert.equal(issueOf(visitModel([...rows, rows[0] ?? []])), "mixed.repeated-visit");
  const flat = rows.map((row) => [...row.slice(0, 4), "7"]);
  assert.equal(issueOf(visitModel(flat)), "mixed.no-variation");
  const silent = rows.map((row) => [...row.slice(0, 4), "missing"]);
  assert.equal(issueOf(visitModel(silent)), "mixed.no-observations");
  assert.equal(issueOf(visitModel(rows.slice(0, 6))), "mixed.too-few-observations");
});

test("visits that are never seen together leave the unstructured covariance undetermined, and this is said", () => {
  const never = rows.filter((row) =>
    Number(row[0]?.slice(1)) % 3 === 0 ? row[2] === "V3" : row[2] !== "V3",
  );
  const model = { ...visitModel(never), terms: [[], ["VISIT"]] };
  assert.equal(issueOf(model), "mixed.unidentified-covariance");
});

const references = [
  {
    covariance: "unstructured",
    likelihood: "restricted",
    logLikelihood: -76.7292760171847,
    beta: [
      10.3547321284538, 0.708978044104122, 0.805263821906616, -0.677857266382303, -1.86350646192036,
      0.170900459961738, 1.50308069924547,
    ],
    se: [
      4.27328916339752, 0.111599910140309, 0.900221943009377, 0.896745422544494, 0.938693522763935,
      1.26647597132114, 1.30947028376998,
    ],
    df: [
      6.56177636311974, 6.34232483807225, 12.6957993953203, 13.5781267241813, 12.7584183304001,
      13.5232034649105, 12.4216155288099,
    ],
    adjusted: [
      5.61777746614179, 0.147352085609936, 0.927892731826593, 0.914653545320033, 1.01002087762267,
      1.28984428958212, 1.38860056295733,
    ],
  },
  {
    covariance: "unstructured",
    likelihood: "full",
    logLikelihood: -77.9453375211694,
    beta: [
      11.4557221234068, 0.67992817616341, 0.87316788821803, -0.71596770802505, -1.82552855023876,
      0.183917798526472, 1.44791885827024,
    ],
    se: [
      3.61713047179872, 0.0942508832543893, 0.834197165687092, 0.826133437653429, 0.874491700120154,
      1.16669285413665, 1.22251260416856,
    ],
    df: [
      8.05968631969745, 7.70642018047476, 14.5056839072069, 15.9600644845897, 14.3933286815239,
      15.8991389953775, 13.9945589010095,
    ],
    adjusted: [
      4.66274771194677, 0.122108418661294, 0.853707894237563, 0.838009751937503, 0.921378735452672,
      1.18186014702467, 1.2742075916615,
    ],
  },
  {
    covariance: "heterogeneous-toeplitz",
    likelihood: "restricted",
    logLikelihood: -80.6134546071803,
    beta: [
      5.05157247139146, 0.848903101018695, 0.4781890013688, -0.852481412044739, -1.68792527627239,
      0.246590469509816, 1.44269145287343,
    ],
    se: [
      5.36775100852679, 0.140754591872179, 0.904355148536101, 0.854518270907152, 1.08366628589631,
      1.20808061660921, 1.47110808326369,
    ],
    df: [
      10.3732042469715, 10.3272718450174, 12.4651616846007, 12.8062778711898, 9.87435237524885,
      12.8052269174301, 9.81028508629486,
    ],
    adjusted: [
      6.5209667319872, 0.171337859617095, 0.932743354483838, 0.871415265538721, 1.23311623129037,
      1.23262116523348, 1.64383914484741,
    ],
  },
  {
    covariance: "ar1",
    likelihood: "restricted",
    logLikelihood: -82.8056768714735,
    beta: [
      3.21419984748887, 0.897382589776019, 0.364868196398555, -0.694951102567837, -2.04997091240101,
      0.170656322414108, 2.06960270341923,
    ],
    se: [
      6.78398854113714, 0.177536265338539, 1.2916827980467, 0.816709388346109, 1.12937899269322,
      1.15469241646921, 1.554597179351,
    ],
    df: [
      14.1038617958879, 13.9847449964207, 22.3668043490976, 20.1508339844508, 28.7465136972705,
      20.1535866767833, 28.6873482262194,
    ],
    adjusted: [
      6.79545021991674, 0.177841168401375, 1.29191195364909, 0.817780729565879, 1.13851611436647,
      1.15627402145638, 1.56481376228984,
    ],
  },
] as const;

for (const reference of references) {
  const { covariance, likelihood } = reference;
  test(`${covariance} covariance by ${likelihood} likelihood is what a direct maximisation gives`, () => {
    const fit = fitted({ ...visitModel(rows), covariance, likelihood });
    assertClose(fit.logLikelihood, reference.logLikelihood, 1e-13);
    assertAllClose(fit.coefficients, reference.beta, 1e-9);
    const units = reference.beta.map((_, i) =>
      Float64Array.from(reference.beta, (__, j) => Number(i === j)),
    );
    const plain = testEffects(fit, "satterthwaite");
    const adjusted = testEffects(fit, "kenward-roger");
    assertAllClose(
      units.map((unit) => plain.one(unit).se),
      reference.se,
      1e-9,
    );
    assertAllClose(
      units.map((unit) => plain.one(unit).df),
      reference.df,
      1e-7,
    );
    assertAllClose(
      units.map((unit) => adjusted.one(unit).df),
      reference.df,
      1e-7,
    );
    assertAllClose(
      units.map((unit) => adjusted.one(unit).se),
      reference.adjusted,
      1e-7,
    );
  });
}

test("the estimated covariance is that of the maximum", () => {
  const fit = fitted({ ...visitModel(rows), covariance: "heterogeneous-toeplitz" });
  const found = fit.covariances[0]?.matrix;
  assert.ok(found !== undefined);
  const [one, two, three] = [1.68476480922162, 2.57153148263679, 3.23138820899884] as const;
  const [near, far] = [0.49431329913768, 0.661127056700499] as const;
  assertAllClose(
    found.data,
    [
      one * one,
      one * two * near,
      one * three * far,
      one * two * near,
      two * two,
      two * three * near,
      one * three * far,
      two * three * near,
      three * three,
    ],
    1e-8,
  );
});

test("each group has the covariance of its own when it is asked for", () => {
  const grouped = rowsOf(groupedTrial);
  const arm = factorOf(
    "ARM",
    grouped.map((row) => row[1] ?? ""),
  );
  const fit = fitted({
    ...visitModel(grouped),
    variables: [arm],
    terms: [[], ["ARM"], ["VISIT"]],
    covarianceBy: arm,
  });
  assertClose(fit.logLikelihood, -152.24549725920775, 1e-13);
  assertAllClose(
    fit.coefficients,
    [37.6890131319637, -1.00143393289464, -0.697933915341239, -0.471220076320705],
    1e-9,
  );
  assert.deepEqual(
    fit.covariances.map(({ group }) => group),
    ["A", "B"],
  );
  const upper = fit.covariances.flatMap(({ matrix: m }) =>
    [
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
      [2, 2],
    ].map(([j = 0, k = 0]) => entry(m, j, k)),
  );
  assertAllClose(
    upper,
    [
      12.4672033048249, 10.0878505582566, 8.05196734582585, 10.9500375978132, 7.46647402543668,
      10.7947265506808, 19.7741892567305, 17.3266358528201, 15.9967878955196, 17.6417788010285,
      18.3658383447557, 21.3498337383944,
    ],
    1e-8,
  );
  const units = [0, 1, 2, 3].map((i) => Float64Array.from([0, 1, 2, 3], (j) => Number(i === j)));
  const adjusted = testEffects(fit, "kenward-roger");
  assertAllClose(
    units.map((unit) => adjusted.one(unit).df),
    [13.6568409043134, 21.6774842084422, 20.2383608832189, 18.8664504649046],
    1e-7,
  );
  assertAllClose(
    units.map((unit) => adjusted.one(unit).se),
    [1.06023764615979, 1.58010954835056, 0.377647683455893, 0.650724437613958],
    1e-7,
  );
});

test("the order of rows changes no bit of a fit", () => {
  const shuffled = rows.toSorted((a, b) => ((a[4] ?? "") < (b[4] ?? "") ? -1 : 1));
  const [one, two] = [fitted(visitModel(rows)), fitted(visitModel(shuffled))];
  assert.deepEqual(one.coefficients, two.coefficients);
  assert.deepEqual(one.covariance, two.covariance);
  assert.deepEqual(one.kenwardRoger(), two.kenwardRoger());
});

test("every structure with as many parameters as another holds at least its likelihood", () => {
  const of = (covariance: MmrmRequest["covariance"]) =>
    fitted({ ...visitModel(rows), covariance }).logLikelihood;
  const nested = [
    ["independent", "compound-symmetry", "toeplitz", "heterogeneous-toeplitz", "unstructured"],
    ["independent", "ar1", "ante-dependence", "heterogeneous-ante-dependence", "unstructured"],
    ["diagonal", "heterogeneous-compound-symmetry", "heterogeneous-toeplitz"],
    ["ar1", "heterogeneous-ar1", "heterogeneous-ante-dependence"],
  ] as const;
  for (const chain of nested) {
    const likelihoods = chain.map(of);
    for (const [i, value] of likelihoods.entries()) {
      assert.ok(
        i === 0 || value >= (likelihoods[i - 1] ?? 0) - 1e-9,
        `${chain[i]} ${likelihoods.join(" ")}`,
      );
    }
  }
});

test("residual and between-within degrees of freedom are counts, asymptotic ones have no end", () => {
  const fit = fitted(visitModel(rows));
  const unit = (name: string) =>
    Float64Array.from(fit.design.columns, (column) => Number(column.name === name));
  const df = (method: Parameters<typeof testEffects>[1], name: string) =>
    testEffects(fit, method).one(unit(name)).df;
  assert.equal(df("residual", "ARMB"), rows.length - 7);
  assert.equal(df("between-within", "ARMB"), 16 - 2 - 1);
  assert.equal(df("between-within", "VISITV2"), rows.length - 16 - 4);
  assert.equal(df("asymptotic", "ARMB"), Number.POSITIVE_INFINITY);
});

test("independent visits make the model that of least squares, and its tests exact", () => {
  const fit = fitted({ ...visitModel(rows), covariance: "independent", terms: [[], ["ARM"]] });
  const arms = ["A", "B"].map((arm) =>
    rows.filter((row) => row[1] === arm).map((row) => Number(row[4])),
  );
  const means = arms.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const squares = arms.flatMap((values, i) =>
    values.map((value) => (value - (means[i] ?? 0)) ** 2),
  );
  const variance = squares.reduce((sum, value) => sum + value, 0) / (rows.length - 2);
  assertClose(fit.coefficients[1] ?? 0, (means[1] ?? 0) - (means[0] ?? 0), 1e-11);
  const found = fit.covariances[0]?.matrix;
  assertClose(found === undefined ? 0 : entry(found, 0, 0), variance, 1e-9);
  const unit = Float64Array.of(0, 1);
  assertClose(testEffects(fit, "satterthwaite").one(unit).df, rows.length - 2, 1e-8);
});

test("the robust covariance of one visit each is that of White: squares of what is left over, by arm", () => {
  const values = [3, 4, 5, 7, 9, 5];
  const subject = ["a", "b", "c", "d", "e", "f"];
  const fit = fitted({
    response: Float64Array.from(values),
    subject,
    visit: factorOf(
      "VISIT",
      subject.map(() => "V1"),
    ),
    covariance: "unstructured",
    variables: [factorOf("ARM", ["x", "x", "x", "z", "z", "z"])],
    terms: [[], ["ARM"]],
  });
  const tester = testEffects(fit, "residual", fit.robustCovariance);
  assertClose(tester.one(Float64Array.of(0, 1)).se, Math.sqrt(2 / 9 + 8 / 9), 1e-9);
});
