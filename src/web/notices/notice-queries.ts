import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** What the live channel of a study does not tell, where no study is open, is asked for this often. */
const askEveryMs = 30_000;

export const unreadQuery = queryOptions({
  queryKey: ["notices", "unread"] as const,
  queryFn: () => call("GET /api/notices/unread"),
  refetchInterval: askEveryMs,
});
