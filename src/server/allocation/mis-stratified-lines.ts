import { type Instant, zone } from "../../kernel/index.ts";
import { misStratified } from "../../engine/index.ts";
import type { MisStratifiedLine } from "../contract.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

/** Whom the record no longer describes by the factors they were allocated by, of those a person may see. It names no arm. */
export async function misStratifiedLines(
  server: Server,
  person: string,
  { study, trial }: Pick<Shelved, "study" | "trial">,
): Promise<MisStratifiedLine[]> {
  if (study.allocation?.factors === undefined) return [];
  await server.follower.reach(server.written.last(study.id));
  const { sites } = await trial.studyState();
  const at = server.clock().toISOString() as Instant;
  const lines: MisStratifiedLine[] = [];
  for (const text of await server.store.summaries.read(person, study.id)) {
    const { participant, number } = JSON.parse(text) as { participant: string; number?: string };
    const state = number === undefined ? undefined : await trial.participant(participant);
    if (state === undefined) continue;
    const { site } = state;
    const here = zone(sites[site]?.zone ?? "UTC");
    for (const one of misStratified(study, state, { at, zone: here })) {
      lines.push({ participant, site, ...one });
    }
  }
  return lines;
}
