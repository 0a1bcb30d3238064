/** What a reader of RTF sees: paragraphs outside tables and rows of cells, in their order. */
export interface ReadRtf {
  readonly paragraphs: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly isHead: boolean;
    readonly edges: number;
  }[];
}

const unread = new Set(["fonttbl", "colortbl", "info", "fldinst", "header", "footer"]);

/**
 * Reads RTF by its grammar: groups, control words and symbols, text. Throws where a group is left open or closed twice.
 *
 * @source Rich Text Format Specification 1.9.1, RTF syntax
 */
export function readRtf(rtf: string): ReadRtf {
  const skipped: boolean[] = [];
  const paragraphs: string[] = [];
  const rows: { cells: string[]; isHead: boolean; edges: number }[] = [];
  let [cells, text, isHead, edges, fallback] = [[] as string[], "", false, 0, 0];
  const say = (words: string): void => {
    if (skipped.at(-1) !== true) text += words;
  };
  const pattern = /([{}])|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([^{}\\]+)/gs;
  for (const [whole, brace, word, number, symbol, plain] of rtf.matchAll(pattern)) {
    if (brace === "{") skipped.push(skipped.at(-1) ?? false);
    else if (brace === "}") {
      if (skipped.pop() === undefined) throw new Error("a group is closed that was not opened");
    } else if (word !== undefined) {
      if (unread.has(word)) skipped[skipped.length - 1] = true;
      else if (word === "u") {
        say(String.fromCharCode((Number(number) + 0x1_0000) % 0x1_0000));
        fallback = 1;
      } else if (word === "trowd") [isHead, edges, cells] = [false, 0, []];
      else if (word === "trhdr") isHead = true;
      else if (word === "cellx") edges += 1;
      else if (word === "cell") [cells, text] = [[...cells, text], ""];
      else if (word === "row") [rows[rows.length], text] = [{ cells, isHead, edges }, ""];
      else if (word === "par") [paragraphs[paragraphs.length], text] = [text, ""];
      else if (word === "line") say("\n");
      else if (word === "tab") say("\t");
    } else if (symbol !== undefined) {
      if ("\\{}".includes(symbol)) say(symbol);
    } else if (plain !== undefined) {
      const words = plain.replace(/[\r\n]/g, "");
      say(words.slice(fallback));
      fallback = Math.max(0, fallback - words.length);
    } else throw new Error(`not RTF: ${whole}`);
  }
  if (skipped.length > 0) throw new Error(`${skipped.length} groups are left open`);
  return { paragraphs, rows };
}
