/** Round numbers along an axis, ascending, and with how many decimals all of them are written. */
export interface Ticks {
  readonly values: readonly number[];
  readonly places: number;
}

/** About `most` round numbers from at or below `low` to at or above `high`: the axis ends on ticks. */
export function roundTicks(low: number, high: number, most = 7): Ticks {
  const [from, to] = low === high ? [low - 1, high + 1] : [low, high];
  const least = (to - from) / most;
  const exponent = Math.floor(Math.log10(least));
  for (const [factor, power] of steps(exponent)) {
    const step = decimal(factor, power);
    const first = Math.floor(from / step + 1e-9);
    const last = Math.ceil(to / step - 1e-9);
    if (last - first <= most) {
      const values = Array.from({ length: last - first + 1 }, (_, i) =>
        decimal((first + i) * factor, power),
      );
      return { values, places: Math.max(0, -power) };
    }
  }
  return { values: [from, to], places: 0 };
}

/** Steps as whole numbers and powers of ten, so that every tick is the double nearest to what is written. */
function* steps(exponent: number): Generator<readonly [factor: number, power: number]> {
  for (let power = exponent; power <= exponent + 2; power++) {
    yield [1, power];
    yield [2, power];
    yield [25, power - 1];
    yield [5, power];
  }
}

const decimal = (whole: number, power: number): number => Number(`${whole}e${power}`);

/** Round numbers on a scale of ratios, within `low` and `high`; 1 is always among them when it is within. */
export function ratioTicks(low: number, high: number): Ticks {
  const found = [
    [1],
    [1, 2, 5],
    [1, 1.5, 2, 3, 5, 7],
    [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
  ]
    .map((digits) => within(digits, low, high))
    .find((values) => values.length >= 4 || high / low > 5_000);
  const values =
    found ?? roundTicks(low, high, 5).values.filter((one) => one >= low && one <= high);
  const kept = values.length > 9 ? values.filter((_, i) => i % 2 === 0) : values;
  return { values: kept, places: Math.max(0, ...kept.map(placesOf)) };
}

function within(digits: readonly number[], low: number, high: number): readonly number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of digits) {
      const value = Number(`${digit}e${power}`);
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) values.push(value);
    }
  }
  return values;
}

/** How many decimals a number is written with at its shortest, at most six. */
export function placesOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const places = (digits.split(".")[1]?.length ?? 0) - Number(exponent);
  return Math.min(6, Math.max(0, places));
}

/** A number of an axis, with the minus of print. */
export function printTick(value: number, places: number): string {
  return value
    .toFixed(places)
    .replace(/^-(?=.*[1-9])/, "−")
    .replace(/^-/, "");
}

/** The smallest and largest of some numbers, with zero where it is not far from them. */
export function withZero(values: readonly number[]): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const span = high - low;
  if (low > 0 && low <= span) return [0, high];
  return high < 0 && -high <= span ? [low, 0] : [low, high];
}
