import { commensurable, defineIssue, type Issue, readUnit } from "../../../kernel/index.ts";
import { hint } from "../../expression/nearest.ts";
import type { Path, Rule } from "../rule.ts";

const unknown = defineIssue(
  "check.unit.unknown",
  "{owner} is in “{unit}”, which is no UCUM unit.{hint} Write it as UCUM does: mm[Hg], 10*9/L, [in_i], [degF].",
  "{owner} 的单位“{unit}”不是 UCUM 单位。{hint}请按 UCUM 书写：mm[Hg]、10*9/L、[in_i]、[degF]。",
);
const entry = defineIssue(
  "check.unit.entry",
  "{field} is kept in {unit}; a value in {entry} cannot be converted to that. Remove {entry}, or correct it.",
  "字段 {field} 以 {unit} 保存，{entry} 不能换算为该单位。请删除或更正 {entry}。",
);
const factor = defineIssue(
  "check.unit.factor",
  "{field} gives a factor for {entry}, {problem}. Correct or remove it.",
  "字段 {field} 为 {entry} 指定了换算系数，但{problem}。请更正或删除。",
);

const usual = [
  "kg",
  "g",
  "mg",
  "ug",
  "cm",
  "mm",
  "[in_i]",
  "[lb_av]",
  "mm[Hg]",
  "mL",
  "L",
  "mmol/L",
  "umol/L",
  "g/L",
  "10*9/L",
  "10*12/L",
  "U/L",
  "[iU]/L",
  "%",
  "s",
  "min",
  "h",
  "d",
  "wk",
  "mo",
  "a",
  "Cel",
  "[degF]",
  "/min",
  "kg/m2",
  "{cells}",
];

/** The UCUM codes of what is often written otherwise. */
const written: Readonly<Record<string, string>> = {
  mmhg: "mm[Hg]",
  inch: "[in_i]",
  inches: "[in_i]",
  in: "[in_i]",
  lb: "[lb_av]",
  lbs: "[lb_av]",
  years: "a",
  year: "a",
  months: "mo",
  month: "mo",
  weeks: "wk",
  week: "wk",
  days: "d",
  day: "d",
  hours: "h",
  hour: "h",
  bpm: "/min",
  "°c": "Cel",
  c: "Cel",
  "°f": "[degF]",
  iu: "[iU]",
  "iu/l": "[iU]/L",
  "10^9/l": "10*9/L",
  "10^12/l": "10*12/L",
  µg: "ug",
  μg: "ug",
  "µmol/l": "umol/L",
  "μmol/l": "umol/L",
  cells: "{cells}",
};

/** Every unit is one that UCUM knows, and what may be entered can be converted to what is kept. */
export const units: Rule = (study, index) => {
  const issues: Issue[] = [];
  const known = (code: string, path: Path, owner: string): boolean => {
    if (readUnit(code) !== undefined) return true;
    const found = written[code.toLowerCase()];
    const candidates = found === undefined ? hint(code, usual) : hint(found, [found]);
    issues.push(unknown(path, { owner, unit: code, hint: candidates }));
    return false;
  };
  for (const { field, path, name } of index.fields) {
    if (field.kind !== "integer" && field.kind !== "decimal" && field.kind !== "derived") continue;
    if (field.unit !== undefined && !known(field.unit, [...path, "unit"], name)) continue;
    if (field.kind !== "decimal") continue;
    const kept = readUnit(field.unit ?? "1");
    for (const [u, code] of (field.units ?? []).entries()) {
      const at = [...path, "units", u];
      if (!known(code, at, name)) continue;
      const unit = readUnit(code);
      if (unit === undefined || kept === undefined || commensurable(unit, kept)) continue;
      issues.push(entry(at, { field: name, unit: field.unit ?? "1", entry: code }));
    }
    for (const [code, value] of Object.entries(field.factors ?? {})) {
      const problem = factorProblem(code, value, field.units ?? []);
      if (problem === undefined) continue;
      issues.push(factor([...path, "factors", code], { field: name, entry: code, problem }));
    }
  }
  for (const [l, level] of study.doseLevels.entries()) {
    known(level.unit, ["doseLevels", l, "unit"], level.id);
  }
  return issues;
};

function factorProblem(code: string, value: number, entries: readonly string[]) {
  if (!entries.includes(code)) {
    return { en: "in which nothing may be entered", "zh-CN": "该单位不可录入" };
  }
  return value > 0 ? undefined : { en: "which is not above 0", "zh-CN": "系数不大于 0" };
}
