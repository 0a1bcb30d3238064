import { cholesky } from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";

/** How measurements of one participant at several visits vary together. */
export type CovarianceKind =
  | "unstructured"
  | "toeplitz"
  | "heterogeneous-toeplitz"
  | "ar1"
  | "heterogeneous-ar1"
  | "compound-symmetry"
  | "heterogeneous-compound-symmetry"
  | "ante-dependence"
  | "heterogeneous-ante-dependence"
  | "independent"
  | "diagonal";

/** What one entry of the covariance matrix depends on, with its first and second derivatives there. */
export interface EntryDerivatives {
  readonly value: number;
  /** The parameters it depends on; the derivatives are in their order. */
  readonly parameters: readonly number[];
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * A covariance matrix as a function of free parameters: first the logarithms of standard deviations (one, or one a
 * visit), then correlations ρ as ρ/√(1−ρ²), or, unstructured, the unit lower triangle of L D² Lᵀ row by row.
 *
 * @source Parameterisation of R package mmrm 0.3, vignette "Covariance Structures"
 */
export interface CovarianceStructure {
  readonly kind: CovarianceKind;
  readonly visits: number;
  readonly parameters: number;
  /** Entries (0,0), (0,1) … (1,1) … of the upper triangle; {@link entryPlace} finds one. */
  readonly entries: (parameters: Float64Array) => readonly EntryDerivatives[];
  /** Parameters near a given positive definite covariance. */
  readonly start: (near: Matrix) => Float64Array;
}

/** Where an entry of the upper triangle of an n × n matrix stands among its entries. */
export function entryPlace(size: number, row: number, column: number): number {
  const [j, k] = row < column ? [row, column] : [column, row];
  return j * size - (j * (j - 1)) / 2 + k - j;
}

/** A product of shape parameters: which, and how often. */
type Monomial = readonly (readonly [parameter: number, power: number])[];

interface Shape {
  readonly parameters: number;
  /** The sum of products that an entry is, apart from the standard deviations. */
  readonly entry: (row: number, column: number) => readonly Monomial[];
  /** What a free parameter stands for, with first and second derivatives. */
  readonly link: (free: number) => readonly [number, number, number];
  /** The free parameter of a correlation. */
  readonly unlink: (rho: number) => number;
}

const shapes = {
  unstructured: (n) => ({
    parameters: (n * (n - 1)) / 2,
    entry: choleskyProduct,
    link: (free) => [free, 1, 0],
    unlink: (rho) => rho,
  }),
  toeplitz: (n) => correlations(n - 1, (j, k) => [[k - j - 1, 1]]),
  ar1: (n) => correlations(Math.min(1, n - 1), (j, k) => [[0, k - j]]),
  "compound-symmetry": (n) => ({
    ...correlations(Math.min(1, n - 1), () => [[0, 1]]),
    ...exchangeableLink(n),
  }),
  "ante-dependence": (n) =>
    correlations(n - 1, (j, k) => Array.from({ length: k - j }, (_, i) => [j + i, 1] as const)),
  diagonal: () => ({ ...correlations(0, () => []), entry: (j, k) => (j === k ? [[]] : []) }),
} as const satisfies Record<string, (visits: number) => Shape>;

const plans = {
  unstructured: { shape: "unstructured", isHeterogeneous: true },
  toeplitz: { shape: "toeplitz", isHeterogeneous: false },
  "heterogeneous-toeplitz": { shape: "toeplitz", isHeterogeneous: true },
  ar1: { shape: "ar1", isHeterogeneous: false },
  "heterogeneous-ar1": { shape: "ar1", isHeterogeneous: true },
  "compound-symmetry": { shape: "compound-symmetry", isHeterogeneous: false },
  "heterogeneous-compound-symmetry": { shape: "compound-symmetry", isHeterogeneous: true },
  "ante-dependence": { shape: "ante-dependence", isHeterogeneous: false },
  "heterogeneous-ante-dependence": { shape: "ante-dependence", isHeterogeneous: true },
  independent: { shape: "diagonal", isHeterogeneous: false },
  diagonal: { shape: "diagonal", isHeterogeneous: true },
} as const satisfies Record<
  CovarianceKind,
  { shape: keyof typeof shapes; isHeterogeneous: boolean }
>;

export function covarianceStructure(kind: CovarianceKind, visits: number): CovarianceStructure {
  const plan = plans[kind];
  const shape = shapes[plan.shape](visits);
  const deviations = plan.isHeterogeneous ? visits : 1;
  const scaleOf = (visit: number) => (plan.isHeterogeneous ? visit : 0);
  const places = Array.from({ length: visits }, (_, j) =>
    Array.from({ length: visits - j }, (__, i) => [j, j + i] as const),
  ).flat();
  const monomials = places.map(([j, k]) => shape.entry(j, k));
  return {
    kind,
    visits,
    parameters: deviations + shape.parameters,
    entries: (parameters) =>
      places.map(([j, k], place) =>
        expand(parameters, [scaleOf(j), scaleOf(k)], monomials[place] ?? [], deviations, shape),
      ),
    start: (near) => startAt(near, plan.shape, plan.isHeterogeneous, shape),
  };
}

function correlations(parameters: number, off: (j: number, k: number) => Monomial): Shape {
  return {
    parameters,
    entry: (j, k) => (j === k ? [[]] : [off(j, k)]),
    link: (free) => {
      const root = Math.sqrt(1 + free * free);
      return [free / root, 1 / root ** 3, (-3 * free) / root ** 5];
    },
    unlink: (rho) => rho / Math.sqrt(1 - rho * rho),
  };
}

/** One correlation of n visits, which can be as low as −1/(n − 1): a logistic curve from there to one. */
function exchangeableLink(visits: number): Pick<Shape, "link" | "unlink"> {
  const lowest = -1 / Math.max(1, visits - 1);
  const range = 1 - lowest;
  return {
    link: (free) => {
      const share = 1 / (1 + Math.exp(-free));
      const slope = range * share * (1 - share);
      return [lowest + range * share, slope, slope * (1 - 2 * share)];
    },
    unlink: (rho) => Math.log((rho - lowest) / (1 - rho)),
  };
}

/** (L Lᵀ)ⱼₖ for a unit lower triangle L whose rows' parameters stand one after another. */
function choleskyProduct(j: number, k: number): readonly Monomial[] {
  const place = (row: number, column: number) => (row * (row - 1)) / 2 + column;
  return Array.from({ length: j + 1 }, (_, r): Monomial => {
    if (r === j) return j === k ? [] : [[place(k, r), 1]];
    return j === k
      ? [[place(j, r), 2]]
      : [
          [place(j, r), 1],
          [place(k, r), 1],
        ];
  });
}

/** exp(l_j + l_k) × Σ Π t^n and its derivatives by the parameters behind l and t. */
function expand(
  parameters: Float64Array,
  scales: readonly [number, number],
  monomials: readonly Monomial[],
  offset: number,
  shape: Shape,
): EntryDerivatives {
  const scaled = [...new Set(scales)];
  const shaped = [...new Set(monomials.flatMap((one) => one.map(([parameter]) => parameter)))];
  const involved = [...scaled, ...shaped.map((parameter) => offset + parameter)];
  const size = involved.length;
  const links = shaped.map((parameter) => shape.link(at(parameters, offset + parameter)));
  const scale = Math.exp(at(parameters, scales[0]) + at(parameters, scales[1]));
  let value = 0;
  const first = new Float64Array(size);
  const second = new Float64Array(size * size);
  const add = (target: Float64Array, place: number, amount: number) => {
    target[place] = (target[place] ?? 0) + amount;
  };
  for (const monomial of monomials) {
    const factors = monomial.map(([parameter, power]) => {
      const local = shaped.indexOf(parameter);
      const [t = 0, d1 = 0, d2 = 0] = links[local] ?? [];
      const below = power * t ** (power - 1);
      const twice = power < 2 ? 0 : power * (power - 1) * t ** (power - 2);
      return {
        place: scaled.length + local,
        value: t ** power,
        first: below * d1,
        second: twice * d1 * d1 + below * d2,
      };
    });
    const without = (...left: readonly number[]) =>
      factors.reduce((all, factor, i) => (left.includes(i) ? all : all * factor.value), scale);
    value += without();
    for (const [i, one] of factors.entries()) {
      add(first, one.place, one.first * without(i));
      add(second, one.place * size + one.place, one.second * without(i));
      for (const [k, other] of factors.entries()) {
        if (k === i) continue;
        add(second, one.place * size + other.place, one.first * other.first * without(i, k));
      }
    }
  }
  const times = scaled.map((place) => scales.filter((other) => other === place).length);
  for (const [i, often] of times.entries()) {
    first[i] = often * value;
    for (const [k, other] of times.entries()) second[i * size + k] = often * other * value;
    for (let k = scaled.length; k < size; k++) {
      second[i * size + k] = often * at(first, k);
      second[k * size + i] = often * at(first, k);
    }
  }
  return { value, parameters: involved, first, second };
}

function startAt(
  near: Matrix,
  shape: keyof typeof shapes,
  isHeterogeneous: boolean,
  { parameters: count, unlink }: Shape,
): Float64Array {
  const visits = near.rows;
  const variances = Float64Array.from({ length: visits }, (_, j) => entry(near, j, j));
  const logs = variances.map((variance) => Math.log(variance) / 2);
  if (shape === "unstructured") return startUnstructured(near, logs);
  const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const deviations = isHeterogeneous ? logs : Float64Array.of(Math.log(mean(variances)) / 2);
  const correlation = (j: number, k: number) =>
    entry(near, j, k) / Math.sqrt(at(variances, j) * at(variances, k));
  const adjacent = Float64Array.from({ length: visits - 1 }, (_, j) => correlation(j, j + 1));
  const limit = (rho: number, from: number) => Math.min(0.9, Math.max(from, rho));
  const shaped = Float64Array.from({ length: count }, (_, i) => {
    const typical = limit(mean(adjacent), shape === "compound-symmetry" ? 0 : -0.9);
    const rho = { "ante-dependence": limit(at(adjacent, i), -0.9), toeplitz: typical ** (i + 1) };
    const started = shape === "ante-dependence" || shape === "toeplitz" ? rho[shape] : typical;
    return unlink(started);
  });
  return Float64Array.from([...deviations, ...shaped]);
}

function startUnstructured(near: Matrix, logs: Float64Array): Float64Array {
  const lower = cholesky(near);
  const visits = near.rows;
  const triangle: number[] = [];
  for (let j = 1; j < visits; j++) {
    for (let r = 0; r < j; r++) {
      triangle.push(lower === undefined ? 0 : entry(lower, j, r) / entry(lower, j, j));
    }
  }
  const deviations = Array.from(logs, (log, j) =>
    lower === undefined ? log : Math.log(entry(lower, j, j)),
  );
  return Float64Array.from([...deviations, ...triangle]);
}
