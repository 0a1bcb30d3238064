import { useId } from "react";
import {
  type BodyRegion,
  bodyBox,
  bodyMargin,
  bodyRegions,
  type Face,
  headPath,
  sideIn,
} from "./body-regions.ts";
import { segmentName, sensoryLook } from "./exam-cell.ts";

type Side = "Right" | "Left";

/** What a figure whose regions can be chosen is given. */
export interface RegionChoice {
  readonly fieldOf: (segment: string, side: Side) => string;
  readonly nameOf: (segment: string, side: Side) => string;
  /** The field that has the keys. */
  readonly active: string;
  /** The field that Tab leads to; none where that is on the other face. */
  readonly tabTo: string | undefined;
  readonly onFocus: (field: string) => void;
  readonly onKeyDown: (event: React.KeyboardEvent, field: string) => void;
}

/**
 * A person from the front or the back with a score in each dermatome: pattern, shade and digit say it, not colour
 * alone. With a `choice` every region is a button, without one it is a picture.
 */
export function BodyFigure({
  face,
  title,
  label,
  ends,
  scoreOf,
  choice,
  className = "",
}: {
  readonly face: Face;
  readonly title: string;
  /** What a screen reader hears instead of the picture, or of the group of regions. */
  readonly label: string;
  /** The words for the person's right and left, above the halves. */
  readonly ends: Readonly<Record<Side, string>>;
  readonly scoreOf: (segment: string, side: Side) => string | undefined;
  readonly choice?: RegionChoice;
  readonly className?: string;
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
    <figure className={`min-w-0 ${className}`}>
      <svg
        role={choice === undefined ? "img" : "group"}
        aria-label={label}
        viewBox={`${-bodyMargin} -22 ${bodyBox.width + 2 * bodyMargin} ${bodyBox.height + 22}`}
        className="mx-auto w-full max-w-80"
      >
        <defs>
          <pattern
            id={`${id}-stripes`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--color-card)" />
            <rect width="3" height="6" fill="var(--color-wait)" />
          </pattern>
          <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill="var(--color-card)" />
            <circle cx="3" cy="3" r="1.2" fill="var(--color-ink)" />
          </pattern>
        </defs>
        {(["left", "right"] as const).map((half) => {
          const side = sideIn(face, half);
          const mirror = half === "right" ? "translate(300 0) scale(-1 1)" : undefined;
          return (
            <g key={half}>
              <text
                x={half === "left" ? 8 : 292}
                y={4}
                textAnchor={half === "left" ? "start" : "end"}
                fontSize="14"
                fontWeight="600"
                fill="var(--color-ink)"
                aria-hidden="true"
              >
                {ends[side]}
              </text>
              {face === "front" && (
                <path
                  d={headPath}
                  transform={mirror}
                  fill="var(--color-sunken)"
                  stroke="var(--color-line)"
                />
              )}
              {bodyRegions[face].map((region) => {
                const score = scoreOf(region.segment, side);
                const field = choice?.fieldOf(region.segment, side);
                return (
                  <g
                    key={region.segment}
                    {...(choice !== undefined &&
                      field !== undefined && {
                        role: "button",
                        "data-cell": field,
                        tabIndex: field === choice.tabTo ? 0 : -1,
                        "aria-label": choice.nameOf(region.segment, side),
                        onFocus: () => choice.onFocus(field),
                        onClick: (event: React.MouseEvent<SVGGElement>) =>
                          event.currentTarget.focus(),
                        onKeyDown: (event: React.KeyboardEvent) => choice.onKeyDown(event, field),
                        className:
                          "cursor-pointer outline-none [&:focus-visible>path]:stroke-accent",
                      })}
                  >
                    <path
                      d={region.path}
                      transform={mirror}
                      fill={fills[sensoryLook(score)]}
                      stroke={
                        field !== undefined && field === choice?.active
                          ? "var(--color-accent)"
                          : "var(--color-edge)"
                      }
                      strokeWidth={field !== undefined && field === choice?.active ? 4 : 1}
                      strokeLinejoin="round"
                    />
                  </g>
                );
              })}
              {/* Beside the buttons, not in them: their names say it all. */}
              {bodyRegions[face].map((region) => (
                <RegionText
                  key={region.segment}
                  region={region}
                  score={scoreOf(region.segment, side)}
                  isMirrored={half === "right"}
                />
              ))}
            </g>
          );
        })}
      </svg>
      <figcaption className="text-center text-[0.87rem] text-soft">{title}</figcaption>
    </figure>
  );
}

/** Name and score of a region, on a plate of their own so that no pattern runs through them. */
function RegionText({
  region: { segment, at, isWide },
  score,
  isMirrored,
}: {
  readonly region: BodyRegion;
  readonly score: string | undefined;
  readonly isMirrored: boolean;
}) {
  const [x, y] = [isMirrored ? bodyBox.width - at[0] : at[0], at[1]];
  const name = segmentName(segment);
  const size = score !== undefined && score.length > 2 ? 10 : 13;
  const width = score === undefined ? 0 : size * 0.56 * score.length + 6;
  const nameWidth = 6 * name.length + 4;
  const isBeside = score !== undefined && isWide;
  const half = (nameWidth + 2 + width) / 2;
  const [nameX, nameY] = isBeside
    ? [x - half + nameWidth / 2, y]
    : [x, score === undefined ? y : y - 9];
  const [plateX, plateY] = isBeside ? [x + half - width / 2, y] : [x, y + 6];
  return (
    <g aria-hidden="true" textAnchor="middle" pointerEvents="none">
      <rect
        x={nameX - nameWidth / 2}
        y={nameY - 7}
        width={nameWidth}
        height={14}
        rx={3}
        fill="var(--color-card)"
        opacity={0.94}
      />
      <text x={nameX} y={nameY + 3.5} fontSize="10" fill="var(--color-soft)">
        {name}
      </text>
      {score !== undefined && (
        <>
          <rect
            x={plateX - width / 2}
            y={plateY - 8.5}
            width={width}
            height={17}
            rx={4}
            fill="var(--color-card)"
          />
          <text
            x={plateX}
            y={plateY + 4.5}
            fontSize={size}
            fontWeight="700"
            fill="var(--color-ink)"
          >
            {score}
          </text>
        </>
      )}
    </g>
  );
}
