import {
  defineRefusal,
  type Instant,
  isId,
  isRefusal,
  readPartialDate,
  type Refusal,
} from "../../kernel/index.ts";
import { readAccount } from "./account.ts";
import type { AccessBook } from "./access.ts";
import type { Administration } from "./administration.ts";
import { personStream } from "./event.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { GrantRole } from "./role.ts";
import { newId } from "./token.ts";

/** That a person was trained, or has read and signed something. */
export interface Training {
  readonly id: string;
  readonly person: string;
  /** Left out: it holds for every study. */
  readonly study?: string;
  readonly title: string;
  readonly version: string;
  /** The calendar day of the training, `2026-01-14`. */
  readonly on: string;
  /** The last day on which it holds; left out, it has no end. */
  readonly until?: string;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

export type TrainingInput = Omit<Training, "id" | "person" | "recordedBy" | "recordedAt">;

const wrongTraining = defineRefusal(
  "training.wrong",
  "A training has a title, a version, a day that has come already, and an end that is not before it. Nothing was recorded.",
  "培训记录须有名称、版本、不晚于今天的日期，且有效期不得早于培训日期。未予记录。",
);

const notByYou = defineRefusal(
  "training.not-by-you",
  "A training is recorded by the person, by an administrator, or by who leads this study. Nothing was recorded.",
  "培训记录由本人、系统管理员或本研究负责人员录入。未予记录。",
);

/** Who may record the training of others, in their own study. */
const leading: readonly GrantRole[] = ["study-manager", "investigator", "data-manager"];

export interface Trainings {
  recordTraining(person: string, input: TrainingInput, by: string): Promise<Training | Refusal>;
  /** What a person was trained in and what held on a day, the latest version of each title first. */
  trainingOn(person: string, day: string): Promise<readonly Training[]>;
  /** All that was ever recorded. */
  trainingOf(person: string): Promise<readonly Training[]>;
}

/** Opens the training records. @source ICH E6(R3) §2.3.1, §4.1.4 */
export function openTrainings(
  base: Foundation,
  ledger: Ledger,
  administration: Administration,
  access: AccessBook,
): Trainings {
  async function mayRecord(person: string, study: string | undefined, by: string) {
    if (by === person || (await administration.forbidden(by)) === undefined) return true;
    const lines = await access.accessOf(by);
    return lines.some((line) => line.study === study && leading.includes(line.role));
  }

  const read = async (where: string, values: readonly unknown[]): Promise<readonly Training[]> => {
    const rows = await base.query<Row>(
      `select * from {schema}.training where ${where} order by held_on desc, recorded_at desc, id`,
      values,
    );
    return rows.map(readRow);
  };
  return {
    async recordTraining(person, input, by) {
      const { study, title, version, on, until } = input;
      // Somewhere it is tomorrow already.
      const latest = new Date(base.nowMs() + 14 * 3_600_000).toISOString().slice(0, 10);
      const sound =
        [title, version].every((word) => word.trim() !== "" && word.length <= 500) &&
        isDay(on) &&
        on <= latest &&
        (until === undefined || (isDay(until) && until >= on)) &&
        (study === undefined || isId(study));
      if (!sound) return wrongTraining();
      if (!(await mayRecord(person, study, by))) return notByYou();
      const id = newId("t");
      const answer = await ledger.change(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        const kept = {
          ...(study === undefined ? {} : { study }),
          title,
          version,
          on,
          ...(until === undefined ? {} : { until }),
        };
        const recordedAt = base.now();
        return {
          events: [{ type: "training-recorded", training: id, ...kept }],
          answer: { id, person, ...kept, recordedBy: by, recordedAt },
        };
      });
      return answer;
    },
    trainingOn: (person, day) =>
      read("person = $1 and held_on <= $2 and (valid_until is null or valid_until >= $2)", [
        person,
        day,
      ]),
    trainingOf: (person) => read("person = $1", [person]),
  };
}

/** Whether a text is a day of the calendar, `2026-01-14`. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && readPartialDate(day) !== undefined;
}

interface Row {
  readonly id: string;
  readonly person: string;
  readonly study: string | null;
  readonly title: string;
  readonly version: string;
  readonly held_on: string;
  readonly valid_until: string | null;
  readonly recorded_by: string;
  readonly recorded_at: Date;
}

function readRow(row: Row): Training {
  return {
    id: row.id,
    person: row.person,
    ...(row.study === null ? {} : { study: row.study }),
    title: row.title,
    version: row.version,
    on: row.held_on,
    ...(row.valid_until === null ? {} : { until: row.valid_until }),
    recordedBy: row.recorded_by,
    recordedAt: readMoment(row.recorded_at),
  };
}
