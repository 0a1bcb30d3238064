import type { Place } from "../../engine/index.ts";

/** An instance of a form, or a line that the server has not numbered yet. */
export interface FormPlace {
  readonly form: string;
  readonly visit?: string;
  readonly line?: number;
  /** Names the unnumbered line on this device, where there may be several. */
  readonly slot?: string;
  /** The line is not opened yet. */
  readonly isNew: boolean;
}

/** One word for an instance: `visit/screening/VS`, `line/AE/3`, `new/AE/k3j9`. */
export function placeKey({ form, visit, line }: Place, slot = "1"): string {
  if (visit !== undefined) return `visit/${visit}/${form}`;
  return line === undefined ? `new/${form}/${slot}` : `line/${form}/${line}`;
}

/** The instance a key names. */
export function readPlaceKey(key: string): FormPlace {
  const [kind = "", first = "", second = ""] = key.split("/");
  if (kind === "visit") return { form: second, visit: first, isNew: false };
  return kind === "line"
    ? { form: first, line: Number(second), isNew: false }
    : { form: first, slot: second, isNew: true };
}

/** The place as commands name it. */
export function placeOfKey(key: string): Place {
  const { form, visit, line } = readPlaceKey(key);
  return {
    form,
    ...(visit === undefined ? {} : { visit }),
    ...(line === undefined ? {} : { line }),
  };
}
