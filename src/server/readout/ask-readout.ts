import { isParticipantStream, isWalledFormsStream, type Stream } from "../../engine/index.ts";
import type { Study } from "../../definition/index.ts";
import { hashOf } from "../../kernel/index.ts";
import type { Cut } from "../../store/index.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { earlierCutOf } from "./continued.ts";
import { ReadoutDesk } from "./readout-desk.ts";
import type { CutEvents, ReadoutQuestion, ReplyTo } from "./readout-message.ts";

const noVersion = {
  en: "The version of the study under which this cut was taken is not on this server.",
  "zh-CN": "本服务器上没有该数据截点所属的研究版本。",
};

const desk = new ReadoutDesk();

/**
 * Asks the readout of a cut, which is made first where it is not kept.
 *
 * @throws Rejected where the cut's version of the study is not known, or goes on from another that cannot be read beside it
 */
export async function askReadout<Q extends ReadoutQuestion>(
  server: Server,
  shelved: Shelved,
  { cut, unblinded }: { readonly cut: Cut; readonly unblinded: boolean },
  question: Q,
): Promise<ReplyTo<Q>> {
  const study = readoutStudy(shelved, cut);
  const earlier = await earlierCutOf(server, study, cut);
  const { position, takenAt } = cut;
  const contentHash =
    earlier === undefined ? cut.contentHash : hashOf([earlier.cut.contentHash, cut.contentHash]);
  const order = {
    study,
    ...(earlier === undefined ? {} : { earlier: earlier.study }),
    cut: { position, contentHash, takenAt },
    unblinded,
    software: `Neurite ${server.version}`,
    simulated: server.mode !== "live",
  };
  // The same events and the same studies: the same readout, whoever asks.
  const versions = [cut, ...(earlier === undefined ? [] : [earlier.cut])].map(nameOf);
  const key = [contentHash, takenAt, unblinded, ...versions].join(" ");
  return desk.ask(
    key,
    { order, events: () => eventsOf(server, cut, earlier?.cut, unblinded) },
    question,
  );
}

const nameOf = ({ study, position, studyVersion }: Cut): string =>
  `${study} ${position} ${studyVersion}`;

/** The version of the study that a cut is read by. @throws Rejected where this server does not know it */
function readoutStudy({ versions }: Shelved, cut: Cut): Study {
  const study = versions.get(cut.studyVersion);
  if (study === undefined) throw new Rejected(404, "readout.no-version", noVersion);
  return study;
}

/** The events that a readout is made of: those of the study that it goes on from first. */
async function* eventsOf(
  server: Server,
  cut: Cut,
  earlier: Cut | undefined,
  unblinded: boolean,
): AsyncGenerator<CutEvents> {
  if (earlier !== undefined) yield* eventsOfCut(server, "earlier", earlier, unblinded);
  yield* eventsOfCut(server, "study", cut, unblinded);
}

/** The events of a cut that a readout is made of. Of a blinded one nothing behind the wall is taken, sealed or open. */
async function* eventsOfCut(
  { store }: Server,
  of: CutEvents["of"],
  cut: Cut,
  unblinded: boolean,
): AsyncGenerator<CutEvents> {
  for await (const batch of store.readCut(cut)) {
    const needed = batch.filter(({ stream }) => isNeeded(stream as Stream, unblinded));
    const events = unblinded ? await store.wall.open(needed) : needed;
    yield { of, events: events.map(({ stream, event }) => ({ stream, event })) };
  }
}

function isNeeded(stream: Stream, unblinded: boolean): boolean {
  if (stream === "study" || isParticipantStream(stream)) return true;
  return unblinded && (stream === "allocation" || isWalledFormsStream(stream));
}
