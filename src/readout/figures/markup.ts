import { Fault } from "../../kernel/index.ts";

/** Attributes of an element. Numbers are written with at most two decimals, so that the same data give the same bytes. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element of an SVG or HTML document. Children are markup already; words go through {@link escapeMarkup} first. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${typeof value === "number" ? printLength(value) : escapeMarkup(value)}"`],
  );
  const inner = children.join("");
  return inner === ""
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${inner}</${name}>`;
}

/** A length or coordinate: two decimals at most, never `-0`. */
export function printLength(value: number): string {
  if (!Number.isFinite(value)) throw new Fault(`a figure cannot hold the length ${value}`);
  const printed = value.toFixed(2).replace(/\.?0+$/, "");
  return printed === "-0" ? "0" : printed;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Words as text of a document: nothing that somebody typed is markup, and what XML cannot hold is U+FFFD. */
export function escapeMarkup(words: string): string {
  return words
    .replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"']/g, (one) => entities[one] ?? one);
}
