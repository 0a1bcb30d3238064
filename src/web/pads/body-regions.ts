/*
 * A schematic person of our own, drawn for one half in a box of 150 × 760 with the middle line at its right edge. Every
 * region holds a circle of 24 units, so that a finger finds it where a unit is a pixel; where a dermatome truly lies is
 * only suggested.
 */
export type Face = "front" | "back";

/** A dermatome on one face: its outline in the left half of the picture, and where its name and score stand. */
export interface BodyRegion {
  readonly segment: string;
  readonly path: string;
  readonly at: readonly [x: number, y: number];
  /** Wide enough for name and score side by side. */
  readonly isWide: boolean;
}

export const bodyBox = { width: 300, height: 760 } as const;

/** The thumbs lie a little outside of it. */
export const bodyMargin = 10;

/** The head of the front, whose feeling is not the spinal cord's. */
export const headPath = "M150 4C118 4 108 26 110 48C112 66 120 76 128 80L150 82Z";

/** Arms hang a little outward: how far a point lies to the left of where it would in a hanging arm. */
const slant = (y: number): number => Math.max(0, (y - 158) * 0.13);
const point = (x: number, y: number): string => `${(x - slant(y)).toFixed(1)} ${y}`;
const arm = (...points: readonly (readonly [x: number, y: number])[]): string =>
  `M${points.map(([x, y]) => point(x, y)).join("L")}Z`;
const armAt = (x: number, y: number): readonly [number, number] => [x - slant(y), y];

function narrow(segment: string, path: string, at: readonly [number, number]): BodyRegion {
  return { segment, path, at, isWide: false };
}

function wide(segment: string, path: string, at: readonly [number, number]): BodyRegion {
  return { segment, path, at, isWide: true };
}

const top = 160;
const band = 26;

/** The side of the trunk, a little narrower at the waist. */
const side = (y: number): number => 94 + 8 * Math.sin(((y - top) / (11 * band)) * Math.PI);

/** T2 to T12, from the armpit to the groin; T2 reaches along the inner side of the upper arm. */
const trunk: readonly BodyRegion[] = Array.from({ length: 11 }, (_, step) => {
  const [above, below] = [top + step * band, top + (step + 1) * band];
  const whole = `M${side(above).toFixed(1)} ${above}H150V${below}H${side(below).toFixed(1)}Z`;
  const inner = step === 0 ? arm([62, 164], [88, 164], [88, 220], [62, 220]) : "";
  return wide(`t${step + 2}`, `${whole}${inner}`, [123, above + band / 2]);
});

const arms: readonly BodyRegion[] = [
  narrow(
    "c5",
    `M${point(36, 172)}Q36 164 44 164L${point(62, 164)}L${point(62, 262)}L${point(35, 262)}Z`,
    armAt(49, 212),
  ),
  narrow("t1", arm([62, 220], [88, 220], [87, 330], [62, 330]), armAt(75, 275)),
  narrow(
    "c6",
    arm([35, 262], [62, 262], [62, 352], [46, 352], [42, 384], [32, 392], [24, 380], [36, 346]),
    armAt(49, 308),
  ),
  narrow(
    "c7",
    `M${point(46, 352)}L${point(70, 352)}L${point(70, 428)}Q${point(58, 440)} ${point(46, 428)}Z`,
    armAt(58, 392),
  ),
  narrow(
    "c8",
    `M${point(62, 330)}L${point(87, 330)}L${point(96, 410)}Q${point(90, 424)} ${point(70, 422)}L${point(70, 352)}L${point(62, 352)}Z`,
    armAt(81, 376),
  ),
];

const front: readonly BodyRegion[] = [
  wide("c2", "M119 72Q122 78 128 80L150 82V108H120Z", [135, 95]),
  wide("c3", "M120 108H150V134H100Q116 126 120 108Z", [134, 121]),
  wide("c4", "M100 134H150V160H94L88 164H44Q58 144 100 134Z", [121, 147]),
  ...arms,
  ...trunk,
  wide("l1", "M94 446H150V480L90 476Z", [122, 462]),
  wide("l2", "M90 476L146 480L145 548H88Z", [117, 513]),
  wide("l3", "M88 548H145L143 620H90Z", [117, 584]),
  narrow("l4", "M117 620H143L141 716H117Z", [129, 668]),
  narrow("l5", "M90 620H117V716H141Q145 738 140 752H108V694H91Z", [104, 660]),
  narrow("s1", "M91 694H108V752H86Q78 744 83 730Z", [97, 724]),
];

const back: readonly BodyRegion[] = [
  wide("c2", "M150 4C118 4 108 26 110 48C112 66 118 74 122 78H150Z", [131, 44]),
  narrow("c3", "M122 78H150V112H118Z", [135, 95]),
  wide("c4", "M118 112H150V160H94L88 164H44Q58 144 100 134Q116 128 118 112Z", [121, 147]),
  ...arms,
  ...trunk,
  wide("l1", "M94 446H150V472H91Z", [122, 459]),
  narrow("l2", "M91 472H118L116 548H88Z", [102, 520]),
  narrow("s3", "M118 472H150V486Q122 486 122 514Q122 542 150 542V578H117Z", [133, 560]),
  narrow("s4_5", "M150 486Q122 486 122 514Q122 542 150 542Z", [135, 514]),
  narrow("l3", "M88 548H116L116 626H90Z", [102, 588]),
  narrow("s2", "M117 578H148L144 660H116Z", [131, 618]),
  narrow("l4", "M118 660H144L143 708H118Z", [131, 684]),
  narrow("l5", "M90 626H116L118 660V708H94Z", [104, 668]),
  narrow("s1", "M94 708H143Q146 736 140 752H96Q88 736 94 708Z", [118, 730]),
];

export const bodyRegions: Readonly<Record<Face, readonly BodyRegion[]>> = { front, back };

/** Whether a dermatome is drawn on a face. */
export function isOnFace(face: Face, segment: string | undefined): boolean {
  return bodyRegions[face].some((region) => region.segment === segment);
}

/** Whose side is drawn in a half: from the front one sees a person's right at the left. */
export function sideIn(face: Face, half: "left" | "right"): "Right" | "Left" {
  return (face === "front") === (half === "left") ? "Right" : "Left";
}
