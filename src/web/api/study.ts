import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import type { Summary } from "../../engine/index.ts";
import type { StudyView, SummaryPage } from "../../server/contract.ts";
import { isOvertaken } from "./acknowledged.ts";
import { call } from "./call.ts";

/** How a study is asked for. Its value never changes under the same hash; what may change is which one is in use. */
export const studyQuery = (study: string) =>
  queryOptions({
    queryKey: ["study", study] as const,
    queryFn: () => call("GET /api/studies/{study}", { params: { study } }),
    staleTime: 5 * 60_000,
  });

/** The study of the page, its sites and what one may do in it. Suspends until it is there. */
export function useStudy(study: string): StudyView {
  return useSuspenseQuery(studyQuery(study)).data;
}

/** Participants in short, as of a moment. */
export interface Summaries extends Omit<SummaryPage, "participants"> {
  readonly participants: readonly Summary[];
}

/** All participants one may see, in short; kept current by the live channel. */
export const summariesQuery = (study: string) =>
  queryOptions({
    queryKey: ["summaries", study] as const,
    queryFn: async (): Promise<Summaries> => {
      const [page, { unpackSummary }] = await Promise.all([
        call("GET /api/studies/{study}/summaries", { params: { study } }),
        // Loaded with the first study: who only signs in does not wait for it.
        import("../../engine/index.ts"),
      ]);
      return { ...page, participants: page.participants.map(unpackSummary) };
    },
    staleTime: 30_000,
  });

/** How often a record that was overtaken is asked for again; without a network the kept one is as old each time. */
const mostAsks = 3;

/** One participant's record: never older than what the server has acknowledged, where it can be heard. */
export const participantQuery = (study: string, participant: string) =>
  queryOptions({
    queryKey: ["participant", study, participant] as const,
    queryFn: async () => {
      for (let ask = 1; ; ask++) {
        const record = await call("GET /api/studies/{study}/participants/{participant}", {
          params: { study, participant },
        });
        if (ask === mostAsks || !isOvertaken(study, record)) return record;
      }
    },
    staleTime: 30_000,
  });
