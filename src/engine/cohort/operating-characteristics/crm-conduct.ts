import { fitCrm } from "../rules/crm.ts";
import type { DoseTally } from "../rules/tally.ts";
import { type Conduct } from "./conduct.ts";
import { computeCrmPosterior, type CrmDesign, nearestTo } from "./crm-posterior.ts";

export interface CrmConduct extends CrmDesign {
  readonly cohort: number;
  readonly cohorts: number;
  readonly start?: number;
}

/**
 * A trial by the continual reassessment method: never more than one dose up, and not up after a cohort whose share of
 * toxicities is the target or more; at the end the dose nearest to the target, without restriction. The power model is
 * the one that studies run by.
 *
 * @source Cheung, R package dfcrm 0.2-2.1, crmsim with restriction
 */
export function crmConduct(design: CrmConduct): Conduct {
  const { cohort, cohorts, start = 0, target, skeleton, prior, model } = design;
  const known = new Map<string, number>();
  const recommended = (doses: readonly DoseTally[]): number => {
    const name = doses.map(({ dlt, none }) => `${dlt}/${none}`).join(" ");
    const found = known.get(name) ?? fresh(doses);
    known.set(name, found);
    return found;
  };
  const rule = {
    kind: "crm",
    target,
    skeleton,
    cohort,
    most: cohort * cohorts,
    ...(prior === undefined ? {} : { prior }),
  } as const;
  const fresh = (doses: readonly DoseTally[]): number =>
    model === undefined || model.kind === "empiric"
      ? nearestTo(target, fitCrm(rule, doses).toxicity)
      : computeCrmPosterior(design, doses).recommended;
  return {
    start,
    cohort,
    cohorts,
    next(doses, current, { dlt, none }) {
      const wanted = Math.min(recommended(doses), current + 1);
      return dlt / (dlt + none) >= target ? Math.min(wanted, current) : wanted;
    },
    select: recommended,
  };
}
