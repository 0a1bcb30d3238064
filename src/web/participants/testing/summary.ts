import type { Instant } from "../../../kernel/index.ts";
import type { Summary } from "../../../engine/index.ts";

/** A summary with what a test is about; the rest is somebody enrolled at GZ01 about whom nothing is known. */
export function summary(more: Partial<Record<keyof Summary, unknown>> = {}): Summary {
  return {
    participant: "GZ01-001",
    site: "GZ01",
    status: "enrolled",
    version: 1,
    consents: ["1.1"],
    doses: [],
    visits: [],
    logs: [],
    queries: {},
    lastChange: "2026-06-01T00:00:00.000Z" as Instant,
    ...more,
  } as Summary;
}
