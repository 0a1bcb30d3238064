import type { VcfVersion } from "./version.ts";

/** How a key is defined: by the header, or by the specification for a reserved key. */
export interface KeyDefinition {
  /** A count, `A`, `R`, `G`, `.`, or one of the later `P`, `LA`, `LR`, `LG`, `M`. */
  readonly number: string;
  readonly type: string;
}

/** A definition by the specification; `*` stands where a version leaves the number or the type open. */
type Table = ReadonlyMap<string, KeyDefinition>;

function table(text: string, base: Table = new Map(), without: readonly string[] = []): Table {
  const entries = text
    .trim()
    .split(/\s*,\s*/)
    .map((entry): [string, KeyDefinition] => {
      const [key = "", number = "*", type = "*"] = entry.split(" ");
      return [key, { number, type }];
    });
  const kept = [...base].filter(([key]) => !without.includes(key));
  return new Map([...kept, ...entries]);
}

const info41 = table(
  `AA 1 String, AC A Integer, AF A Float, AN 1 Integer, BQ 1 Float, CIGAR A String, DB 0 Flag, DP 1 Integer,
  END 1 Integer, H2 0 Flag, H3 0 Flag, MQ 1 *, MQ0 1 Integer, NS 1 Integer, SOMATIC 0 Flag, VALIDATED 0 Flag,
  1000G 0 Flag, IMPRECISE 0 Flag, NOVEL 0 Flag, SVTYPE 1 String, SVLEN * Integer, CIPOS 2 Integer, CIEND 2 Integer,
  HOMLEN * Integer, HOMSEQ * String, BKPTID * String, MEINFO 4 String, METRANS 4 String, DGVID 1 String,
  DBVARID 1 String, DBRIPID 1 String, MATEID * String, PARID 1 String, EVENT 1 String, CILEN 2 Integer,
  DPADJ * Integer, CN 1 Integer, CNADJ * Integer, CICN 2 Integer, CICNADJ * Integer`,
);
const info43 = table(
  "AD R Integer, ADF R Integer, ADR R Integer, MQ 1 Float, SB 4 Integer",
  info41,
);
const info44 = table(
  `SVLEN A Integer, CIPOS * Integer, CIEND * Integer, HOMLEN A Integer, HOMSEQ A String, BKPTID A String,
  MEINFO * String, METRANS * String, DGVID A String, DBVARID A String, DBRIPID A String, MATEID A String,
  PARID A String, EVENT A String, EVENTTYPE A String, CILEN * Integer, CN A Float, CICN * Float, SVCLAIM A String,
  RN A Integer, RUS * String, RUL * Integer, RUC * Float, RB * Integer, CIRUC * Float, CIRB * Integer, RUB * Integer`,
  info43,
  ["DPADJ", "CNADJ", "CICNADJ"],
);
const format41 = table(
  `DP 1 Integer, EC A Integer, FT 1 String, GL G Float, GLE G String, GP G Float, GQ 1 Integer, GT 1 String,
  HQ 2 Integer, MQ 1 Integer, PL G Integer, PQ 1 Integer, PS 1 Integer, CN 1 Integer, CNQ 1 Float, CNL * Float,
  NQ 1 Integer, HAP 1 Integer, AHAP 1 Integer`,
);
const format43 = table(
  "AD R Integer, ADF R Integer, ADR R Integer, PP G Integer, CNL G Float, CNP G Float",
  format41,
  ["GLE"],
);
const format44 = table(
  "CN 1 Float, CICN 2 Float, PSL P String, PSO P Integer, PSQ P Integer",
  format43,
);
const format45 = table(
  `LEN 1 Integer, LAA * Integer, LAD LR Integer, LADF LR Integer, LADR LR Integer, LEC LA Integer, LGL LG Float,
  LGP LG Float, LPL LG Integer, LPP LG Integer`,
  format44,
);

/** Keys of base modifications: a ChEBI number, or one of the short names, after the base that is modified. */
export const modificationKey =
  /^(DP|AD)?M(\d+([ACGTUN])|5mC|5hmC|5fC|5caC|5hmU|5fU|5caU|6mA|8oxoG|XaoN|xaoN)$/;

/**
 * What the specification says of a reserved INFO key.
 *
 * @source VCF 4.1–4.5, sections 1.4.1 / 1.6.1 (reserved keys) and 3 (structural variants)
 */
export function reservedInfo(key: string, version: VcfVersion): KeyDefinition | undefined {
  return (version < 4.3 ? info41 : version < 4.4 ? info43 : info44).get(key);
}

/**
 * What the specification says of a reserved FORMAT key.
 *
 * @source VCF 4.1–4.5, sections 1.4.2 / 1.6.2 (genotype fields) and 4 (structural variants)
 */
export function reservedFormat(key: string, version: VcfVersion): KeyDefinition | undefined {
  if (version >= 4.5) {
    const modification = modificationKey.exec(key);
    if (modification !== null) {
      return { number: "M", type: modification[1] === undefined ? "Float" : "Integer" };
    }
    return format45.get(key);
  }
  return (version < 4.3 ? format41 : version < 4.4 ? format43 : format44).get(key);
}
