import { Link } from "@tanstack/react-router";
import type { ProgrammeCard as Card } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { claimSubjects } from "./claim-subjects.ts";
import {
  claimDateWords,
  claimStatusWords,
  claimTypeWords,
  jurisdictionWords,
} from "./claim-words.ts";
import { EnrolmentPicture } from "./enrolment-picture.tsx";
import { OwnRoles } from "./own-roles.tsx";
import { phaseWords, words } from "./programmes-words.ts";
import { RegistryLinks } from "./registry-links.tsx";

/** A programme at a glance: what is treated with what, who stands behind it, how far it is, and where to go on. */
export function ProgrammeCard({ card }: { readonly card: Card }) {
  const { say, language } = useLanguage();
  const access = useAccess(card.study);
  const contested = claimSubjects(card.milestones).filter((subject) => subject.contested).length;
  const latest = card.milestones
    .filter(({ status }) => status !== "planned")
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  return (
    <article
      aria-labelledby={`programme-${card.study}`}
      className="row-span-3 grid grid-rows-subgrid gap-0 overflow-hidden rounded-xl border border-line bg-card shadow-card"
    >
      <header className="border-b border-line bg-accent-soft px-5 pt-4 pb-4">
        <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.85rem]">
          <span className="num font-medium text-accent-strong">{card.study}</span>
          <Badge tone="accent">{say(phaseWords(card.phase))}</Badge>
          <span className="text-soft">
            {say(card.blinding === "open" ? words.openLabel : words[card.blinding])}
            {card.sites !== undefined &&
              ` · ${say(card.sites === 1 ? words.oneSite : words.sitesCount, { count: card.sites })}`}
          </span>
        </p>
        <h2 id={`programme-${card.study}`} className="text-[1.3rem] leading-snug">
          <Link
            to="/programmes/$study"
            params={{ study: card.study }}
            className="text-ink no-underline hover:underline"
          >
            {say(card.indication)}
          </Link>
        </h2>
        <p className="mt-1 text-[0.92rem] text-soft">{say(card.title)}</p>
      </header>
      <div className="flex flex-col gap-5 px-5 py-4">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[0.92rem]">
          <dt className="text-soft">{say(words.product)}</dt>
          <dd className="font-medium">
            {card.products.map(({ name }) => name).join(language === "en" ? ", " : "、")}
          </dd>
          <dt className="text-soft">{say(words.sponsor)}</dt>
          <dd>{say(card.sponsor)}</dd>
          <dt className="text-soft">{say(words.registered)}</dt>
          <dd>
            <RegistryLinks numbers={card.registry} />
          </dd>
        </dl>
        {card.counts === undefined ? (
          <div>
            <p className="font-medium">{say(words.plannedOnly, { planned: card.planned })}</p>
            <p className="text-[0.87rem] text-soft">{say(words.unseen)}</p>
          </div>
        ) : (
          <EnrolmentPicture
            planned={card.planned}
            counts={card.counts}
            partly={access.every(({ sites }) => sites !== "all")}
          />
        )}
        {latest !== undefined && (
          <div className="text-[0.92rem]">
            <p className="text-[0.8rem] text-soft">{say(words.latest)}</p>
            <p>
              {say(claimTypeWords(latest.type))}
              {language === "en" ? ", " : "，"}
              {say(jurisdictionWords(latest.jurisdiction))}
              {language === "en" ? ", " : "，"}
              {say(claimStatusWords[latest.status])}
              {language === "en" ? ", " : "，"}
              <span className="num">{say(claimDateWords(latest.date))}</span>
            </p>
            {contested > 0 && (
              <p className="mt-1">
                <Badge tone="wait">⇄ {say(words.contested, { count: contested })}</Badge>
              </p>
            )}
          </div>
        )}
        <div className="text-[0.92rem]">
          <h3 className="mb-0.5 text-[0.8rem] font-normal text-soft">{say(words.yourRole)}</h3>
          <OwnRoles access={access} />
        </div>
      </div>
      <footer className="flex flex-wrap gap-2 border-t border-line px-5 py-3">
        {access.length > 0 ? (
          <Link
            to="/studies/$study"
            params={{ study: card.study }}
            className={`${buttonClass("primary")} max-sm:min-h-11`}
          >
            {say(words.open)}
          </Link>
        ) : (
          <Link
            to="/studies/$study/protocol"
            params={{ study: card.study }}
            className={`${buttonClass("primary")} max-sm:min-h-11`}
          >
            {say(words.read)}
          </Link>
        )}
        <Link
          to="/programmes/$study"
          params={{ study: card.study }}
          className={`${buttonClass("quiet")} max-sm:min-h-11`}
        >
          {say(words.milestones)}
        </Link>
      </footer>
    </article>
  );
}
