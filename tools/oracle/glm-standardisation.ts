import type { GlmModel } from "../../src/readout/statistics/glm/glm.ts";
import type { GlmData } from "../../src/readout/statistics/glm/glm-rows.ts";
import { computeStandardisedDifference } from "../../src/readout/statistics/glm/standardised-difference.ts";
import { type CaseColumns, isNumeric, levelsOf, termColumn } from "./case-columns.ts";

/** Everybody with the treatment against everybody without: the reference is the level that no coefficient names. */
export function standardisation(
  model: GlmModel,
  data: GlmData,
  names: readonly string[],
  columns: CaseColumns,
  treatment: string,
): unknown {
  const column = columns[treatment] ?? [];
  const levels = levelsOf(column);
  const isNamed = (level: string) => names.includes(`${treatment}${level}`);
  const active = levels.find(isNamed) ?? levels.at(-1);
  const control = isNumeric(column) ? levels[0] : levels.find((level) => !isNamed(level));
  const everybody = (level: string | undefined) => {
    const value = isNumeric(column) ? Number(level) : level;
    const changed: CaseColumns = {
      ...columns,
      // One row of each level stays behind the last, so that every level is still known.
      [treatment]: [
        ...column.map(() => value),
        ...levels.map((one) => (isNumeric(column) ? Number(one) : one)),
      ],
    };
    return data.columns.map((one) => {
      const isOwn = one.name.split(":").some((part) => part.startsWith(treatment));
      const padded = Object.fromEntries(
        Object.entries(changed).map(([name, values]) => [
          name,
          name === treatment ? values : [...values, ...levels.map(() => values[0])],
        ]),
      );
      const values = isOwn ? termColumn(padded, one.name)?.slice(0, column.length) : undefined;
      return values === undefined ? one : { name: one.name, values };
    });
  };
  const found = computeStandardisedDifference(model, everybody(control), everybody(active));
  const { difference, logRatio, logOddsRatio } = found;
  return {
    p1: found.second,
    p0: found.first,
    rd: difference.estimate,
    rd_se_delta: difference.standardError,
    rd_se: difference.standardError,
    rd_lower95: difference.lower,
    rd_upper95: difference.upper,
    rd_p: difference.p,
    rr: Math.exp(logRatio.estimate),
    rr_marginal: Math.exp(logRatio.estimate),
    log_rr_se_delta: logRatio.standardError,
    or_marginal: Math.exp(logOddsRatio.estimate),
    log_or_se_delta: logOddsRatio.standardError,
  };
}
