/** Writes a place as HGVS does: `14`, `-48`, `*153`, `72+2`, `170-11`. */
export function printPlace(
  codingLength: number,
  { n, offset }: { readonly n: number; readonly offset: number },
): string {
  const base = n < 1 ? String(n - 1) : n > codingLength ? `*${n - codingLength}` : String(n);
  return offset === 0 ? base : `${base}${offset > 0 ? "+" : ""}${offset}`;
}

const place = /^([-*]?)(\d+)([+-]\d+)?$/;

/** Reads such a place; nothing where it is none. There is no c.0. */
export function readPlace(
  codingLength: number,
  written: string,
): { readonly n: number; readonly offset: number } | undefined {
  const [, sign, digits, intron] = place.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  if (number === 0 || number > 1e9) return undefined;
  const offset = intron === undefined ? 0 : Number(intron);
  if (intron !== undefined && offset === 0) return undefined;
  const n = sign === "-" ? 1 - number : sign === "*" ? codingLength + number : number;
  if (sign === "" && n > codingLength) return undefined;
  return { n, offset };
}
