/** A bar term of a formula: `us(VISIT | SUBJECT)`, `(MONTH || SUBJECT)`. */
export interface Grouped {
  /** What is called, nothing for plain parentheses. */
  readonly call: string;
  /** What stands before the bar. */
  readonly inner: string;
  /** `A / B` behind it: subjects B with a covariance for each A. */
  readonly by: string | undefined;
  readonly group: string;
  /** Two bars: no correlation. */
  readonly isUncorrelated: boolean;
}

/** A model as R writes it. */
export interface ModelFormula {
  readonly response: string;
  /** Fixed effects, `[]` the intercept, main effects before interactions. */
  readonly terms: readonly (readonly string[])[];
  readonly grouped: readonly Grouped[];
}

/** Reads `y ~ a * b + c + us(v | s)`: `+`, `-1`, `0`, `:`, `*` and bar terms; `undefined` for anything else. */
export function readFormula(formula: string): ModelFormula | undefined {
  const [response, right, ...more] = formula.split("~").map((side) => side.trim());
  if (response === undefined || right === undefined || more.length > 0) return undefined;
  const grouped: Grouped[] = [];
  const rest = right.replace(
    /([\w.<>]*)\(([^()|]*)(\|\|?)([^()|]*)\)/g,
    (_, call: string, inner: string, bars: string, behind: string) => {
      const parts = behind.split("/").map((part) => part.trim());
      const group = parts.at(-1) ?? "";
      const by = parts.length > 1 ? parts[0] : undefined;
      grouped.push({ call, inner: inner.trim(), by, group, isUncorrelated: bars === "||" });
      return "";
    },
  );
  const terms = readTerms(rest);
  return terms === undefined ? undefined : { response, terms, grouped };
}

/** The terms of one side of a formula; the intercept comes first unless it is taken away. */
export function readTerms(side: string): readonly (readonly string[])[] | undefined {
  let hasIntercept = true;
  const found: (readonly string[])[] = [];
  const order: string[] = [];
  for (const part of side.replace(/-\s*1/g, "+ 0").split("+")) {
    const word = part.trim();
    if (word === "" || word === "1") continue;
    if (word === "0") {
      hasIntercept = false;
      continue;
    }
    if (!/^[\w.]+(\s*[:*]\s*[\w.]+)*$/.test(word)) return undefined;
    const crossed = word.split("*").map((one) => one.split(":").map((name) => name.trim()));
    for (const name of crossed.flat()) if (!order.includes(name)) order.push(name);
    let products: (readonly string[])[] = [[]];
    for (const names of crossed) {
      products = [...products, ...products.map((product) => [...product, ...names])];
    }
    for (const product of products.slice(1)) {
      const isWhole = crossed.length > 1 || product.length === crossed.flat().length;
      if (isWhole) found.push([...new Set(product)]);
    }
  }
  const sorted = found.map((term) => term.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  const unique = [...new Map(sorted.map((term) => [term.join(":"), term])).values()];
  const byDegree = unique.toSorted((a, b) => a.length - b.length);
  return hasIntercept ? [[], ...byDegree] : byDegree;
}
