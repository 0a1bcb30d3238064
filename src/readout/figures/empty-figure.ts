import { element } from "./markup.ts";
import { figureDocument, type FigureHead, figureWidth } from "./figure-document.ts";
import { wordLines, wrapWords } from "./figure-text.ts";
import { stroked } from "./paint.ts";

/** In place of a figure that could not be drawn: why it was not. */
export function emptyFigure(head: FigureHead, why: string): string {
  const frame = element("rect", {
    x: 1,
    y: 1,
    width: figureWidth - 2,
    height: 118,
    rx: 6,
    ...stroked("soft"),
    "stroke-dasharray": "5 4",
  });
  const lines = wrapWords(why, figureWidth - 80, 4);
  const said = wordLines(figureWidth / 2, 60, lines, { anchor: "middle", paint: "soft" });
  return figureDocument({ ...head, description: why }, 120, frame + said);
}
