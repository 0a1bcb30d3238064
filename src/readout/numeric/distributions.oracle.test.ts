/**
 * @source mpmath 1.3.0 (Python 3), 25 to 50 digits, rounded to doubles: `ncdf`, `gammainc` and `betainc` (regularised),
 * `loggamma`, `polygamma`, `binomial`; quantiles by bisection of these; noncentral ones as sums or integrals of them.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClose } from "../testing/assert-close.ts";
import { betaCdf, betaQuantile, betaTail, betaTailQuantile } from "./beta.ts";
import { chiSquaredQuantile, chiSquaredTailQuantile } from "./chi-squared.ts";
import { fCdf, fQuantile, fTail, fTailQuantile } from "./fisher-f.ts";
import { gammaCdf, gammaTail } from "./gamma.ts";
import {
  hypergeometricCdf,
  hypergeometricProbability,
  hypergeometricTail,
} from "./hypergeometric.ts";
import { digamma, logGamma, trigamma } from "./log-gamma.ts";
import { noncentralChiSquaredTails } from "./noncentral-chi-squared.ts";
import { noncentralFTails } from "./noncentral-f.ts";
import { noncentralTCdf, noncentralTTail } from "./noncentral-t.ts";
import { logNormalCdf, normalCdf, normalTail } from "./normal.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { tCdf, tQuantile, tTail, tTailQuantile } from "./student-t.ts";

/** Calls back with the numbers of a row, none of them absent. */
type Row = readonly [number, number, number, number, number, number, number];
function each(rows: readonly (readonly number[])[], run: (...row: Row) => void): void {
  const at = (row: readonly number[], i: number): number => row[i] ?? Number.NaN;
  for (const row of rows) {
    run(at(row, 0), at(row, 1), at(row, 2), at(row, 3), at(row, 4), at(row, 5), at(row, 6));
  }
}

const normal: readonly (readonly number[])[] = [
  [-36, 4.182624065797283e-284, 1],
  [-20.5, 1.0764673258790961e-93, 1],
  [-9, 1.1285884059538405e-19, 1],
  [-6.5, 4.016000583859118e-11, 0.99999999995984],
  [-5.66, 7.568649751997714e-9, 0.9999999924313503],
  [-5.6, 1.071759025831093e-8, 0.9999999892824097],
  [-2.2, 0.013903447513498604, 0.9860965524865014],
  [-0.7, 0.24196365222307303, 0.758036347776927],
  [-0.3, 0.3820885778110474, 0.6179114221889527],
  [0.1, 0.539827837277029, 0.460172162722971],
  [0.6744, 0.7499714786270594, 0.2500285213729406],
  [1.1, 0.8643339390536173, 0.13566606094638264],
  [4.4, 0.9999945874560923, 5.412543907703851e-6],
  [12, 1, 1.776482112077679e-33],
];

const t: readonly (readonly number[])[] = [
  [0.001, 3.3, 0.49962977336448944],
  [0.4, 1, 0.3788810584091566],
  [2.5, 0.7, 0.1598521813406369],
  [7, 2.5, 0.005286184763795705],
  [3.3, 17.25, 0.002082221009195228],
  [9, 220, 5.410843317340548e-17],
  [40, 11, 1.4462704490602862e-13],
  [25, 1000, 7.601770691660639e-108],
  [300, 6, 4.628819541656765e-14],
  [100000000, 2, 4.999999999999999e-17],
  [4.2, 1000000, 1.3346902686241394e-5],
];

const gamma: readonly (readonly number[])[] = [
  [1e-6, 0.05, 0.5148279545251782, 0.48517204547482184],
  [0.4, 0.5, 0.6289066304773024, 0.37109336952269756],
  [1.4, 0.5, 0.9057356931587897, 0.09426430684121032],
  [1.6, 0.5, 0.9263617298796973, 0.07363827012030265],
  [30, 0.5, 0.9999999999999906, 9.485737571073848e-15],
  [3, 2.7, 0.6475893843522806, 0.3524106156477194],
  [90, 60, 0.9996747109890874, 0.0003252890109125407],
  [20, 60, 4.233284694712903e-13, 0.9999999999995767],
  [60, 60, 0.5171692726293873, 0.4828307273706128],
  [480, 500, 0.1862819731903246, 0.8137180268096754],
  [700, 500, 0.9999999999999993, 7.032145641828589e-16],
  [5200, 5000, 0.9974151865046462, 0.002584813495353809],
];

const beta: readonly (readonly number[])[] = [
  [1e-9, 0.3, 0.4, 0.0013010085434921616, 0.9986989914565079],
  [0.5, 0.3, 0.4, 0.5784917890443377, 0.42150821095566227],
  [0.2, 0.5, 30, 0.9997316878523693, 0.00026831214763073033],
  [0.02, 0.5, 30, 0.7271017347653231, 0.2728982652346768],
  [0.125, 20, 140, 0.5238670149415049, 0.47613298505849516],
  [0.3, 20, 140, 0.9999999378963179, 6.210368205729424e-8],
  [0.03, 20, 140, 7.979470975289076e-8, 0.9999999202052903],
  [0.75, 110, 0.5, 1.915665752367521e-15, 0.9999999999999981],
  [0.51, 500, 500, 0.7364243916434147, 0.2635756083565853],
  [0.4, 500, 500, 8.424503698936193e-11, 0.999999999915755],
  [0.875, 2.5, 4.75, 0.9995191194815316, 0.0004808805184684176],
];

const f: readonly (readonly number[])[] = [
  [1e-5, 1, 5, 0.0024008387080767875, 0.9975991612919232],
  [0.3, 2, 7.5, 0.2506910552892149, 0.7493089447107851],
  [3.1, 3.7, 11.2, 0.9367620024122794, 0.0632379975877207],
  [15, 4, 220, 0.9999999999259471, 7.40528623184984e-11],
  [101.5, 1, 93, 0.9999999999999999, 1.423504951985313e-16],
  [80, 6, 400, 1, 1.9957190276539405e-65],
];

const tPoints: readonly (readonly number[])[] = [
  [1e-15, 1, 318309886183790.6],
  [1e-9, 3.3, 598.6844938839533],
  [0.025, 7.25, 2.348194849105372],
  [0.0125, 220, 2.2568474701781636],
  [0.2, 0.8, 1.5841684217284662],
  [0.3, 12, 0.5386176682019164],
  [0.499, 40, 0.0025223448616474306],
  [1e-20, 60, 13.904670115069706],
];

const chiSquaredPoints: readonly (readonly number[])[] = [
  [1e-10, 1, 1.5707963267948968e-20],
  [0.05, 3, 0.3518463177492714],
  [0.5, 0.4, 0.04149267838564969],
  [0.975, 2.5, 8.392295266912964],
  [0.999, 60, 99.60723306984937],
  [0.0001, 200, 134.01547647108782],
];

const betaPoints: readonly (readonly number[])[] = [
  [1e-8, 0.5, 3, 2.844444444444445e-17],
  [0.025, 15, 134, 0.05784401008344856],
  [0.975, 16, 133, 0.161650490349479],
  [0.05, 300, 2, 0.9843373284756908],
  [0.5, 0.2, 0.3, 0.2391350361479821],
];

const noncentralT: readonly (readonly number[])[] = [
  [2.1, 18, 2.8, 0.754618242628211],
  [1.98, 106, 3.24, 0.8949228982909329],
  [12, 5, 1, 0.00028140111440724553],
  [-3, 7, 2, 0.9999711231288501],
  [30, 40, 1.5, 1.5820125051611276e-25],
  [0.5, 2.5, -1, 0.07735595242355149],
];

const noncentralChiSquared: readonly (readonly number[])[] = [
  [3.84, 1, 7.85, 0.19983890608859295, 0.8001610939114071],
  [0.5, 3, 20, 8.773194803890659e-6, 0.9999912268051961],
  [150, 4, 30, 0.9999999999782485, 2.175151873535958e-11],
  [9.5, 4, 0.3, 0.9349878780574165, 0.06501212194258352],
];

const noncentralF: readonly (readonly number[])[] = [
  [3.9, 1, 105, 8, 0.19753713404998519, 0.8024628659500148],
  [2.7, 3, 40, 12.5, 0.16440942342735662, 0.8355905765726434],
  [0.2, 2, 15, 9, 0.0031443154290833925, 0.9968556845709166],
  [30, 2, 15, 4, 0.9995991990989787, 0.0004008009010213638],
];

const logGammas: readonly (readonly number[])[] = [
  [1e-6, 13.815509980749432, -1000000.5772140201, 1000000000001.645],
  [0.3, 1.0957979948180756, -3.502524222200133, 12.245364546107732],
  [1.0001, -5.771334222047127e-5, -0.5770511835143348, 1.6446936879331444],
  [1.4999, -0.12078588195849393, 0.03639648961430398, 0.934885087255137],
  [1.99, -0.004195529088791668, 0.41631470604541493, 0.6490000504647436],
  [2.0003, 0.0001268643207442828, 0.4229777971356229, 0.6448128549296163],
  [2.7, 0.4348205536551047, 0.7967831689911411, 0.4472120689183236],
  [9.9, 12.57717990421988, 2.2411803166063815, 0.1062830416287406],
  [14.99, 25.164481163825506, 2.6736570417430445, 0.06898576662138646],
  [33.3, 82.60372358165495, 3.490467238520243, 0.030485444095338887],
  [1000000, 12815504.569147611, 13.815510057964191, 1.0000005000001667e-6],
];

const hypergeometric: readonly (readonly number[])[] = [
  [3, 4, 4, 4, 0.22857142857142856, 0.9857142857142858, 0.014285714285714285],
  [2, 12, 18, 17, 0.0004496999620490507, 0.00046518094336290503, 0.9995348190566371],
  [40, 300, 700, 200, 0.0001386841502988848, 0.0002756495462119713, 0.999724350453788],
  [95, 300, 700, 200, 2.229078179248361e-9, 0.999999998687369, 1.3126310397169548e-9],
  [0, 5, 9, 3, 0.23076923076923078, 0.23076923076923078, 0.7692307692307693],
];

test("the normal distribution keeps thirteen digits in both tails", () => {
  each(normal, (x, lower, upper) => {
    assertClose(normalCdf(x), lower, 1e-13, `Φ(${x})`);
    assertClose(normalTail(x), upper, 1e-13, `1 − Φ(${x})`);
    assertClose(
      logNormalCdf(x),
      x > 0 ? Math.log1p(-upper) : Math.log(lower),
      1e-12,
      `log Φ(${x})`,
    );
    if (lower < 0.5) assertClose(normalQuantile(lower), x, 1e-13, `z of ${lower}`);
  });
});

test("Student's t keeps twelve digits in its tail, with few and with a million degrees of freedom", () => {
  each(t, (x, df, upper) => {
    assertClose(tTail(x, df), upper, 1e-12, `P(T > ${x}) on ${df}`);
    assertClose(tCdf(-x, df), upper, 1e-12, `P(T < −${x}) on ${df}`);
  });
  each(tPoints, (p, df, x) => {
    assertClose(tTailQuantile(p, df), x, 1e-12, `t of ${p} on ${df}`);
    assertClose(tQuantile(p, df), -x, 1e-12, `t of ${p} on ${df}`);
  });
});

test("gamma, beta and F keep twelve digits in both tails", () => {
  each(gamma, (x, shape, lower, upper) => {
    assertClose(gammaCdf(x, shape), lower, 1e-12, `P(${shape}, ${x})`);
    assertClose(gammaTail(x, shape), upper, 1e-12, `Q(${shape}, ${x})`);
  });
  each(beta, (x, a, b, lower, upper) => {
    assertClose(betaCdf(x, a, b), lower, 1e-12, `I(${x}; ${a}, ${b})`);
    assertClose(betaTail(x, a, b), upper, 1e-12, `1 − I(${x}; ${a}, ${b})`);
  });
  each(f, (x, d1, d2, lower, upper) => {
    assertClose(fCdf(x, d1, d2), lower, 1e-12, `P(F ≤ ${x}) on ${d1}, ${d2}`);
    assertClose(fTail(x, d1, d2), upper, 1e-12, `P(F > ${x}) on ${d1}, ${d2}`);
    if (lower < 0.5) assertClose(fQuantile(lower, d1, d2), x, 1e-11, `F of ${lower}`);
    else assertClose(fTailQuantile(upper, d1, d2), x, 1e-11, `F of ${upper}`);
  });
});

test("quantiles of χ² and beta keep twelve digits from 1e-10 to 0.999", () => {
  each(chiSquaredPoints, (p, df, x) => {
    assertClose(chiSquaredQuantile(p, df), x, 1e-12, `χ² of ${p} on ${df}`);
    if (p > 0.5)
      assertClose(chiSquaredTailQuantile(1 - p, df), x, 1e-12, `χ² of 1 − ${p} on ${df}`);
  });
  each(betaPoints, (p, a, b, x) => {
    assertClose(betaQuantile(p, a, b), x, 1e-12, `beta of ${p} on ${a}, ${b}`);
    assertClose(
      1 - betaTailQuantile(p, b, a),
      x,
      Math.max(1e-12, 4e-16 / x),
      `mirrored beta of ${p}`,
    );
  });
});

test("noncentral t, χ² and F keep ten digits in both tails", () => {
  each(noncentralT, (x, df, ncp, upper) => {
    assertClose(noncentralTTail(x, df, ncp), upper, 1e-11, `P(T > ${x}) on ${df}, ${ncp}`);
    assertClose(noncentralTCdf(-x, df, -ncp), upper, 1e-11, `mirrored ${x} on ${df}, ${ncp}`);
  });
  each(noncentralChiSquared, (x, df, ncp, lower, upper) => {
    const found = noncentralChiSquaredTails(x, df, ncp);
    assertClose(found.lower, lower, 1e-11, `P(χ² ≤ ${x}) on ${df}, ${ncp}`);
    assertClose(found.upper, upper, 1e-11, `P(χ² > ${x}) on ${df}, ${ncp}`);
  });
  each(noncentralF, (x, d1, d2, ncp, lower, upper) => {
    const found = noncentralFTails(x, d1, d2, ncp);
    assertClose(found.lower, lower, 1e-11, `P(F ≤ ${x}) on ${d1}, ${d2}, ${ncp}`);
    assertClose(found.upper, upper, 1e-11, `P(F > ${x}) on ${d1}, ${d2}, ${ncp}`);
  });
});

test("log Γ keeps its digits next to its zeros, and so do its derivatives", () => {
  each(logGammas, (x, value, first, second) => {
    assertClose(logGamma(x), value, 2e-13, `log Γ(${x})`);
    assertClose(digamma(x), first, 2e-12, `ψ(${x})`);
    assertClose(trigamma(x), second, 1e-13, `ψ′(${x})`);
  });
});

test("hypergeometric probabilities keep twelve digits, and none stands outside the support", () => {
  each(hypergeometric, (k, marked, others, draws, probability, lower, upper) => {
    const urn = { marked, others, draws };
    assertClose(hypergeometricProbability(k, urn), probability, 1e-12, `P(X = ${k})`);
    assertClose(hypergeometricCdf(k, urn), lower, 1e-12, `P(X ≤ ${k})`);
    assertClose(hypergeometricTail(k, urn), upper, 1e-12, `P(X > ${k})`);
  });
  assert.equal(hypergeometricProbability(4, { marked: 3, others: 9, draws: 5 }), 0);
});

test("parameters outside their domain give NaN, never a number", () => {
  assert.ok(Number.isNaN(tTail(1, 0)));
  assert.ok(Number.isNaN(tQuantile(1.1, 5)));
  assert.ok(Number.isNaN(gammaCdf(1, -1)));
  assert.ok(Number.isNaN(betaQuantile(0.5, 0, 1)));
  assert.ok(Number.isNaN(normalQuantile(-0.1)));
  assert.ok(Number.isNaN(logGamma(-1)));
  assert.ok(Number.isNaN(normalCdf(Number.NaN)));
});
