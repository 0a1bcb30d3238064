import { Link, useParams } from "@tanstack/react-router";
import { useSuspenseQuery } from "@tanstack/react-query";
import { assumptionsOf } from "../../definition/index.ts";
import { studyQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { AssumptionList } from "../study/assumption-list.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { ClaimList } from "./claim-list.tsx";
import { claimSubjects } from "./claim-subjects.ts";
import { ClaimTimeline } from "./claim-timeline.tsx";
import { EnrolmentPicture } from "./enrolment-picture.tsx";
import { OwnRoles } from "./own-roles.tsx";
import { programmesQuery } from "./programmes-query.ts";
import { phaseWords, words } from "./programmes-words.ts";
import { RegistryLinks } from "./registry-links.tsx";

/** One programme: where it stands, and its milestones as sources claim them. */
export function ProgrammePage() {
  const { study: id = "" } = useParams({ strict: false });
  const { say, language } = useLanguage();
  const { data: view } = useSuspenseQuery(studyQuery(id));
  const { data: cards } = useSuspenseQuery(programmesQuery);
  const access = useAccess(id);
  const { study } = view;
  const subjects = claimSubjects(study.milestones);
  const assumptions = assumptionsOf(study);
  const counts = cards.find((card) => card.study === id)?.counts;
  return (
    <Page
      title={say(study.indication)}
      above={
        <>
          <Link to="/" className="underline">
            {say(words.title)}
          </Link>{" "}
          · <span className="num">{study.id}</span> ·{" "}
          {say(words.version, { version: study.version })}
        </>
      }
      below={say(study.title)}
      actions={
        access.length > 0 ? (
          <Link to="/studies/$study" params={{ study: id }} className={buttonClass("primary")}>
            {say(words.open)}
          </Link>
        ) : (
          <Link
            to="/studies/$study/protocol"
            params={{ study: id }}
            className={buttonClass("primary")}
          >
            {say(words.read)}
          </Link>
        )
      }
    >
      <div className="mb-6 grid items-start gap-5 lg:grid-cols-2">
        <Card title={say(words.facts)}>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
            <dt className="text-soft">{say(words.product)}</dt>
            <dd>
              {study.products.map((product) => (
                <p key={product.id}>
                  <strong className="font-medium">{product.name}</strong>
                  {product.aliases !== undefined && (
                    <span className="text-soft">
                      {" "}
                      (
                      {say(words.alias, {
                        names: product.aliases.join(language === "en" ? ", " : "、"),
                      })}
                      )
                    </span>
                  )}
                  <br />
                  {say(product.description)}
                </p>
              ))}
            </dd>
            <dt className="text-soft">{say(words.sponsor)}</dt>
            <dd>
              {say(study.sponsor)} · {say(phaseWords(study.phase))}
            </dd>
            <dt className="text-soft">{say(words.registered)}</dt>
            <dd>
              <RegistryLinks numbers={study.registry} />
            </dd>
            <dt className="text-soft">{say(words.yourRole)}</dt>
            <dd>
              <OwnRoles access={access} />
            </dd>
          </dl>
        </Card>
        <Card title={say(words.enrolment)}>
          {counts === undefined ? (
            <p className="text-soft">
              {say(words.plannedOnly, { planned: study.planned })}. {say(words.unseen)}
            </p>
          ) : (
            <EnrolmentPicture
              planned={study.planned}
              counts={counts}
              partly={access.every(({ sites }) => sites !== "all")}
            />
          )}
        </Card>
      </div>
      {subjects.length === 0 ? (
        <Empty kind="yet" title={say(words.noClaims)}>
          <p>{say(words.noClaimsHow)}</p>
        </Empty>
      ) : (
        <>
          <Card title={say(words.toPicture)} className="mb-6">
            <ClaimTimeline subjects={subjects} />
          </Card>
          <section className="mb-8">
            <h2>{say(words.claimed)}</h2>
            <p className="mt-1 mb-4 max-w-3xl text-soft">{say(words.claimedHow)}</p>
            <ClaimList subjects={subjects} />
          </section>
        </>
      )}
      <section>
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
          <h2>{say(words.assumptions)}</h2>
          <Link
            to="/studies/$study/protocol"
            params={{ study: id }}
            search={{ tab: "assumptions" }}
          >
            {say(words.allAssumptions)}
          </Link>
        </div>
        <p className="mb-3 text-soft">{say(words.assumptionsHow, { count: assumptions.length })}</p>
        <AssumptionList study={study} marks={assumptions} />
      </section>
    </Page>
  );
}
