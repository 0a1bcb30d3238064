import {
  type ParticipantState,
  type QueryState,
  queryStatusWords,
  saidIn,
} from "../../engine/index.ts";
import { isSeen } from "./blinding.ts";
import { datumText } from "./datum-lines.ts";
import type { Edition } from "./edition.ts";
import { type Chapter, line, type Part, rowOf } from "./model.ts";
import { queryActWords } from "./words.ts";

/** Every query that a person raised, with its whole thread: who, in which role, when, and what was said. */
export function queryPart(edition: Edition, participant: ParticipantState): Part {
  const { say } = edition;
  const seen = Object.values(participant.queries).filter(
    ({ place, path }) =>
      (place.form === undefined || edition.covers(place.form)) &&
      isSeen(edition.study, place, path),
  );
  return {
    title: say("queries"),
    blocks: seen.length === 0 ? [{ kind: "words", text: say("noQueries"), look: "quiet" }] : [],
    chapters: seen.map((query) => queryChapter(edition, query)),
  };
}

function queryChapter(edition: Edition, query: QueryState): Chapter {
  const { say } = edition;
  const { number, status, place, path, value, thread } = query;
  const field = fieldAt(edition, query);
  const about =
    path === undefined || place.form === undefined ? [] : [edition.pathLabel(place.form, path)];
  const rows = thread.map((entry) => {
    const said = saidIn(entry, edition.order.language);
    return rowOf(
      [line(edition.of(queryActWords[entry.act]))],
      [line(edition.person(entry.by)), line(edition.role(entry.role), "small")],
      [line(edition.time(entry.at))],
      [
        ...(said === undefined ? [] : [line(said)]),
        ...(field === undefined || entry.act !== "value-changed"
          ? []
          : [line(`${say("valueThen")}: ${datumText(edition, field, entry.value)}`, "small")]),
      ],
    );
  });
  const then =
    field === undefined ? [] : [`${say("valueThen")}: ${datumText(edition, field, value)}`];
  return {
    title: say("queryCount", { number, status: edition.of(queryStatusWords[status]) }),
    blocks: [
      { kind: "words", text: [edition.place(place), ...about].join(" · ") },
      ...then.map((text) => ({ kind: "words" as const, text, look: "small" as const })),
      {
        kind: "table",
        widths: [4, 6, 6, 14],
        head: [say("act"), say("person"), say("when"), say("what")],
        rows,
      },
    ],
  };
}

function fieldAt(edition: Edition, { place, path }: QueryState): ReturnType<Edition["field"]> {
  if (place.form === undefined || path === undefined) return undefined;
  return edition.field(place.form, path.slice(path.lastIndexOf("/") + 1));
}
