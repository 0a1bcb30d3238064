import { fitWords, words, wordSize } from "./figure-text.ts";
import type { ArmLook } from "./paint.ts";
import type { Scale } from "./scale.ts";

interface NumberTable {
  /** Where its heading stands. */
  readonly top: number;
  readonly title: string;
  readonly scale: Scale;
  readonly rows: readonly {
    readonly label: string;
    readonly look: ArmLook;
    readonly cells: readonly { readonly at: number; readonly text: string }[];
  }[];
}

const rowHeight = 16;

/** How high a table of numbers below an axis is. */
export const numberTableHeight = (rows: number): number => 20 + rows * rowHeight;

/** Numbers below an axis, each under the place that it is of: how many are at risk, how many are in a mean. */
export function numberTable({ top, title, scale, rows }: NumberTable): string {
  const lines = rows.map(({ label, look, cells }, i) => {
    const y = top + 18 + i * rowHeight;
    const first = Math.min(...cells.map(({ at }) => scale(at)));
    const room = first - 22;
    return (
      words(4, y, fitWords(label, room, wordSize - 1, true), {
        paint: look.paint,
        bold: true,
        size: wordSize - 1,
      }) +
      cells
        .map(({ at, text }) =>
          words(scale(at), y, text, { anchor: "middle", paint: look.paint, size: wordSize - 1 }),
        )
        .join("")
    );
  });
  return words(4, top, title, { paint: "soft", size: wordSize - 1 }) + lines.join("");
}
