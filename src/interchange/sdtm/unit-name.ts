/** What CDISC calls units whose UCUM code it does not use. @source CDISC SDTM Controlled Terminology 2025-03-25, VSRESU and UNIT */
const names: Readonly<Record<string, string>> = {
  "1": "",
  a: "YEARS",
  mo: "MONTHS",
  wk: "WEEKS",
  d: "DAYS",
  h: "HOURS",
  s: "s",
  Cel: "C",
  "[degF]": "F",
  "[lb_av]": "LB",
  "[in_i]": "in",
  "[ft_i]": "ft",
  "mm[Hg]": "mmHg",
  "/min": "/min",
  "{beats}/min": "beats/min",
  "{breaths}/min": "breaths/min",
  "10*9/L": "10^9/L",
  "10*12/L": "10^12/L",
  "[iU]/L": "IU/L",
};

/** The submission name of a unit by its UCUM code: as the dataset calls it, else as CDISC does, else the code. */
export function unitName(
  code: string | undefined,
  own: Readonly<Record<string, string>> = {},
): string | null {
  if (code === undefined) return null;
  if (Object.hasOwn(own, code)) return own[code] ?? null;
  const name = Object.hasOwn(names, code) ? (names[code] ?? code) : code;
  return name === "" ? null : name;
}
