import type { RunningServer } from "./server.ts";

const servers = new Set<RunningServer>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Stops a server when this process is told to end, or has nothing left to do. The handlers are
 * installed once, with the first server. After stopping, a signal that nobody else listens to ends the
 * process as it would have; a second one ends it at once.
 *
 * `process.exit()` and an uncaught error leave no time for this: the server then runs on, and the
 * next start adopts it.
 */
export function stopOnExit(server: RunningServer): void {
  if (servers.size === 0) install();
  servers.add(server);
}

function install(): void {
  const stopAll = () => Promise.allSettled([...servers].map((server) => server.stop()));
  for (const signal of signals) {
    process.once(signal, () => {
      void stopAll().then(() => {
        if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
      });
    });
  }
  process.once("beforeExit", () => void stopAll());
}
