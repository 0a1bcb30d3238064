import type { Placed } from "../beside-record.ts";

/** A file as an event names it; its content lies beside the journal, under its hash. */
export interface KeptFile {
  readonly file: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What happens to a request, and to the documents of a study. */
export type InspectionEventBody =
  | { readonly type: "inspection-asked"; readonly request: string; readonly text: string }
  | {
      readonly type: "inspection-answered";
      readonly request: string;
      readonly text: string;
      readonly files: readonly KeptFile[];
    }
  | { readonly type: "inspection-closed"; readonly request: string }
  | {
      readonly type: "document-filed";
      readonly document: string;
      readonly title: string;
      readonly version: string;
      readonly validFrom: string;
      readonly file: KeptFile;
    };

/** An event with its instant and whoever caused it. */
export type InspectionEvent = PlacedEvent["event"];

/** An event where it stands in the journal. */
export type PlacedEvent = Placed<InspectionEventBody>;
