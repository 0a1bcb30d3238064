import { useId } from "react";
import { sensoryLook } from "./exam-cell.ts";

/*
 * A schematic person from the front, right side at the viewer's left, drawn for one half in a box of 100 × 320 with
 * the middle line at x = 100 and mirrored for the other. Its own drawing: regions only suggest where a dermatome lies.
 */
const regions: readonly (readonly [segment: string, path: string])[] = [
  ["c2", "M100 4C88 4 82 12 82 24L83 32H100Z"],
  ["c3", "M83 32L85 42L88 50H100V32Z"],
  ["c4", "M88 50L62 58L58 66H100V50Z"],
  ["c5", "M62 58C52 62 48 70 46 80L42 104L52 106L58 82V66Z"],
  ["c6", "M42 104L34 138L28 158L35 160L42 140L47 105Z"],
  ["c7", "M31 159L27 178H34L38 160Z"],
  ["c8", "M38 160L34 178H40L43 161L48 140L45 139Z"],
  ["t1", "M47 105L45 139L48 140L55 107L52 106Z"],
  ["t2", "M58 66V82L55 107L60 92L64 76H100V66Z"],
  ["t3", "M64 76L62 84H100V76Z"],
  ["t4", "M62 84L63 93H100V84Z"],
  ["t5", "M63 93L64 101H100V93Z"],
  ["t6", "M64 101L65 109H100V101Z"],
  ["t7", "M65 109L66 117H100V109Z"],
  ["t8", "M66 117L67 125H100V117Z"],
  ["t9", "M67 125V133H100V125Z"],
  ["t10", "M67 133L66 142H100V133Z"],
  ["t11", "M66 142L65 150H100V142Z"],
  ["t12", "M65 150L64 158H100V150Z"],
  ["l1", "M64 158L62 172L92 178L100 172V158Z"],
  ["l2", "M62 172L61 196L95 206L97 178L92 178Z"],
  ["l3", "M61 196L63 226L93 232L95 206Z"],
  ["l4", "M79 230L76 290L86 296L90 262L93 232Z"],
  ["l5", "M63 226L64 262L68 292L60 304L74 306L76 290L79 230Z"],
  ["s1", "M76 290L74 306L60 308L58 314H82L86 296Z"],
];
/** Regions of the back and the seat, drawn as boxes beside the legs. */
const seat: readonly (readonly [segment: string, x: number, y: number])[] = [
  ["s2", 30, 206],
  ["s3", 30, 240],
  ["s4_5", 30, 274],
];

/** Where feeling is kept: one score for each dermatome and side; pattern and shade say it, not colour alone. */
export function BodyFigure({
  title,
  label,
  scoreOf,
}: {
  readonly title: string;
  /** What a screen reader hears instead. */
  readonly label: string;
  readonly scoreOf: (segment: string, side: "Right" | "Left") => string | undefined;
}) {
  const id = useId();
  const fills = {
    none: "var(--color-card)",
    normal: "var(--color-accent-soft)",
    altered: `url(#${id}-stripes)`,
    absent: "var(--color-ink)",
    untestable: `url(#${id}-dots)`,
  } as const;
  return (
    <figure className="min-w-0">
      <svg
        role="img"
        aria-label={label}
        viewBox="18 0 164 320"
        className="mx-auto h-80 w-full max-w-52"
      >
        <defs>
          <pattern
            id={`${id}-stripes`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill="var(--color-card)" />
            <rect width="2.5" height="5" fill="var(--color-wait)" />
          </pattern>
          <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
            <rect width="5" height="5" fill="var(--color-card)" />
            <circle cx="2.5" cy="2.5" r="1" fill="var(--color-ink)" />
          </pattern>
        </defs>
        {(["Right", "Left"] as const).map((side) => (
          <g
            key={side}
            transform={side === "Left" ? "translate(200 0) scale(-1 1)" : undefined}
            stroke="var(--color-edge)"
            strokeWidth="0.8"
          >
            {regions.map(([segment, path]) => (
              <path key={segment} d={path} fill={fills[sensoryLook(scoreOf(segment, side))]} />
            ))}
            {seat.map(([segment, x, y]) => (
              <rect
                key={segment}
                x={x - 8}
                y={y}
                width="24"
                height="18"
                rx="3"
                fill={fills[sensoryLook(scoreOf(segment, side))]}
              />
            ))}
          </g>
        ))}
        <g fontSize="9" fill="var(--color-soft)" textAnchor="middle">
          {seat.map(([segment, x, y]) => (
            <text key={segment} x={x + 4} y={y - 3}>
              {segment.toUpperCase().replace("_", "-")}
            </text>
          ))}
        </g>
      </svg>
      <figcaption className="text-center text-[0.87rem] text-soft">{title}</figcaption>
    </figure>
  );
}
