import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Language } from "../../kernel/index.ts";
import { call } from "../api/call.ts";

/** Which readout is read. */
export interface Readout {
  readonly study: string;
  readonly cut: string;
  readonly language: Language;
  /** During a look that lasts. */
  readonly unblinded: boolean;
}

const queryOf = ({ cut, language, unblinded }: Readout) => ({
  cut,
  language,
  ...(unblinded ? { unblinded: "true" as const } : {}),
});

export const readoutQuery = (study: string, cut: string | undefined) =>
  queryOptions({
    queryKey: ["readout", study, cut] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/readout", {
        params: { study },
        query: cut === undefined ? {} : { cut },
      }),
    placeholderData: keepPreviousData,
  });

/** What is told of arms is forgotten as soon as it is no longer on the screen. */
export const displayQuery = (readout: Readout, display: string) =>
  queryOptions({
    queryKey: ["readout-display", readout, display] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/readout/displays/{display}", {
        params: { study: readout.study, display },
        query: queryOf(readout),
      }),
    staleTime: Number.POSITIVE_INFINITY,
    ...(readout.unblinded ? { gcTime: 0 } : {}),
  });

export const rowsQuery = (readout: Readout, result: string, from: number) =>
  queryOptions({
    queryKey: ["readout-rows", readout, result, from] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/readout/results", {
        params: { study: readout.study },
        query: { ...queryOf(readout), result, from },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    ...(readout.unblinded ? { gcTime: 0 } : {}),
  });

export const reportQuery = queryOf;
