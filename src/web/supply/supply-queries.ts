import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import type { Query } from "../../server/contract.ts";

/** Everything of the supply is fetched anew after each act there; what others do shows within half a minute. */
const current = { staleTime: 5_000, refetchInterval: 30_000 } as const;

export const boardQuery = (study: string) =>
  queryOptions({
    queryKey: ["supply", study, "board"] as const,
    queryFn: () => call("GET /api/studies/{study}/supply", { params: { study } }),
    ...current,
  });

export const lotQuery = (study: string, lot: string) =>
  queryOptions({
    queryKey: ["supply", study, "lot", lot] as const,
    queryFn: () => call("GET /api/studies/{study}/supply/lots/{lot}", { params: { study, lot } }),
    ...current,
  });

export const recallQuery = (study: string, lot: string) =>
  queryOptions({
    queryKey: ["supply", study, "recall", lot] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/supply/lots/{lot}/recall", { params: { study, lot } }),
  });

export const shipmentQuery = (study: string, shipment: string) =>
  queryOptions({
    queryKey: ["supply", study, "shipment", shipment] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/supply/shipments/{shipment}", { params: { study, shipment } }),
  });

export const orderQuery = (study: string, participant: string, order: string) =>
  queryOptions({
    queryKey: ["supply", study, "order", participant, order] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/supply/orders/{participant}/{order}", {
        params: { study, participant, order },
      }),
    ...current,
  });

export const accountQuery = (
  study: string,
  query: NonNullable<Query<"GET /api/studies/{study}/supply/accountability">>,
) =>
  queryOptions({
    queryKey: ["supply", study, "account", query] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/supply/accountability", { params: { study }, query }),
  });

export const siteLotsQuery = (study: string) =>
  queryOptions({
    queryKey: ["supply", study, "site-lots"] as const,
    queryFn: () => call("GET /api/studies/{study}/supply/site-lots", { params: { study } }),
    ...current,
  });

export const custodyQuery = (
  study: string,
  query: NonNullable<Query<"GET /api/studies/{study}/supply/custody">>,
) =>
  queryOptions({
    queryKey: ["supply", study, "custody", query] as const,
    queryFn: () => call("GET /api/studies/{study}/supply/custody", { params: { study }, query }),
  });

export const traceQuery = (
  study: string,
  query: NonNullable<Query<"GET /api/studies/{study}/supply/trace">>,
) =>
  queryOptions({
    queryKey: ["supply", study, "trace", query] as const,
    queryFn: () => call("GET /api/studies/{study}/supply/trace", { params: { study }, query }),
  });
