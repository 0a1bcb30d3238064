import { claimStatuses } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ClaimSign } from "./claim-sign.tsx";
import type { ClaimSubject } from "./claim-subjects.ts";
import {
  claimDateWords,
  claimStatusWords,
  claimTypeWords,
  confidenceWords,
  jurisdictionWords,
} from "./claim-words.ts";
import { type PlacedClaim, placeClaims } from "./place-claims.ts";
import { words } from "./programmes-words.ts";

const rowPx = 34;
/** The narrowest the picture gets; below, it scrolls sideways within its frame. */
const widthPx = 940;

/** Milestones drawn by year, a lane for each jurisdiction. Every mark leads to the claim with its source and words. */
export function ClaimTimeline({ subjects }: { readonly subjects: readonly ClaimSubject[] }) {
  const { say, language } = useLanguage();
  const letterPx = language === "en" ? 7 : 14;
  const { years, lanes } = placeClaims(
    subjects,
    ({ type }) => (44 + letterPx * say(claimTypeWords(type)).length) / widthPx,
  );
  return (
    <figure>
      <div
        tabIndex={0}
        role="group"
        aria-label={say(words.toPicture)}
        className="relative overflow-x-auto"
      >
        <div className="grid min-w-[61rem] grid-cols-[6.5rem_1fr] text-[0.85rem]">
          <div />
          <div className="relative h-6">
            {years.map(({ year, start }) => (
              <span
                key={year}
                className="num absolute top-0 border-l border-edge pl-1.5 font-medium text-soft"
                style={{ left: percent(start) }}
              >
                {year}
              </span>
            ))}
          </div>
          {lanes.map((lane) => (
            <div key={lane.jurisdiction} className="contents">
              <h3 className="flex items-center border-t border-line py-2 pr-2 text-[0.85rem] font-medium">
                {say(jurisdictionWords(lane.jurisdiction))}
              </h3>
              <ul
                className="relative border-t border-line"
                style={{ height: lane.rows * rowPx + 12 }}
              >
                {years.map(({ year, start }) => (
                  <li
                    key={year}
                    aria-hidden="true"
                    className="absolute inset-y-0 border-l border-line"
                    style={{ left: percent(start) }}
                  />
                ))}
                {lane.claims.map((placed, index) => (
                  <Mark key={index} placed={placed} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      </div>
      <figcaption className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line pt-3 text-[0.82rem] text-soft">
        <span className="font-medium">{say(words.legend)}</span>
        {claimStatuses.map((status) => (
          <span key={status} className="inline-flex items-center gap-1">
            <ClaimSign status={status} confidence="secondary" />
            {say(claimStatusWords[status])}
          </span>
        ))}
        {(["primary", "secondary", "press"] as const).map((confidence) => (
          <span key={confidence} className="inline-flex items-center gap-1">
            <ClaimSign status="planned" confidence={confidence} />
            {say(confidenceWords[confidence])}
          </span>
        ))}
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="h-2 w-8 rounded-full bg-accent/35" />
          {say(words.span)}
        </span>
        <span className="inline-flex items-center gap-1.5 text-wait">⇄ {say(words.differ)}</span>
      </figcaption>
    </figure>
  );
}

function Mark({ placed }: { readonly placed: PlacedClaim }) {
  const { say, language } = useLanguage();
  const { claim, subject, start, end, row, before } = placed;
  const partial = claim.date.length < 10;
  const said = [
    claimTypeWords(claim.type),
    claimStatusWords[claim.status],
    claimDateWords(claim.date),
    confidenceWords[claim.confidence],
    ...(subject.contested ? [words.differ] : []),
  ]
    .map((each) => say(each))
    .join(language === "en" ? ", " : "，");
  return (
    <li
      className="absolute"
      style={{ top: row * rowPx + 8, left: percent(start), width: percent(end - start) }}
    >
      {partial && (
        <span
          aria-hidden="true"
          className="absolute inset-x-0 top-6 h-1.5 rounded-full bg-accent/35"
        />
      )}
      <a
        href={`#${subject.id}`}
        title={said}
        aria-label={said}
        className={`absolute top-0 flex h-6 items-center gap-1 whitespace-nowrap rounded-full text-ink no-underline hover:underline ${before ? "right-0 flex-row-reverse" : "left-0"} ${partial ? "" : before ? "-mr-2.5" : "-ml-2.5"}`}
      >
        <ClaimSign status={claim.status} confidence={claim.confidence} />
        <span aria-hidden="true" className={subject.contested ? "text-wait" : ""}>
          {subject.contested ? "⇄ " : ""}
          {say(claimTypeWords(claim.type))}
        </span>
      </a>
    </li>
  );
}

function percent(part: number): string {
  return `${(100 * part).toFixed(3)}%`;
}
