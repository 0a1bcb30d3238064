import { readsOf, type Need } from "../../definition/index.ts";
import type { Text } from "../../kernel/index.ts";
import type { ScreeningPlan } from "./screening-plan.ts";

/** A criterion that is unknown, and the pieces of information it waits for. */
export interface Wanted {
  readonly study: string;
  readonly criterion: string;
  readonly pieces: readonly Piece[];
}

/** Something that can be found out in one go: an examination, a report, a conversation. */
export interface Piece {
  readonly about: string;
  readonly title: Text;
  /** Asked of the investigator or the person once screening begins: not something to look for. */
  readonly atScreening: boolean;
}

/** The single next piece of information. */
export interface NextInformation {
  readonly about: string;
  readonly title: Text;
  /** Criteria that wait for nothing else. */
  readonly settles: readonly { readonly study: string; readonly criterion: string }[];
  /** Criteria that wait for more besides. */
  readonly helps: number;
}

const consent: Text = {
  en: "Course in the study: informed consent",
  "zh-CN": "研究过程：知情同意",
};

/** What one unknown criterion waits for. */
export function wantedOf(
  { plan, concepts }: ScreeningPlan,
  criterion: string,
  needed: readonly Need[],
): Wanted {
  const pieces = new Map<string, Piece>();
  for (const { node } of needed) {
    const { fields } = readsOf(node);
    for (const { form } of fields) {
      const concept = concepts.get(form);
      const found = plan.forms.get(form)?.form;
      if (concept === undefined || found === undefined) continue;
      const atScreening = found.purpose !== undefined;
      pieces.set(concept, { about: concept, title: found.title, atScreening });
    }
    if (fields.length === 0) {
      const about = `${plan.study.id}@course`;
      pieces.set(about, { about, title: consent, atScreening: true });
    }
  }
  return { study: plan.study.id, criterion, pieces: [...pieces.values()] };
}

/**
 * The piece that settles most criteria by itself, then the one that helps most; what is asked at screening anyway comes
 * last. `undefined` when nothing is wanted.
 */
export function nextInformation(wanted: readonly Wanted[]): NextInformation | undefined {
  const ranked = new Map<string, Ranked>();
  for (const { study, criterion, pieces } of wanted) {
    for (const piece of pieces) {
      const entry = ranked.get(piece.about) ?? { piece, settles: [], helps: 0 };
      if (pieces.length === 1) entry.settles.push({ study, criterion });
      else entry.helps += 1;
      ranked.set(piece.about, entry);
    }
  }
  const [best] = [...ranked.values()].sort(
    (a, b) =>
      Number(a.piece.atScreening) - Number(b.piece.atScreening) ||
      b.settles.length - a.settles.length ||
      b.helps - a.helps ||
      (a.piece.about < b.piece.about ? -1 : 1),
  );
  if (best === undefined) return undefined;
  const { piece, settles, helps } = best;
  return { about: piece.about, title: piece.title, settles, helps };
}

interface Ranked {
  readonly piece: Piece;
  readonly settles: { study: string; criterion: string }[];
  helps: number;
}
