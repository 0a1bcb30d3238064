import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/**
 * Does something once at a time: `busy` while it is under way, `error` when it was refused. What it may have changed
 * is fetched again.
 */
export function useAct(changes: readonly string[] = []) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function act(doing: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await doing();
      await Promise.all(changes.map((key) => client.invalidateQueries({ queryKey: [key] })));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, error };
}
