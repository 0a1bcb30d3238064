import type { Study } from "../../definition/index.ts";
import { type CriterionResult, type ListedStudy, screenList } from "../../engine/index.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import type { KeptPerson } from "./kept-people.ts";

/** One study as it reads now of somebody who was kept, and what reads otherwise than then. */
export interface Rescreened {
  readonly study: string;
  readonly eligible: ReturnType<ListedStudy["verdict"]>;
  /** Absent: the study was not among those that the person was held against. */
  readonly before?: ReturnType<ListedStudy["verdict"]>;
  readonly changed: readonly ChangedCriterion[];
}

export interface ChangedCriterion {
  readonly criterion: string;
  readonly now: CriterionResult;
  /** Absent: it did not exist. */
  readonly before?: CriterionResult;
  /** Whether the criterion was amended since, or only the day is another. */
  readonly because: "amended" | "day";
}

/**
 * Holds people who were kept against the studies as they are now, on a day: what an amendment, a study that opened or
 * the calendar changed. By the same evaluator as everything else, once for all people of whom a criterion reads the same.
 */
export function rescreen(
  studies: readonly Pick<Shelved, "study" | "hash" | "versions">[],
  people: readonly KeptPerson[],
  on: string,
): readonly (readonly Rescreened[])[] {
  const known = people.map((person) => person.known);
  const now = screenList(
    studies.map(({ study }) => study),
    known,
    on,
  ).studies;
  const older = new Map<string, ListedStudy>();
  const under = (study: Study, hash: string): ListedStudy | undefined => {
    const found = older.get(hash) ?? screenList([study], known, on).studies[0];
    if (found !== undefined) older.set(hash, found);
    return found;
  };
  return people.map((person, index) =>
    studies.flatMap(({ study, hash, versions }, place): readonly Rescreened[] => {
      const listed = now[place];
      if (listed === undefined) return [];
      const eligible = listed.verdict(index);
      const then = person.studies.find((one) => one.study === study.id);
      if (then === undefined) return [{ study: study.id, eligible, changed: [] }];
      const version = then.version === hash ? undefined : versions.get(then.version);
      const today = version && under(version, then.version);
      const changed = study.eligibility.flatMap(({ id }): readonly ChangedCriterion[] => {
        const result = listed.result(index, id);
        const before = then.results[id];
        if (result === undefined || result === before) return [];
        // What the older version says today as it said then was changed by the amendment, not by the calendar.
        const amended = then.version !== hash && today?.result(index, id) !== result;
        const because = amended ? "amended" : "day";
        return [
          { criterion: id, now: result, ...(before === undefined ? {} : { before }), because },
        ];
      });
      return [{ study: study.id, eligible, before: then.eligible, changed }];
    }),
  );
}
