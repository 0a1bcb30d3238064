import type { ParticipantId } from "../../kernel/index.ts";
import { listHash } from "../../engine/index.ts";
import type { AllocationView } from "../contract.ts";
import { namesIn } from "../routes/participants.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { misStratifiedLines } from "./mis-stratified-lines.ts";

/** How an allocation stands, for its keeper: what it comes to, and the arms of those who were mis-stratified. */
export async function describeAllocation(
  server: Server,
  person: string,
  shelved: Shelved,
): Promise<AllocationView> {
  const { study, trial } = shelved;
  const state = await trial.allocation();
  const { entries, activated, suppliedBy, closedArms = [], disclosed = [], balance } = state;
  const allocated = Object.keys(state.allocated).length;
  const method = study.allocation?.method.kind;
  const people = [
    ...disclosed.map(({ to }) => to),
    ...(suppliedBy === undefined ? [] : [suppliedBy]),
  ];
  return {
    ...(method === undefined ? {} : { method }),
    open:
      method === undefined
        ? entries.length > 0
        : method === "list"
          ? (activated ?? 0) > 0
          : state.seed !== undefined,
    allocated,
    list: {
      entries: entries.length,
      ...(activated === undefined ? {} : { activated }),
      left: entries.length === 0 ? 0 : entries.length - allocated,
      hash: listHash(entries),
      ...(suppliedBy === undefined ? {} : { suppliedBy }),
    },
    closedArms: [...closedArms],
    strata: plain(balance.strata),
    margins: plain(balance.margins),
    misStratified: (await misStratifiedLines(server, person, shelved)).map((line) => ({
      ...line,
      arm: state.allocated[line.participant as ParticipantId]?.arm ?? "",
    })),
    disclosures: disclosed.map((one) => ({ ...one })),
    people: await namesIn(
      server,
      people.map((by) => ({ by })),
    ),
  };
}

/** A copy that can be sent: what the state holds is not to be written to. */
function plain<T>(value: T): { -readonly [K in keyof T]: T[K] } {
  return structuredClone(value);
}
