import { useMemo } from "react";
import { type RecordDose, regimenOf } from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";

/** What goes with a new dose beside its form: the level, where the plan leaves only one, and the visit it was given at. */
export function useDoseParts(
  { study }: StudyView,
  record: ParticipantRecord | undefined,
  visit: string | undefined,
): Pick<RecordDose, "level" | "visit"> {
  return useMemo(() => {
    if (record === undefined) return {};
    const { state } = record;
    const cohort = study.cohorts.find(({ id }) => id === state.cohort);
    const levels =
      cohort === undefined
        ? study.blinding === "open"
          ? (regimenOf(study, state)?.levels ?? [])
          : []
        : [cohort.level];
    const [level] = levels;
    const isHeld = visit !== undefined && state.visits[visit]?.status === "held";
    return {
      ...(level === undefined || levels.length !== 1 ? {} : { level }),
      ...(isHeld ? { visit } : {}),
    };
  }, [study, record, visit]);
}
