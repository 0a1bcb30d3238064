/** What the tabs of one browser tell each other of the session they share. Nothing about anybody travels here. */
export type TabMessage =
  | { readonly kind: "active"; readonly atMs: number }
  /** Somebody signed in or out, locked or unlocked: ask the server. */
  | { readonly kind: "changed" };

const channel =
  typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("neurite.session");

/** Tells the other tabs. */
export function tellTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

/** Listens to the other tabs until the answer is called. */
export function onTabs(listener: (message: TabMessage) => void): () => void {
  const hear = (event: MessageEvent<TabMessage>) => listener(event.data);
  channel?.addEventListener("message", hear);
  return () => channel?.removeEventListener("message", hear);
}
