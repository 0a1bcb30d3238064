import { infiniteQueryOptions } from "@tanstack/react-query";
import type { AuditPage } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import type { AuditFilter } from "./audit-filter.ts";

/** How many events a page holds. */
const limit = 50;

const pages = {
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ before }: AuditPage) => before,
  staleTime: 10_000,
};

/** A study's audit trail, the newest first, page by page. */
export const studyAuditQuery = (study: string, filter: AuditFilter) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ["audit", study, filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/studies/{study}/audit", {
        params: { study },
        query: { ...filter, limit, ...(pageParam === undefined ? {} : { before: pageParam }) },
        signal,
      }),
  });

/** The audit trail of accounts. */
export const instanceAuditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ["audit", "neurite", filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/audit", {
        query: { ...filter, limit, ...(pageParam === undefined ? {} : { before: pageParam }) },
        signal,
      }),
  });
