import type { CohortBoard, Standing } from "../../engine/index.ts";

export type BoardSlot = CohortBoard["slots"][number];

const tones: Readonly<Record<Standing | "suspected" | "free", string>> = {
  free: "text-edge",
  reserved: "text-ask",
  lapsed: "text-edge",
  enrolled: "text-ask",
  "in-window": "text-accent",
  evaluable: "text-done",
  dlt: "text-wrong",
  suspected: "text-wait",
  "not-evaluable": "text-soft",
  replaced: "text-soft",
};

const round = 2 * Math.PI * 15;

/** A place drawn: its shape says how far it has come, the colour only repeats it. */
export function SlotMark({
  standing,
  part = 0,
}: {
  readonly standing: Standing | "suspected" | "free";
  readonly part?: number;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 40 40"
      className={`size-11 ${tones[standing]}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
    >
      {shapeOf(standing, part)}
    </svg>
  );
}

function shapeOf(standing: Standing | "suspected" | "free", part: number) {
  switch (standing) {
    case "free":
      return <circle cx="20" cy="20" r="15" strokeDasharray="2 5" strokeLinecap="round" />;
    case "reserved":
    case "lapsed":
      return (
        <>
          <circle cx="20" cy="20" r="15" strokeDasharray="6 4" />
          {standing === "reserved" && <path d="M20 12v8l5 3" strokeLinecap="round" />}
        </>
      );
    case "enrolled":
      return <circle cx="20" cy="20" r="15" />;
    case "in-window":
      return (
        <>
          <circle cx="20" cy="20" r="15" opacity="0.25" strokeWidth="5" />
          <circle
            cx="20"
            cy="20"
            r="15"
            strokeWidth="5"
            strokeDasharray={`${part * round} ${round}`}
            transform="rotate(-90 20 20)"
          />
        </>
      );
    case "evaluable":
      return (
        <>
          <circle cx="20" cy="20" r="16" fill="currentColor" stroke="none" />
          <path
            d="M13 20.500 18 25.500 27.500 15"
            stroke="var(--color-card)"
            strokeLinecap="round"
            strokeLinejoin="round"
            strokeWidth="3"
          />
        </>
      );
    case "dlt":
      return (
        <>
          <path d="M20 2 38 20 20 38 2 20Z" fill="currentColor" stroke="none" />
          <path
            d="M20 12v9M20 26.500v.5"
            stroke="var(--color-card)"
            strokeLinecap="round"
            strokeWidth="3.500"
          />
        </>
      );
    case "suspected":
      return (
        <>
          <path d="M20 3.500 36.500 20 20 36.500 3.500 20Z" strokeLinejoin="round" />
          <path
            d="M16.500 16.500a3.500 3.500 0 1 1 4.500 3.300c-.7.200-1 .8-1 1.700M20 26v.3"
            strokeLinecap="round"
          />
        </>
      );
    case "not-evaluable":
      return <path d="M6 6h28v28H6zM6 20h28" />;
    case "replaced":
      return <path d="M6 6h28v28H6zM6 34 34 6" />;
  }
}

/** What a slot is drawn as: a toxicity that nobody has judged looks other than one that is. */
export function markOf({
  standing,
  dlt,
}: Pick<BoardSlot, "standing" | "dlt">): Standing | "suspected" {
  return standing === "dlt" && dlt === "suspected" ? "suspected" : standing;
}
