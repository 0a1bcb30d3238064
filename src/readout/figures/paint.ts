import type { Attributes } from "./markup.ts";

/**
 * Colours of figures. Every painted element carries its colour on white as an attribute, which paper, PDF and old readers
 * use, and a class, by which {@link figureStyle} gives it the colour on dark. The hues are told apart by people who are
 * colour-blind, and no arm is told by its hue alone: line, marker and words say it too.
 *
 * @source Okabe & Ito, Color Universal Design (2008); darkened where words are written in them (WCAG 2.2, 1.4.3)
 */
const paints = {
  ink: ["#16191b", "#eceeec"],
  soft: ["#565f64", "#a9b4b6"],
  grid: ["#e3e6e8", "#343c3f"],
  paper: ["#ffffff", "#1c2224"],
  arm0: ["#4a5257", "#c6ced1"],
  arm1: ["#00629b", "#6cbcf0"],
  arm2: ["#b84a00", "#ff9f66"],
  arm3: ["#00715a", "#4fd0a8"],
  arm4: ["#87357c", "#e6a0da"],
  arm5: ["#75600a", "#e3c64d"],
} as const;

export type Paint = keyof typeof paints;

/** Painted within. */
export const filled = (paint: Paint): Attributes => ({
  class: `nf-fill-${paint}`,
  fill: paints[paint][0],
});

/** Painted along its line. */
export const stroked = (paint: Paint, width = 1): Attributes => ({
  class: `nf-stroke-${paint}`,
  fill: "none",
  stroke: paints[paint][0],
  "stroke-width": width,
});

/** Painted along its line and filled with the paper, so that what lies behind does not show. */
export const outlined = (paint: Paint, width = 1): Attributes => ({
  class: `nf-stroke-${paint} nf-fill-paper`,
  fill: paints.paper[0],
  stroke: paints[paint][0],
  "stroke-width": width,
});

const arms = ["arm0", "arm1", "arm2", "arm3", "arm4", "arm5"] as const;
const dashes = [undefined, "7 3", "2 3", "9 3 2 3", "12 3", "4 2"] as const;

/** How an arm is told from others. */
export interface ArmLook {
  readonly paint: Paint;
  readonly dash: string | undefined;
  /** Which of the markers. */
  readonly marker: number;
}

/** The look of the arm at a place in the readout's order. Beyond six the hues come again with other markers. */
export function armLook(place: number): ArmLook {
  return {
    paint: arms[place % arms.length] ?? "arm0",
    dash: dashes[place % dashes.length],
    marker: place % 7,
  };
}

const rules = Object.entries(paints)
  .map(([name, [light, dark]]) => {
    const colour = `var(--nf-${name},light-dark(${light},${dark}))`;
    return `.nf .nf-fill-${name}{fill:${colour}}.nf .nf-stroke-${name}{stroke:${colour}}`;
  })
  .join("");

/**
 * The style of every figure: its colours by the light of the page that holds it (`color-scheme`), on white in print. A
 * page may set any of them: `--nf-ink`, `--nf-arm1` … It stands in each figure; a page that forbids styles within it
 * takes it into its own sheet.
 */
export const figureStyle = `svg.nf:root{color-scheme:light dark}@supports (color:light-dark(#000,#fff)){${rules}}@media print{.nf{color-scheme:light}}`;
