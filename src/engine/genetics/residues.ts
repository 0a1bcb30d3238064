/** One letter → three letters, as HGVS spells residues. `*` is the stop. */
const names: Readonly<Record<string, string>> = {
  A: "Ala",
  R: "Arg",
  N: "Asn",
  D: "Asp",
  C: "Cys",
  Q: "Gln",
  E: "Glu",
  G: "Gly",
  H: "His",
  I: "Ile",
  L: "Leu",
  K: "Lys",
  M: "Met",
  F: "Phe",
  P: "Pro",
  S: "Ser",
  T: "Thr",
  W: "Trp",
  Y: "Tyr",
  V: "Val",
  "*": "Ter",
};

/** Any residue as HGVS spells it, for patterns: three letters, one letter or `*`. */
export const residuePattern = `${Object.values(names).join("|")}|[A-Z*]`;

const letters: ReadonlyMap<string, string> = new Map(
  Object.entries(names).map(([letter, name]) => [name.toLowerCase(), letter]),
);

/** The standard code, codons in the order TCAG. */
const code = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG";
const order = "TCAG";

/** The residue of a codon as one letter; nothing where a base is not known. */
export function residueOf(codon: string): string | undefined {
  const [a = "", b = "", c = ""] = codon;
  const at = [a, b, c].map((base) => (base === "" ? -1 : order.indexOf(base)));
  if (at.some((index) => index < 0)) return undefined;
  const [i = 0, j = 0, k = 0] = at;
  return code[i * 16 + j * 4 + k];
}

/** Translates codon by codon; a codon that is not whole or not known gives nothing. */
export function translate(bases: string): string | undefined {
  let residues = "";
  for (let at = 0; at + 3 <= bases.length; at += 3) {
    const residue = residueOf(bases.slice(at, at + 3));
    if (residue === undefined) return undefined;
    residues += residue;
  }
  return residues;
}

/** `V` → `Val`, `*` → `Ter`. */
export function residueName(letter: string): string {
  return names[letter] ?? "Xaa";
}

export function residueNames(several: string): string {
  return Array.from(several, residueName).join("");
}

/** `Val`, `V`, `Ter`, `*` or `X` → one letter; nothing for anything else. */
export function residueLetter(written: string): string | undefined {
  if (written === "*" || written === "X") return "*";
  if (written.length === 1) {
    const letter = written.toUpperCase();
    return letter in names ? letter : undefined;
  }
  return letters.get(written.toLowerCase());
}

const complements: Readonly<Record<string, string>> = { A: "T", C: "G", G: "C", T: "A" };

/** The other strand, read in its own direction. */
export function reverseComplement(bases: string): string {
  return Array.from(bases, (base) => complements[base] ?? "N")
    .reverse()
    .join("");
}
