/** A data cut of the demonstration's blinded trial with a readout, for the page that shows results. */
import type { Demonstration } from "./demonstration.ts";

export const readoutScene = { study: "233AS101-C" } as const;

export async function stageReadout(demonstration: Demonstration): Promise<void> {
  const { store, server } = demonstration;
  const { study, hash } = demonstration.studyOf(readoutScene.study);
  const people = await server.identity.listPeople();
  const manager = people.find(({ email }) => email.startsWith("study-manager@"));
  await store.takeCut(study.id, hash, manager?.id ?? "");
}
