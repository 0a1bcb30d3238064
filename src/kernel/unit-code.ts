/** One factor of a unit: `s-2` is `{ symbol: "s", power: -2 }`, `{cells}` has an annotation and no symbol. */
export interface UnitTerm {
  /** A unit symbol with its prefix, a whole number, or nothing where there is only an annotation. */
  readonly symbol: string;
  readonly power: number;
  /** A remark in braces, which counts as one; with its braces. */
  readonly annotation: string;
}

// The symbol of a unit has letters, and digits only within square brackets; `10*` and `10^` are symbols too.
const component = /(10[*^]|(?:[A-Za-z%'"_]|\[[A-Za-z0-9'_]+\])+)?([+-]?[1-9]\d?)?(\{[!-z|~]+\})?/y;
// A number may not follow another with a point between them: 1.73 is meant as a decimal, which UCUM does not have.
const wholeNumber = /(?<!(?:^|[./(])\d+\.)[1-9]\d{0,8}(?![\d*^{])/y;

/**
 * Reads a UCUM code into its factors, brackets dissolved: `mg/(kg.d)` is mg, kg⁻¹, d⁻¹.
 * Returns `undefined` where the grammar of UCUM is broken. Whether the symbols exist is not asked here.
 *
 * @source UCUM 2.1 §§4–12 (grammar); read from left to right, so `mg/kg.d` is mg times d by kg
 */
export function readUnitTerms(code: string): readonly UnitTerm[] | undefined {
  const terms: UnitTerm[] = [];
  let at = 0;

  function readProduct(outerSign: 1 | -1, depth: number): boolean {
    let sign = outerSign;
    if (code[at] === "/" && depth === 0) {
      sign = -1;
      at += 1;
    }
    for (;;) {
      if (!readComponent(sign, depth)) return false;
      const operator = code[at];
      if (operator !== "." && operator !== "/") return true;
      sign = operator === "." ? outerSign : outerSign === 1 ? -1 : 1;
      at += 1;
    }
  }

  function readComponent(sign: 1 | -1, depth: number): boolean {
    if (code[at] === "(") {
      at += 1;
      if (depth > 8 || !readProduct(sign, depth + 1) || code[at] !== ")") return false;
      at += 1;
      return true;
    }
    wholeNumber.lastIndex = at;
    const number = wholeNumber.exec(code);
    if (number !== null) {
      terms.push({ symbol: number[0], power: sign, annotation: "" });
      at = wholeNumber.lastIndex;
      return true;
    }
    component.lastIndex = at;
    const match = component.exec(code);
    if (match === null || match[0] === "") return false;
    const [whole, symbol = "", power = "1", annotation = ""] = match;
    if (symbol === "" && match[2] !== undefined) return false;
    terms.push({ symbol, power: sign * Number(power), annotation });
    at += whole.length;
    return true;
  }

  return readProduct(1, 0) && at === code.length ? terms : undefined;
}

/** Prints factors as one code without brackets: first what multiplies, then what divides. No factor prints `1`. */
export function printUnitTerms(terms: readonly UnitTerm[]): string {
  const over = terms.filter((term) => term.power > 0).flatMap(printTerm);
  const under = terms.filter((term) => term.power < 0).flatMap(printTerm);
  if (terms.length === 0) return "1";
  return [over.join("."), ...under].join("/");
}

function printTerm({ symbol, power, annotation }: UnitTerm): string[] {
  const times = Math.abs(power);
  // Neither a bare annotation nor a number can carry an exponent.
  if (symbol === "") return Array<string>(times).fill(annotation);
  if (/^\d+$/.test(symbol)) return [String(BigInt(symbol) ** BigInt(times))];
  return [`${symbol}${times === 1 ? "" : times}${annotation}`];
}
