/**
 * Puts the focus on a field: on the choice that is made, else on its first input; on an instrument's pad on its cell or
 * item. Answers whether the field is on the page.
 */
export function focusField(path: string, root: ParentNode = document): boolean {
  const name = CSS.escape(path);
  const inputs = [...root.querySelectorAll<HTMLElement>(`[data-path="${name}"]:not(output)`)];
  const target =
    inputs.find((input) => input instanceof HTMLInputElement && input.checked) ??
    inputs[0] ??
    root.querySelector<HTMLElement>(`[data-cell="${name}"], [data-item="${name}"] [tabindex="0"]`);
  target?.focus();
  target?.closest("[data-field], [data-item], [data-cell]")?.scrollIntoView({ block: "nearest" });
  return target !== null && target !== undefined;
}

/** The path of the field that has the focus, or in whose row the focus is. */
export function focusedPath(): string | undefined {
  const within = document.activeElement?.closest<HTMLElement>(
    "[data-field], [data-cell], [data-item]",
  );
  return within?.dataset["field"] ?? within?.dataset["cell"] ?? within?.dataset["item"];
}

/** How long a field may take to be drawn: an instrument's pad comes when it is first needed. */
const drawnWithinMs = 5_000;

/** Puts the focus on a field as soon as it is drawn, unless somebody has begun elsewhere; the answer stops waiting. */
export function focusWhenDrawn(path: string): () => void {
  if (focusField(path)) return () => {};
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const observer = new MutationObserver(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (!isFree || focusField(path)) stop();
  });
  const timer = setTimeout(stop, drawnWithinMs);
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}
