import { defineRefusal, isRefusal, type Refusal } from "../../kernel/index.ts";
import type { Delegations } from "./delegation.ts";
import type { DelegationTask } from "./delegation-task.ts";
import type { Foundation } from "./foundation.ts";
import type { Policies } from "./policy.ts";
import type { Trainings } from "./training.ts";
import { trainingState } from "./training-state.ts";

const expired = defineRefusal(
  "training.expired",
  "Your training «{title}» ran out on {day}. Nothing was done. Once a newer one is recorded you can go on.",
  "您的培训“{title}”已于 {day} 过期，未执行任何操作。登记新的培训后方可继续。",
);
const missing = defineRefusal(
  "training.missing",
  "No training «{title}» of yours is recorded. Nothing was done. Once it is recorded you can go on.",
  "没有您的“{title}”培训记录，未执行任何操作。登记后方可继续。",
);

export interface Duties {
  /**
   * Refuses a task that the delegation log of the site does not give somebody on a day, or for which a training of
   * theirs is missing or has run out. Without `always`, a site where nothing was ever delegated is not asked.
   *
   * @source ICH E6(R3) §2.3.1, §2.3.3
   */
  offDuty(
    person: string,
    task: DelegationTask,
    at: { readonly study: string; readonly site: string; readonly day: string },
    options: { readonly always: boolean },
  ): Promise<Refusal | undefined>;
}

/** Opens the question whether somebody may do a task now. */
export function openDuties(
  base: Foundation,
  parts: {
    readonly delegations: Delegations;
    readonly trainings: Trainings;
    readonly policies: Policies;
  },
): Duties {
  const { delegations, trainings, policies } = parts;

  async function keepsLog(study: string, site: string): Promise<boolean> {
    const rows = await base.query(
      `select from {schema}.delegation where study = $1 and site = $2
          and signed_at is not null and accepted_at is not null limit 1`,
      [study, site],
    );
    return rows.length > 0;
  }

  return {
    async offDuty(person, task, { study, site, day }, { always }) {
      const { requiredTrainings } = await policies.policy();
      const held = await trainings.trainingOf(person);
      const state = trainingState(held, study, requiredTrainings, day);
      const [late] = state.expired;
      if (late !== undefined) return expired(late);
      const [title] = state.missing;
      if (title !== undefined) return missing({ title });
      if (!always && !(await keepsLog(study, site))) return undefined;
      const line = await delegations.delegated(person, task, { study, site, day });
      return isRefusal(line) ? line : undefined;
    },
  };
}
