/** What a key asks of the form page. */
export type PageAct =
  | "complete"
  | "next"
  | "previous"
  | "next-open"
  | "missing"
  | "history"
  | "query"
  | "unit"
  | "confirm"
  | "copy"
  | "keys";

const withAlt: Readonly<Record<string, PageAct>> = {
  KeyS: "complete",
  KeyN: "next",
  KeyP: "previous",
  KeyJ: "next-open",
  KeyM: "missing",
  KeyH: "history",
  KeyQ: "query",
  KeyU: "unit",
  KeyK: "confirm",
  KeyC: "copy",
};

/** A key as the browser tells it. */
export interface Pressed {
  readonly key: string;
  /** The key's place on the board: with Alt some boards type another letter. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** An input method is composing: every key is its own. */
  readonly isComposing: boolean;
  /** The focus is where text is typed or a choice is made by letter. */
  readonly isTyping: boolean;
}

/** The act of a key, if it has one. A single character acts only where nothing is typed. */
export function actOfKey(pressed: Pressed): PageAct | undefined {
  const { key, code, altKey, ctrlKey, metaKey, isComposing, isTyping } = pressed;
  if (isComposing || ctrlKey || metaKey) return undefined;
  if (altKey) return Object.hasOwn(withAlt, code) ? withAlt[code] : undefined;
  return (key === "?" || key === "？") && !isTyping ? "keys" : undefined;
}
