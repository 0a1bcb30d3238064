import type { CommandId, Instant, PersonId, Zone } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import {
  basisOf,
  boardOf,
  type CohortBoard,
  type CohortDecision,
  type CohortsState,
  type Command,
  type Context,
  type Role,
  packOf,
} from "../engine/index.ts";
import type { MemoryTrial } from "./memory-trial.ts";
import type { Step } from "./step.ts";

const reason = "Rehearsal: every cohort is to be seen, whatever the rule recommends.";

/**
 * The committee of a rehearsal. A rehearsal shows every cohort, so before somebody joins a cohort or is dosed the
 * committee opens what is closed and makes room, saying that this is why. What the record suggests is judged first: of
 * a cohort's suspected toxicities the first is one, the others are not.
 *
 * @param trial the rehearsal so far
 */
export class Committee {
  readonly #study: Study;
  readonly #trial: MemoryTrial;
  #count = 0;

  constructor(study: Study, trial: MemoryTrial) {
    this.#study = study;
    this.#trial = trial;
  }

  /** What has to be done before a step, one thing after another. */
  *before({ command, context }: Step): Generator<Step> {
    const cohort = this.#cohortOf(command);
    if (cohort === undefined) return;
    const needsPlace = command.kind === "enrol";
    yield* this.#open(cohort, needsPlace, context);
  }

  #cohortOf(command: Command): string | undefined {
    if (command.kind === "enrol") return command.cohort;
    if (command.kind !== "record-dose") return undefined;
    const person = this.#trial.participants.get(command.participant);
    return person?.doses.length === 0 ? person.cohort : undefined;
  }

  *#open(cohort: string, needsPlace: boolean, context: Context): Generator<Step> {
    const here = this.#board(cohort, context.at);
    if (here === undefined) return;
    const { gate, free, slots } = here;
    if (gate.open && (free > 0 || !needsPlace)) return;
    const before = gate.cause === "not-open" ? this.#before(cohort) : undefined;
    if (before !== undefined) {
      if (this.#board(before, context.at)?.gate.cause === "not-open") {
        yield* this.#open(before, false, context);
      }
      yield* this.#decide(before, "escalate", context);
      return;
    }
    const suspected = slots.filter(({ dlt }) => dlt === "suspected");
    const isFirst = slots.every(({ dlt }) => dlt !== "dlt");
    for (const [turn, { participant }] of suspected.entries()) {
      const verdict = isFirst && turn === 0 ? "dlt" : "no-dlt";
      const judge = { kind: "judge-dlt", participant, verdict, reason: "Generated." } as const;
      yield this.#step(judge, "medical-monitor", "medical-monitor", context);
    }
    yield* this.#decide(cohort, free > 0 || !needsPlace ? "stay" : "expand", context);
  }

  /** The cohort that has to pass before this one can open. */
  #before(cohort: string): string | undefined {
    const ladder = this.#study.escalation?.ladders.find((one) => one.cohorts.includes(cohort));
    const dose = ladder?.cohorts.indexOf(cohort) ?? 0;
    return dose === 0 ? ladder?.after : ladder?.cohorts[dose - 1];
  }

  *#decide(cohort: string, decision: CohortDecision, context: Context): Generator<Step> {
    const { quorum = 1 } = this.#study.escalation ?? {};
    const attended = Array.from({ length: quorum }, (_, index) => `committee-${index + 1}`);
    const pack = packOf(this.#study, this.#cohorts, cohort, context.at);
    if (pack === undefined) return;
    const basis = basisOf(pack);
    const propose = {
      kind: "propose-decision",
      cohort,
      decision,
      basis,
      reason,
      attended,
    } as const;
    yield this.#step(propose, "medical-monitor", "medical-monitor", context);
    const { length: number } = this.#cohorts.decisions;
    for (const member of attended) {
      const sign = { kind: "sign-decision", decision: number, basis } as const;
      yield this.#step(sign, "committee", member, context);
    }
  }

  get #cohorts(): CohortsState {
    return this.#trial.stateOf("cohorts") as CohortsState;
  }

  #board(cohort: string, at: Instant): CohortBoard | undefined {
    return boardOf(this.#study, this.#cohorts, at).find((one) => one.cohort === cohort);
  }

  #step(command: Command, role: Role, actor: string, { at, seed }: Context): Step {
    this.#count += 1;
    return {
      command,
      context: {
        actor: actor as PersonId,
        role,
        sites: "all",
        at,
        zone: "UTC" as Zone,
        seed,
        command: `${this.#study.id}/committee/${this.#count}` as CommandId,
      },
    };
  }
}
