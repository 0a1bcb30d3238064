import type { z } from "zod";

/** Who may call an endpoint at all; what they see through it is decided by their grants. */
export type Caller = "anyone" | "signed-in" | "administrator";

/** What an endpoint answers with, where it is not JSON. */
export type Media =
  | "application/pdf"
  | "application/rtf"
  | "text/csv"
  | "application/x-ndjson"
  | "text/event-stream"
  | "application/octet-stream"
  | "application/zip"
  | "text/html";

/** One endpoint, from which validation, documentation and the typed client derive. */
export interface Endpoint {
  readonly summary: string;
  readonly who: Caller;
  /** Members of the path, such as `{study}`. */
  readonly params?: z.ZodType<Readonly<Record<string, string>>>;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The JSON answer; absent where there is none. */
  readonly answer?: z.ZodType;
  readonly media?: Media;
}

/** Declares an endpoint, keeping the types of its parts. */
export function endpoint<const E extends Endpoint>(parts: E): E {
  return parts;
}
