/** Lets the built application open without a network; nothing while it is being developed. */
export function registerWorker(): void {
  if (
    (import.meta as { env?: { PROD?: boolean } }).env?.PROD !== true ||
    !("serviceWorker" in navigator)
  )
    return;
  addEventListener("load", () => {
    // Without it the application works as before, only not without a network.
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  });
}
