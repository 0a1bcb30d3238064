import { hashOf } from "../../kernel/index.ts";
import type { Cut } from "../../store/index.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";

const unknownCut = {
  en: "There is no such data cut of this study.",
  "zh-CN": "本研究没有该数据截点。",
};

/** What a cut is called in addresses and in the record: its position and the first digits of the study version's hash. */
export function cutName({ position, studyVersion }: Cut): string {
  return `${position}-${studyVersion.slice(0, 8)}`;
}

/** The cut of a name. @throws Rejected where there is none */
export async function cutNamed(server: Server, study: string, name: string): Promise<Cut> {
  const cut = (await server.store.listCuts(study)).find((one) => cutName(one) === name);
  if (cut === undefined) throw new Rejected(404, "cut.unknown", unknownCut);
  return cut;
}

/** What somebody proves who they are for, when they begin an unblinded look at a cut. It is the same whoever got what. */
export function lookManifest({ study, studyVersion, position }: Cut): string {
  const look = { act: "unblinded-look", study, studyVersion, position };
  return hashOf(look);
}
