import type { Text } from "../../kernel/index.ts";
import { type Compiled, compile, type Study } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import { Facts } from "../facts.ts";
import { planOf } from "../plan.ts";
import type { ParticipantState } from "../state.ts";
import type { Levels } from "./balance.ts";

/** A factor made ready: its levels' conditions compiled. */
interface ReadyFactor {
  readonly id: string;
  readonly title: Text;
  /** Absent where each site is a level. */
  readonly levels?: readonly { readonly id: string; readonly holds: Compiled }[];
}

const ready = new WeakMap<Study, readonly ReadyFactor[]>();

function readyFactors(study: Study): readonly ReadyFactor[] {
  const known = ready.get(study);
  if (known !== undefined) return known;
  const { vocabulary } = planOf(study);
  const made = (study.allocation?.factors ?? []).map(({ id, title, levels }): ReadyFactor => {
    if (levels === undefined) return { id, title };
    return {
      id,
      title,
      levels: levels.map(({ id: level, when }) => ({
        id: level,
        holds: compile(when, vocabulary),
      })),
    };
  });
  ready.set(study, made);
  return made;
}

/** The levels of a participant's factors as the record has them now, and the factors that it leaves open. */
export interface FactorReading {
  readonly levels: Levels;
  readonly missing: readonly { readonly id: string; readonly title: Text }[];
}

/** Reads the factors from the record: none is typed at randomisation. The first level that holds is taken. */
export function readFactors(
  study: Study,
  participant: ParticipantState,
  context: Pick<Context, "at" | "zone">,
): FactorReading {
  const facts = new Facts(participant, context);
  const levels: Record<string, string> = {};
  const missing: { id: string; title: Text }[] = [];
  for (const { id, title, levels: known } of readyFactors(study)) {
    if (known === undefined) {
      levels[id] = participant.site;
      continue;
    }
    // A level that cannot be decided yet might be the one: nothing after it counts.
    const first = known
      .map((level) => ({ level, holds: level.holds(facts) }))
      .find(({ holds }) => holds !== false);
    if (first?.holds === true) levels[id] = first.level.id;
    else missing.push({ id, title });
  }
  return { levels, missing };
}

/** A factor whose level at allocation is not what the record says now. It is reported, and nothing is repaired. */
export interface MisStratified {
  readonly factor: string;
  readonly allocated: string;
  /** Absent where the record no longer decides it. */
  readonly now?: string;
}

export function misStratified(
  study: Study,
  participant: ParticipantState,
  context: Pick<Context, "at" | "zone">,
): readonly MisStratified[] {
  const then = participant.assigned?.factors;
  if (then === undefined) return [];
  const { levels } = readFactors(study, participant, context);
  return Object.entries(then).flatMap(([factor, allocated]) => {
    const now = levels[factor];
    if (now === allocated) return [];
    return [{ factor, allocated, ...(now === undefined ? {} : { now }) }];
  });
}
