import { joinStudies } from "../../interchange/index.ts";
import { issueText } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Cut } from "../../store/index.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

/** The study that a readout continues, and the cut of it that stands beside a cut of the later one. */
export interface EarlierCut {
  readonly study: Study;
  readonly cut: Cut;
}

/** The ids of the studies that any version of a study continues in its readout. */
export function continuedBy({ versions }: Pick<Shelved, "versions">): ReadonlySet<string> {
  return new Set(
    [...versions.values()].flatMap(({ readout }) =>
      readout?.continues === undefined ? [] : [readout.continues.study],
    ),
  );
}

/** The studies of this instance whose readouts continue a study: what is read of them is read of it too. */
export function continuing(server: Server, study: string): readonly Shelved[] {
  return server.studies.all().filter((shelved) => continuedBy(shelved).has(study));
}

/**
 * What a study's readout continues, where it does: the last cut of the earlier study at or before the position of a cut of
 * the later.
 *
 * @throws Rejected where the earlier study is not here, has no such cut, or cannot be read together with the later
 */
export async function earlierCutOf(
  server: Server,
  study: Study,
  { position }: Cut,
): Promise<EarlierCut | undefined> {
  const id = study.readout?.continues?.study;
  if (id === undefined) return undefined;
  const shelved = server.studies.get(id);
  if (shelved === undefined) {
    throw new Rejected(409, "readout.earlier-study", {
      en: `This readout goes on from study ${id}, which is not on this server. Start the server with both, or use neurite readout.`,
      "zh-CN": `该结果分析延续研究 ${id}，但本服务器上没有该研究。请同时载入两项研究，或使用 neurite readout。`,
    });
  }
  const cut = (await server.store.listCuts(id)).findLast((one) => one.position <= position);
  const earlier = cut === undefined ? undefined : shelved.versions.get(cut.studyVersion);
  if (cut === undefined || earlier === undefined) {
    throw new Rejected(409, "readout.earlier-cut", {
      en: `This readout goes on from study ${id}, of which no data cut was taken by then. Take a new data cut here: it takes one of ${id} too.`,
      "zh-CN": `该结果分析延续研究 ${id}，但当时该研究尚无数据截点。请在此建立新的数据截点，系统将同时为 ${id} 建立截点。`,
    });
  }
  const joined = joinStudies(earlier, study);
  if ("id" in joined) return { study: earlier, cut };
  throw new Rejected(409, "readout.earlier-forms", {
    en: joined.map((issue) => issueText(issue, "en")).join(" "),
    "zh-CN": joined.map((issue) => issueText(issue, "zh-CN")).join(""),
  });
}
