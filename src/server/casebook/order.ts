import type { Instant, Language, Sha256, Zone } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Event, ParticipantState } from "../../engine/index.ts";

/** What to print: the casebook of a participant, or that of a study without any data. */
export type CasebookOrder = ParticipantOrder | StudyOrder;

interface AnyOrder {
  readonly study: Study;
  readonly language: Language;
  readonly printed: Printed;
  readonly mode: "live" | "rehearsal" | "training";
  /** What people are called; an id that belongs to nobody known answers with itself. */
  readonly people: (id: string) => { readonly name: string };
}

/** Who prints, when, and in which zone that moment is told. */
export interface Printed {
  /** The name of who prints, as it stands on every page. */
  readonly by: string;
  readonly at: Instant;
  readonly zone: Zone;
}

/**
 * One participant's casebook.
 *
 * - `complete`, `site`: the whole record. The site's is its own copy, made without anybody's help.
 * - `sponsor`: the same record without what could name the participant beyond their number: the names that people gave
 *   to attached files.
 * - `safety`: of the sponsor's copy what bears on safety: adverse events, doses, deaths, medical history, medication,
 *   deviations.
 *
 * None of them holds what would reveal an arm: that is not in the participant's stream, and fields declared as
 * unblinding are left out wherever a study is blinded, with every trace of when they were filled in.
 */
export interface ParticipantOrder extends AnyOrder {
  readonly variant: "complete" | "site" | "sponsor" | "safety";
  readonly participant: ParticipantState;
  /** The participant's stream, from its first event to the one that the printed record stands at. */
  readonly events: readonly CasebookEvent[];
  readonly record: { readonly streamVersion: number; readonly headHash: string };
  readonly attachments: readonly CasebookAttachment[];
  /** What study versions are called, by their hash. A version that is not named is shown by its hash. */
  readonly versions?: Readonly<Record<Sha256, string>>;
}

/** An event of the participant's stream, with where it stands in the journal where that is known. */
export type CasebookEvent = Event & { readonly position?: number; readonly hash?: string };

/** A stored attachment and where it was attached: `form/visit-or-line/field`. */
export interface CasebookAttachment {
  readonly name: string;
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
  readonly field: string;
  /** It is not stored, or what is stored does not give its hash any more. */
  readonly fault?: "missing" | "altered";
}

/** The casebook of a study: `blank` to write on, `annotated` with field ids, codes and submission targets. */
export interface StudyOrder extends AnyOrder {
  readonly variant: "blank" | "annotated";
}

/** Whether a casebook is one participant's. */
export function isOfParticipant(order: CasebookOrder): order is ParticipantOrder {
  return order.variant !== "blank" && order.variant !== "annotated";
}

/** An order as it is sent to the process that carries it out: people are named in it. */
export type NamedOrder = Named<ParticipantOrder> | Named<StudyOrder>;

type Named<O extends CasebookOrder> = Omit<O, "people"> & {
  readonly names: Readonly<Record<string, string>>;
};

/** Puts the names of everyone who appears in a record into its order. */
export function nameOrder(order: CasebookOrder): NamedOrder {
  const { people, ...rest } = order;
  const ids = isOfParticipant(order) ? peopleIn(order.events) : [];
  return { ...rest, names: Object.fromEntries([...ids].map((id) => [id, people(id).name])) };
}

/** The order again, as it was asked for. */
export function orderOf({ names, ...order }: NamedOrder): CasebookOrder {
  return {
    ...order,
    people: (id) => ({ name: (Object.hasOwn(names, id) ? names[id] : undefined) ?? id }),
  };
}

/** Whoever acted, and whoever signed in a field. */
function peopleIn(events: readonly CasebookEvent[]): Set<string> {
  const ids = new Set<string>();
  for (const event of events) {
    ids.add(event.by);
    if (!("values" in event)) continue;
    for (const datum of Object.values(event.values)) {
      if (typeof datum === "object" && "signedBy" in datum) ids.add(datum.signedBy);
    }
  }
  return ids;
}
