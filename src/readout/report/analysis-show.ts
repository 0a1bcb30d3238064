/** What a line of an analysis shows: which results, with how many further decimals each, and how they are put together. */
export interface Shown {
  readonly parts: readonly [main: ShownPart, ...others: ShownPart[]];
  print(texts: readonly string[]): string;
}

interface ShownPart {
  /** The names a result may have, the first that there is. */
  readonly operations: readonly string[];
  /** Decimals beyond those of the line. */
  readonly places: number;
}

const part = (places: number, ...operations: readonly string[]): ShownPart => ({
  operations,
  places,
});

/**
 * Reads what a line shows: the name of a result (`p`), or `difference (SE)` with its standard error, `hazard-ratio (CI)`
 * with its limits, `ci` for the limits alone.
 */
export function readShow(show: string): Shown {
  const asked = show.trim();
  if (/^(\d+% )?ci$/i.test(asked)) {
    return {
      parts: [part(0, "lower"), part(0, "upper")],
      print: ([lower, upper]) => `(${lower};${upper})`,
    };
  }
  const [, name = asked, beside = ""] = /^(.+?) \((SE|CI|SD|df)\)$/i.exec(asked) ?? [];
  if (beside === "") return { parts: [part(0, name)], print: ([text = ""]) => text };
  const own = beside.toLowerCase();
  if (own === "ci") {
    return {
      parts: [part(0, name), part(0, `${name}-lower`, "lower"), part(0, `${name}-upper`, "upper")],
      print: ([text, lower, upper]) => (lower === "" ? `${text}` : `${text} (${lower};${upper})`),
    };
  }
  return {
    parts: [part(0, name), part(1, `${name}-${own}`, own)],
    print: ([text = "", other = ""]) => (other === "" ? text : `${text} (${other})`),
  };
}
