import type { Command, Role } from "../../engine/index.ts";
import type { ProblemBody } from "../../server/contract.ts";
import type { Entry } from "../form/entry.ts";

/** Whose record a place lies in. */
export interface Whereabouts {
  /** Who typed it: nobody else on this device sees it. */
  readonly person: string;
  readonly study: string;
  readonly participant: string;
  /** Which instance of a form, as `placeKey` spells it. */
  readonly place: string;
}

/** What somebody typed and the server has not acknowledged, kept on this device the moment it is typed. */
export interface Draft extends Whereabouts {
  /** The field: `field`, or `group/row/field`. */
  readonly path: string;
  readonly entry: Entry;
  /** The instance's version that the person saw when they began to change the field; 0 for one never saved. */
  readonly basis: number;
  /** Counts how often the entry changed, so that an acknowledgement removes only what it acknowledges. */
  readonly stamp: string;
}

/** How a command on its way stands. */
export type ItemState =
  /** Not acknowledged yet; it is sent, in its turn, as soon as the server can be reached. */
  | "waiting"
  /** Somebody else changed the same field meanwhile; the person has to choose. */
  | "conflict"
  /** The server will not have it; the person has to look. */
  | "refused";

/** A command that was given and is not acknowledged, kept until it is. */
export interface Item extends Whereabouts {
  /** The order in which they were given. */
  readonly order: number;
  /** The command's id: the server does the same id once, however often it arrives. */
  readonly id: string;
  readonly command: Command;
  /** Its form stands behind the wall: it is sent as the command by which that is done. */
  readonly walled?: true;
  readonly role: Role;
  /** Hash of the study version the person had before them. */
  readonly version: string;
  readonly typedAt: string;
  /** The instance's version that the person saw; what `basedOn` becomes when the command is first sent. */
  readonly basis: number;
  /** Entries it carries, by path, with the stamp each had. */
  readonly carries: Readonly<Record<string, string>>;
  /** It was sent at least once: its content is fixed from then on. */
  readonly attempted: boolean;
  /** The server would not have it together with others: it goes by itself. */
  readonly isAlone?: true;
  readonly state: ItemState;
  readonly problem?: ProblemBody;
}

/** Where drafts and commands are kept on a device. */
export interface KeptStore {
  /** Whether it outlives the page. */
  readonly lasting: boolean;
  drafts(person: string): Promise<readonly Draft[]>;
  putDraft(draft: Draft): Promise<void>;
  removeDraft(
    draft: Pick<Draft, "person" | "study" | "participant" | "place" | "path">,
  ): Promise<void>;
  items(person: string): Promise<readonly Item[]>;
  /** Keeps a command, with everything that must be kept or dropped in the same moment. */
  putItem(item: Item): Promise<void>;
  removeItem(id: string): Promise<void>;
}

/** The one name of a draft in a store. */
export function draftKey(
  draft: Pick<Draft, "person" | "study" | "participant" | "place" | "path">,
): string {
  return JSON.stringify([draft.person, draft.study, draft.participant, draft.place, draft.path]);
}

/** Whether two things belong to the same instance. */
export function isSamePlace(a: Whereabouts, b: Whereabouts): boolean {
  return (
    a.person === b.person &&
    a.study === b.study &&
    a.participant === b.participant &&
    a.place === b.place
  );
}
