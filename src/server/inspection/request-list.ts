import type { InspectionEvent, KeptFile, PlacedEvent } from "./inspection-event.ts";

/** Where a request stands: it waits for the site or the sponsor, for the inspector, or for nobody. */
export type RequestState = "asked" | "answered" | "closed";

/** One thing that was said or done about a request. */
export interface RequestEntry {
  readonly act: RequestState;
  readonly at: string;
  readonly by: string;
  readonly text?: string;
  readonly files: readonly KeptFile[];
  /** Of the event in the journal. */
  readonly hash: string;
}

/** What an inspector asked, and all that followed. */
export interface InspectionRequest {
  readonly id: string;
  readonly stream: string;
  /** Left out: it is about the whole study. */
  readonly site?: string;
  readonly state: RequestState;
  readonly entries: readonly RequestEntry[];
}

const acts = {
  "inspection-asked": "asked",
  "inspection-answered": "answered",
  "inspection-closed": "closed",
} as const;

/** The requests that events tell of, in the order in which they were asked. What comes after the end of one changes nothing. */
export function requestList(events: readonly PlacedEvent[]): readonly InspectionRequest[] {
  const requests = new Map<string, InspectionRequest>();
  for (const { stream, hash, event } of events) {
    if (event.type === "document-filed") continue;
    const { request: id, at, by } = event;
    const act = acts[event.type];
    const before = requests.get(id);
    if ((act === "asked") !== (before === undefined) || before?.state === "closed") continue;
    const entry: RequestEntry = { act, at, by, hash, ...contentOf(event) };
    const site = stream.split("/")[2];
    requests.set(id, {
      id,
      stream,
      ...(site === undefined ? {} : { site }),
      state: act,
      entries: [...(before?.entries ?? []), entry],
    });
  }
  return [...requests.values()];
}

function contentOf(event: InspectionEvent): Pick<RequestEntry, "text" | "files"> {
  return {
    ...("text" in event ? { text: event.text } : {}),
    files: event.type === "inspection-answered" ? event.files : [],
  };
}
