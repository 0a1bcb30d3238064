import { residueLetter, residueName, residuePattern } from "./residues.ts";

/** One residue of a protein name with its number. */
interface Residue {
  readonly letter: string;
  readonly number: number;
}

/** A typed p. name in parts: what stands first, and last where it names a stretch. */
export interface ProteinName {
  /** In the spelling of this software, without brackets: `p.Ala5Val`. */
  readonly name: string;
  readonly from: Residue;
  readonly to: Residue;
}

const residue = `(${residuePattern})(\\d+)`;
const whole = new RegExp(
  `^p\\.\\(?${residue}(?:_${residue})?(=|del|dup|ins|delins|fs|${residuePattern})([A-Za-z*?0-9]*)\\)?$`,
);

/** Reads a p. name in one-letter or three-letter spelling, with or without brackets; nothing where it is none. */
export function readProtein(typed: string): ProteinName | undefined {
  const trimmed = typed.trim().replace(/^[A-Za-z_0-9.]+:(?=p\.)/, "");
  const parts = whole.exec(trimmed.startsWith("p.") ? trimmed : `p.${trimmed}`);
  if (parts === null) return undefined;
  const [, a = "", n = "", b, m, change = "", rest = ""] = parts;
  const from = residueAt(a, n);
  const to = b === undefined ? from : residueAt(b, m ?? "");
  if (from === undefined || to === undefined || to.number < from.number) return undefined;
  const place = b === undefined ? spelled(from) : `${spelled(from)}_${spelled(to)}`;
  const said = changeOf(change, rest, b !== undefined);
  return said === undefined ? undefined : { name: `p.${place}${said}`, from, to };
}

function changeOf(change: string, rest: string, isStretch: boolean): string | undefined {
  if (change === "=") return rest === "" ? "=" : undefined;
  if (change === "del" || change === "dup") return rest === "" ? change : undefined;
  if (change === "ins" || change === "delins") {
    const gained = several(rest);
    return gained === undefined ? undefined : `${change}${gained}`;
  }
  if (change === "fs") return isStretch ? undefined : `fs${stopOf(rest)}`;
  const letter = residueLetter(change);
  if (letter === undefined || isStretch) return undefined;
  if (rest === "") return residueName(letter);
  if (rest.startsWith("fs")) return `${residueName(letter)}fs${stopOf(rest.slice(2))}`;
  if (rest.startsWith("ext")) return `${residueName(letter)}ext${stopOf(rest.slice(3))}`;
  return undefined;
}

/** `*6`, `Ter6`, `X6` → `*6`; nothing said stays nothing. */
function stopOf(written: string): string {
  const count = /^(?:\*|Ter|X)(\d+|\?)$/.exec(written)?.[1];
  return count === undefined ? "" : `*${count}`;
}

function several(written: string): string | undefined {
  const found = written.match(/[A-Z][a-z]{2}|[A-Z*]/g);
  if (found === null || found.join("") !== written) return undefined;
  const letters = found.map(residueLetter);
  return letters.some((letter) => letter === undefined)
    ? undefined
    : letters.map((letter) => residueName(letter ?? "")).join("");
}

function residueAt(written: string, number: string): Residue | undefined {
  const letter = residueLetter(written);
  const at = Number(number);
  return letter === undefined || at < 1 || at > 1e6 ? undefined : { letter, number: at };
}

function spelled({ letter, number }: Residue): string {
  return `${residueName(letter)}${number}`;
}

/** Whether two names say the same: a stop that one of them does not count is no difference. */
export function sameProtein(a: string, b: string): boolean {
  const plain = (name: string): string => name.replace(/(fs|ext)(\*.*)?$/, "$1");
  const counted = /(?:fs|ext)\*\d/;
  return counted.test(a) && counted.test(b) ? a === b : plain(a) === plain(b);
}
