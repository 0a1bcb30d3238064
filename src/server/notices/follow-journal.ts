import { instantOf } from "../../kernel/index.ts";
import type { Mark, Store } from "../../store/index.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";
import { identityStudy } from "../identity/index.ts";
import { openAudience } from "./audience.ts";
import { heal } from "./heal.ts";
import { followerName, inTurn } from "./in-turn.ts";
import { kindsFrom } from "./notice-rules.ts";
import { putNotices } from "./put-notices.ts";
import { readNews } from "./read-news.ts";

/** Up to where the journal has been told of, and who has something new. */
export interface Followed {
  readonly position: number;
  readonly people: readonly string[];
}

/**
 * Tells of what is settled after the shared position, and moves it, in one transaction: whichever server does it, and
 * wherever it is killed, everybody has one notice of each event.
 */
export async function followJournal(
  store: Store,
  studies: StudyShelf,
  clock: () => Date,
  known: number,
): Promise<Followed> {
  const glance = await store.readMarks(known);
  if (glance.upTo === known) return { position: known, people: [] };
  return inTurn(store, async (client, position) => {
    const { upTo, marks } = await store.readMarks(position);
    if (upTo === position) return { position, people: [] };
    const now = instantOf(clock().getTime());
    if (marks.some((mark) => isOfShelf(mark, studies))) await studies.refresh();
    const tells = marks.some(({ type }) => kindsFrom.has(type));
    const happenings = tells ? await readNews(store, studies, position, upTo) : [];
    const audience = openAudience(client, store.schema);
    const told = await putNotices(client, store.schema, audience, happenings, now);
    const healed = await heal(client, store.schema, studies, marks, now);
    await client.query(`update ${store.schema}.projection set position = $2 where name = $1`, [
      `follower/${followerName}`,
      upTo,
    ]);
    return { position: upTo, people: [...new Set([...told, ...healed])] };
  });
}

/** Another server may have put a study, or a version of one, on the shelf. */
function isOfShelf({ study, type }: Mark, studies: StudyShelf): boolean {
  return type === "study-released" || (study !== identityStudy && studies.get(study) === undefined);
}
