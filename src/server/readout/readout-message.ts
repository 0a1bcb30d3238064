import type { Study } from "../../definition/index.ts";
import type { Language } from "../../kernel/index.ts";
import type { Report } from "../../readout/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import type { ReadoutDisplay, ReadoutRows } from "../contract.ts";

/** What a readout is made of, besides the events of its cut. */
export interface ReadoutOrder {
  readonly study: Study;
  /** The study that this one continues: both records are read as one. */
  readonly earlier?: Study;
  readonly cut: Report["cut"];
  /** Whether the events tell who got what. */
  readonly unblinded: boolean;
  readonly software: string;
  readonly simulated: boolean;
}

/** What can be asked of a readout. */
export type ReadoutQuestion =
  | { readonly kind: "display"; readonly display: string; readonly language: Language }
  | {
      readonly kind: "rows";
      readonly result: string;
      readonly language: Language;
      /** The participants whose records the person may read, by study. */
      readonly seen: Readonly<Record<string, readonly string[]>>;
      readonly from: number;
    }
  | { readonly kind: "report"; readonly format: ReportFormat; readonly language: Language };

export const reportFormats = ["html", "pdf", "rtf", "json"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What is answered to each question; nothing where there is no such display or result. */
export interface ReadoutReplies {
  readonly display: ReadoutDisplay | undefined;
  readonly rows: ReadoutRows | undefined;
  readonly report: Uint8Array;
}

export type ReplyTo<Q extends ReadoutQuestion> = ReadoutReplies[Q["kind"]];

/** An event as a readout needs it. */
export type CutEvent = Pick<StoredEvent, "stream" | "event">;

/** Some events of a cut, of the study itself or of the one that it continues. */
export interface CutEvents {
  readonly of: "study" | "earlier";
  readonly events: readonly CutEvent[];
}

/** What is sent to the process that makes a readout: the order, the events as they are read, then questions. */
export type ReadoutMessage =
  | { readonly kind: "order"; readonly order: ReadoutOrder }
  | ({ readonly kind: "events" } & CutEvents)
  | { readonly kind: "question"; readonly number: number; readonly question: ReadoutQuestion };

/** What it sends back. */
export type ReadoutReply =
  | { readonly number: number; readonly reply: ReadoutReplies[keyof ReadoutReplies] }
  | { readonly number: number; readonly error: string };
