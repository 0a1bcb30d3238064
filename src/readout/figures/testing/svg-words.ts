import { wordWidth } from "../figure-text.ts";

/** Words of a figure and the room they take. */
export interface PlacedWords {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const decoded: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The text of markup. */
export const decode = (markup: string): string =>
  markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => decoded[one] ?? one);

/** Every piece of level words in a figure; upright titles are left out. */
export function placedWords(svg: string): readonly PlacedWords[] {
  const level = svg.replace(/<g transform="rotate.*?<\/g>/gs, "");
  return Array.from(
    level.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g),
    ([, attributes = "", inner = ""]) => {
      const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
      const size = Number(read("font-size") ?? 12);
      const text = decode(inner);
      const width = wordWidth(text, size, read("font-weight") === "bold");
      const x = Number(read("x"));
      const y = Number(read("y"));
      const anchor = read("text-anchor");
      const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
      return { text, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.1 };
    },
  );
}

/** The tags of well-formed markup, each opened and closed; throws where they are not. */
export function tagsOf(markup: string): readonly string[] {
  const open: string[] = [];
  const all: string[] = [];
  for (const [whole, name = ""] of markup.matchAll(
    /<\/?([A-Za-z][\w:-]*)(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g,
  )) {
    if (whole.startsWith("</")) {
      if (open.pop() !== name) throw new Error(`${whole} closes nothing`);
    } else {
      all.push(name);
      if (!whole.endsWith("/>")) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(", ")}`);
  const rest = markup.replace(/<\/?([A-Za-z][\w:-]*)(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, "");
  if (/[<]/.test(rest))
    throw new Error(`not markup: ${rest.slice(rest.indexOf("<"), rest.indexOf("<") + 60)}`);
  return all;
}
