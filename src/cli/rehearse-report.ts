import { type Study, studyHash } from "../definition/index.ts";
import type { ParticipantState, ParticipantStatus } from "../engine/index.ts";
import type { Cut, CutState, VerifyReport } from "../store/index.ts";
import type { Output } from "./output.ts";
import type { Sending } from "./sending.ts";
import { shortPath } from "./short-path.ts";
import { sayReport } from "./verify.ts";
import type { Written } from "./write-datasets.ts";

/** What a run with generated participants did. */
export interface Run {
  readonly study: Study;
  readonly sending: Pick<Sending, "given" | "repeated" | "refusals">;
  readonly cut: Cut;
  readonly state: CutState;
  readonly folder: string;
  readonly written: readonly Written[];
  readonly verified: VerifyReport;
  readonly seconds: number;
}

/** Says in a few aligned lines what a run did and what to try next. */
export function sayRun(
  output: Output,
  run: Run,
  typed: { readonly study: string; readonly place: string },
): void {
  const { sending, cut, state, folder, written, verified, seconds } = run;
  const { people, doses, visits } = countsOf(state);
  const row = (name: string, words: string): void => output.say(`  ${name.padEnd(9)}${words}`);
  row("people", `${sum(people)} screened: ${statusWords(people)}`);
  row("course", `${doses} doses, ${visits} visits`);
  row("journal", `${state.events} events from ${sending.given} commands`);
  if (sending.repeated > 0) {
    row("", `${sending.repeated} of the commands were there already; nothing was done twice`);
  }
  for (const [rule, times] of refusalCounts(sending)) row("refused", `${times} × ${rule}`);
  row("cut", written.map(({ name, records }) => `${name} ${records}`).join(" · "));
  row("", `at position ${cut.position}, as Dataset-JSON in ${shortPath(folder)}`);
  sayReport(verified, output, "  proof    ");
  row("time", `${seconds.toFixed(1)} s`);
  output.say();
  output.say("Try next");
  const next = [
    [`describe ${typed.study} --language zh-CN`, "the synopsis, in Chinese"],
    [`check ${typed.study}`, "what can be proved, and every assumption"],
    [`verify${typed.place} --export checkpoint.json`, "prove the journal; keep the file elsewhere"],
  ] as const;
  const width = Math.max(...next.map(([words]) => words.length));
  for (const [words, why] of next) output.say(`  npx neurite ${words.padEnd(width)}   ${why}`);
}

/** The same for programs. */
export function resultOf(run: Run): object {
  const { study, sending, cut, state, folder, written, verified, seconds } = run;
  const { people, doses, visits } = countsOf(state);
  return {
    study: study.id,
    version: study.version,
    hash: studyHash(study),
    participants: sum(people),
    statuses: Object.fromEntries(people),
    doses,
    visits,
    commands: sending.given,
    repeated: sending.repeated,
    refused: Object.fromEntries(refusalCounts(sending)),
    events: state.events,
    cut: { ...cut },
    folder,
    datasets: written.map((each) => ({ ...each })),
    verified: verified.found === 0,
    seconds,
  };
}

const statuses = {
  "screen-failed": "not eligible",
  screening: "in screening",
  enrolled: "in the trial",
  completed: "completed",
  withdrawn: "withdrawn",
  died: "died",
  voided: "added by mistake",
} as const satisfies Record<ParticipantStatus, string>;

type People = ReadonlyMap<ParticipantStatus, number>;

function countsOf({ participants }: CutState): { people: People; doses: number; visits: number } {
  const people = new Map<ParticipantStatus, number>();
  let doses = 0;
  let visits = 0;
  for (const person of participants.values() as Iterable<ParticipantState>) {
    people.set(person.status, (people.get(person.status) ?? 0) + 1);
    doses += person.doses.length;
    visits += Object.keys(person.visits).length;
  }
  return { people, doses, visits };
}

function sum(people: People): number {
  return [...people.values()].reduce((total, count) => total + count, 0);
}

function statusWords(people: People): string {
  return Object.entries(statuses)
    .flatMap(([status, words]) => {
      const count = people.get(status as ParticipantStatus);
      return count === undefined ? [] : [`${count} ${words}`];
    })
    .join(", ");
}

function refusalCounts({ refusals }: Pick<Sending, "refusals">): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { refusal } of refusals) counts.set(refusal.rule, (counts.get(refusal.rule) ?? 0) + 1);
  return counts;
}
