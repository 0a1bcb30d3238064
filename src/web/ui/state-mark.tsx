import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { type MarkState, markWords } from "./mark-state.ts";
import { markTones } from "./mark-tones.ts";

/** Drawn for a 16 × 16 field in the colour of the text; `hole` is the colour of the ground behind. */
const disc = <circle cx="8" cy="8" r="5.2" fill="currentColor" />;
const ring = <circle cx="8" cy="8" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.7" />;
const line = {
  fill: "none",
  strokeWidth: 1.7,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;
const ink = { ...line, stroke: "currentColor" } as const;
const hole = { ...line, stroke: "var(--color-card)" } as const;
const question = "M5.6 6a2.4 2.4 0 1 1 3.500 2.100c-.8.5-1.100.9-1.100 1.700M8 12.400v.01";

const shapes: Readonly<Record<MarkState, ReactNode>> = {
  none: null,
  later: <circle cx="8" cy="8" r="1.7" fill="currentColor" />,
  due: ring,
  overdue: (
    <>
      {ring}
      <path d="M8 .9v14.200" {...ink} strokeWidth={2.2} />
    </>
  ),
  started: (
    <>
      {ring}
      <path d="M8 3.400a4.600 4.600 0 0 0 0 9.200z" fill="currentColor" />
    </>
  ),
  unsent: <path d="M8 13V3.500M4 7.500l4-4 4 4" {...ink} strokeWidth={2} />,
  conflict: <path d="M3 13 13 3M9 3h4v4M13 13 3 3M7 3H3v4" {...ink} />,
  "open-query": <path d={question} {...ink} strokeWidth={2.1} />,
  "answered-query": (
    <>
      <path
        d="M2.600 5.600a2.200 2.200 0 1 1 3.200 1.900c-.7.5-1 .9-1 1.600M4.800 12v.01"
        {...ink}
      />
      <path d="m8.600 9.200 2 2.200 3.600-5" {...ink} />
    </>
  ),
  complete: disc,
  verified: (
    <>
      <circle cx="8" cy="8" r="6.200" fill="currentColor" />
      <path d="m5.200 8.200 2 2 3.600-4.200" {...hole} />
    </>
  ),
  signed: (
    <>
      <circle cx="8" cy="6.200" r="4.200" fill="currentColor" />
      <path d="M2 14c2-2 3.200-2 4.200-.6s2.400 1 3.600-.4 2.700-.8 4.200.6" {...ink} />
    </>
  ),
  fallen: (
    <>
      <path d="M2 10.500c2-3 3.200-3 4.200-.6s2.400 1.500 3.600-.4 2.700-.8 4.200.6" {...ink} />
      <path d="M2.500 13.500 13.500 3" {...ink} strokeWidth={2} />
    </>
  ),
  frozen: <rect x="3.300" y="3.300" width="9.400" height="9.400" {...ink} />,
  locked: <rect x="2.600" y="2.600" width="10.800" height="10.800" rx="1" fill="currentColor" />,
  "not-done": <path d="M3.500 8h9" {...ink} strokeWidth={2} />,
};

/** The pictures once per page, so that a table of thousands only points at them. */
export function StateMarkShapes() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      {Object.entries(shapes).map(([state, shape]) => (
        <symbol key={state} id={`mark-${state}`} viewBox="0 0 16 16">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

/** A state as its picture, with its name for those who do not see it; with `named` for everybody. */
export function StateMark({
  state,
  named = false,
  className = "size-4",
}: {
  readonly state: MarkState;
  readonly named?: boolean;
  readonly className?: string;
}) {
  const { say } = useLanguage();
  const name = say(markWords[state]);
  const picture = (
    <svg
      {...(named ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
      viewBox="0 0 16 16"
      className={`inline-block shrink-0 align-[-0.15em] ${markTones[state]} ${className}`}
    >
      {named ? null : <title>{name}</title>}
      {shapes[state]}
    </svg>
  );
  return named ? (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {picture}
      {name}
    </span>
  ) : (
    picture
  );
}
