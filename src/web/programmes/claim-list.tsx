import type { Claim } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Foreign } from "../ui/foreign.tsx";
import { Icon } from "../ui/icon.tsx";
import { ClaimSign } from "./claim-sign.tsx";
import type { ClaimSubject } from "./claim-subjects.ts";
import {
  claimDateWords,
  claimStatusWords,
  claimTypeWords,
  confidenceWords,
  jurisdictionWords,
} from "./claim-words.ts";
import { words } from "./programmes-words.ts";

/** Every claim with its source and its words; what contradicts stands side by side. */
export function ClaimList({ subjects }: { readonly subjects: readonly ClaimSubject[] }) {
  const { say, language } = useLanguage();
  return (
    <ol className="space-y-4">
      {subjects.map((subject) => (
        <li
          key={subject.id}
          id={subject.id}
          className={`scroll-mt-4 rounded-xl border bg-card p-4 shadow-card target:outline-3 target:outline-accent sm:p-5 ${subject.contested ? "border-wait" : "border-line"}`}
        >
          <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h3>{language === "en" ? subject.about : say(subject.title)}</h3>
            {subject.contested && (
              <Badge tone="wait">
                <Icon name="warning" />
                {say(words.differ)}
              </Badge>
            )}
          </div>
          {subject.contested && (
            <p className="mb-3 text-[0.9rem] text-soft">
              {say(words.differHow, { count: subject.claims.length })}
            </p>
          )}
          <ul
            className={
              subject.claims.length > 1
                ? "grid gap-x-5 gap-y-4 sm:grid-cols-[repeat(auto-fit,minmax(18rem,1fr))]"
                : ""
            }
          >
            {subject.claims.map((claim, index) => (
              <li
                key={index}
                className={subject.claims.length > 1 ? "border-l-2 border-line pl-4" : ""}
              >
                <OneClaim claim={claim} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function OneClaim({ claim }: { readonly claim: Claim }) {
  const { say } = useLanguage();
  return (
    <>
      <div className="flex items-start gap-2">
        <ClaimSign status={claim.status} confidence={claim.confidence} className="mt-0.5" />
        <div>
          <p className="font-medium">
            <span className="num">{say(claimDateWords(claim.date))}</span>
            {" · "}
            {say(claimStatusWords[claim.status])}
          </p>
          <p className="text-[0.9rem] text-soft">
            {[claimTypeWords(claim.type), jurisdictionWords(claim.jurisdiction)]
              .map((each) => say(each))
              .join(" · ")}
            {" · "}
            {claim.product}
          </p>
        </div>
      </div>
      <blockquote
        className="mt-2 border-l-4 border-accent-soft pl-3 italic"
        aria-label={say(words.quote)}
      >
        <Foreign>{`“${claim.quote}”`}</Foreign>
      </blockquote>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.87rem]">
        <span className="text-soft">{say(words.source)}</span>
        <cite className="not-italic">
          <Foreign quiet>{claim.source}</Foreign>
        </cite>
        <Badge
          tone={
            claim.confidence === "primary" ? "done" : claim.confidence === "press" ? "wait" : "calm"
          }
        >
          {say(confidenceWords[claim.confidence])}
        </Badge>
      </p>
    </>
  );
}
