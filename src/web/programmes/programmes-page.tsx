import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { screensPeople } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { enrolmentOf } from "./enrolment.ts";
import { ProgrammeCard } from "./programme-card.tsx";
import { programmesQuery } from "./programmes-query.ts";
import { words } from "./programmes-words.ts";

/** The board of programmes. */
export function ProgrammesPage() {
  const { say } = useLanguage();
  const { data: cards } = useSuspenseQuery(programmesQuery);
  const { access } = useSession();
  const known = cards.filter(({ counts }) => counts !== undefined);
  const sum = (of: (card: (typeof cards)[number]) => number): number =>
    known.reduce((total, card) => total + of(card), 0);
  return (
    <Page
      title={say(words.title)}
      wide
      actions={
        access.some(({ role }) => screensPeople(role)) && (
          <Link to="/screening" className={buttonClass()}>
            <Icon name="search" />
            {say(words.screen)}
          </Link>
        )
      }
      below={
        known.length === 0
          ? undefined
          : say(words.below, {
              count: cards.length,
              enrolled: sum(({ planned, counts }) => enrolmentOf(planned, counts ?? {}).enrolled),
              planned: sum(({ planned }) => planned),
            })
      }
    >
      {cards.length === 0 ? (
        <Empty kind="yet" title={say(words.none)}>
          <p>{say(words.noneHow)}</p>
        </Empty>
      ) : (
        <div className="grid gap-5 md:grid-cols-2 xl:grid-cols-3">
          {cards.map((card) => (
            <ProgrammeCard key={card.study} card={card} />
          ))}
        </div>
      )}
    </Page>
  );
}
