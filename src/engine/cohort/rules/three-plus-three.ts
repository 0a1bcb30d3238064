import type { EscalationRule } from "../../../definition/index.ts";
import { type Advice, type DoseTally, evaluable, treated, untried } from "./tally.ts";

type Rule = Extract<EscalationRule, { kind: "3+3" }>;

/**
 * The 3+3 design: 0 of 3 up, 1 of 3 three more, 2 of 3 too toxic; at most 1 of 6 up, 2 of 6 too toxic. The highest dose
 * is expanded to 6 before it is called tolerated. Below a dose that is too toxic, one with three gets three more.
 *
 * @source Storer, Biometrics 45(3), 1989; Le Tourneau et al., JNCI 101(10), 2009
 */
export function threePlusThree(
  { deEscalate = true }: Rule,
  doses: readonly DoseTally[],
  current: number,
): Advice {
  const here = doses[current] ?? untried;
  const tooToxic = doses.findIndex(({ dlt }) => dlt >= 2);
  if (tooToxic >= 0 && tooToxic <= current) return down(deEscalate, doses, tooToxic);
  const complete = evaluable(here);
  if (complete < 3 || here.pending.length > 0) return { act: "stay", next: current };
  if (complete < 6) {
    // At the top, and just below a dose that is too toxic, three are not enough to call it tolerated.
    const isLast = current === doses.length - 1 || tooToxic === current + 1;
    if (complete === 3 && here.dlt === 0 && !isLast) return { act: "escalate", next: current + 1 };
    return { act: "expand", next: current };
  }
  if (current === doses.length - 1) return { act: "stop", mtd: current };
  if (tooToxic === current + 1) return { act: "stop", mtd: current, exceeded: tooToxic };
  return { act: "escalate", next: current + 1 };
}

function down(deEscalate: boolean, doses: readonly DoseTally[], tooToxic: number): Advice {
  const below = tooToxic - 1;
  const lower = doses[below];
  if (lower === undefined) return { act: "stop", mtd: -1, exceeded: tooToxic };
  if (!deEscalate) return { act: "stop", exceeded: tooToxic };
  if (treated(lower) < 6) return { act: "de-escalate", next: below, exceeded: tooToxic };
  if (lower.pending.length > 0) return { act: "stay", next: below, exceeded: tooToxic };
  return { act: "stop", mtd: below, exceeded: tooToxic };
}
