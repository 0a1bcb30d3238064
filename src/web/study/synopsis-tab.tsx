import type { ReactNode } from "react";
import { type DoseRegimen, fieldsOf, type Study } from "../../definition/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { claimDateWords, jurisdictionWords } from "../programmes/claim-words.ts";
import { phaseWords } from "../programmes/programmes-words.ts";
import { RegistryLinks } from "../programmes/registry-links.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Assumed } from "./assumed.tsx";
import { words } from "./study-words.ts";

/** The synopsis of a protocol: what is studied, in whom, with what, and what of it is assumed. */
export function SynopsisTab({ view }: { readonly view: StudyView }) {
  const { say } = useLanguage();
  const { study, hash } = view;
  const count = (of: (form: Study["forms"][number]) => number): number =>
    study.forms.reduce((sum, form) => sum + of(form), 0);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title={say(study.indication)} className="lg:col-span-2">
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 md:grid-cols-[auto_1fr_auto_1fr]">
          <Fact name={say(words.study)}>
            <span className="num">{study.id}</span> ·{" "}
            {say(words.version, { version: study.version })}
          </Fact>
          <Fact name={say(words.phase)}>{say(phaseWords(study.phase))}</Fact>
          <Fact name={say(words.sponsor)}>{say(study.sponsor)}</Fact>
          <Fact name={say(words.blinding)}>
            {say(study.blinding === "open" ? words.openLabel : words[study.blinding])}
          </Fact>
          <Fact name={say(words.registry)}>
            <RegistryLinks numbers={study.registry} />
          </Fact>
          <Fact name={say(words.planned)}>
            <span className="num">{study.planned}</span>
          </Fact>
          <Fact name={say(words.participantWord)}>{say(study.participantWord)}</Fact>
          <Fact name={say(words.identity)}>
            <code className="break-all font-mono text-[0.8rem]">{hash}</code>
          </Fact>
        </dl>
        <p className="mt-3 text-soft">
          {say(words.counts, {
            forms: study.forms.length,
            fields: count((form) => fieldsOf(form).length),
            visits: study.visits.length,
            criteria: study.eligibility.length,
            checks: count(({ checks }) => checks.length),
          })}
        </p>
      </Card>
      <div className="grid gap-5">
        <Endpoints study={study} />
        <Card title={say(words.products)}>
          <ul className="space-y-2">
            {study.products.map((product) => (
              <li key={product.id}>
                <strong className="font-medium">{product.name}</strong> {say(product.description)}{" "}
                <Assumed reason={product.assumption} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={say(words.sites)}>
          <ul className="space-y-2">
            {study.sites.map((site) => (
              <li key={site.id}>
                <span className="num text-soft">{site.id}</span>{" "}
                <strong className="font-medium">{say(site.name)}</strong>
                <br />
                <span className="text-[0.9rem] text-soft">
                  {say(jurisdictionWords(site.country))} · {site.zone}
                  {site.investigator !== undefined &&
                    ` · ${say(words.investigator)} ${site.investigator}`}
                </span>{" "}
                <Assumed reason={site.assumption} />
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <div className="grid gap-5">
        <Dosing study={study} />
        <Card title={say(words.epochs)}>
          <ol className="flex flex-wrap items-start gap-y-2">
            {study.epochs.map((epoch, index) => (
              <li key={epoch.id} className="flex items-center">
                {index > 0 && (
                  <span aria-hidden="true" className="mx-2 text-edge">
                    →
                  </span>
                )}
                <span className="rounded-md border border-line bg-sunken px-3 py-1">
                  {say(epoch.title)}
                </span>
                <Assumed reason={epoch.assumption} />
              </li>
            ))}
          </ol>
          {study.arms.length > 0 && (
            <>
              <h3 className="mt-4 mb-1">{say(words.arms)}</h3>
              <ul className="space-y-1">
                {study.arms.map((arm) => (
                  <li key={arm.id}>
                    {say(arm.title)}
                    {arm.ratio !== undefined && (
                      <span className="num text-soft">
                        {" "}
                        · {say(words.ratio, { ratio: arm.ratio })}
                      </span>
                    )}
                    {arm.planned !== undefined && (
                      <span className="num text-soft"> · n = {arm.planned}</span>
                    )}{" "}
                    <Assumed reason={arm.assumption} />
                  </li>
                ))}
              </ul>
            </>
          )}
          {study.cohorts.length > 0 && (
            <>
              <h3 className="mt-4 mb-1">{say(words.cohorts)}</h3>
              <ul className="space-y-1">
                {study.cohorts.map(({ id, title, size: [least, most], assumption }) => (
                  <li key={id}>
                    {say(title)}{" "}
                    <span className="num text-soft">· {say(words.size, { least, most })}</span>{" "}
                    <Assumed reason={assumption} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
        {study.consents.length > 0 && (
          <Card title={say(words.consents)}>
            <ul className="space-y-2">
              {study.consents.map((consent) => (
                <li key={consent.version}>
                  <strong className="font-medium">
                    {say(words.version, { version: consent.version })}
                  </strong>{" "}
                  <span className="text-soft">
                    {say(words.from, { date: claimDateWords(consent.from) })}
                  </span>{" "}
                  {consent.reconsent === true && <Badge tone="wait">{say(words.reconsent)}</Badge>}
                  <br />
                  {say(consent.text)} <Assumed reason={consent.assumption} />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Endpoints({ study }: { readonly study: Study }) {
  const { say } = useLanguage();
  return (
    <Card title={say(words.endpoints)}>
      {(["primary", "secondary", "exploratory"] as const).map((level) => {
        const of = study.endpoints.filter((endpoint) => endpoint.level === level);
        if (of.length === 0) return null;
        return (
          <div key={level} className="mb-3 last:mb-0">
            <h3 className="mb-1 text-[0.9rem] text-accent">{say(words[level])}</h3>
            <ul className="list-disc space-y-1 pl-5">
              {of.map((endpoint) => {
                const visit = study.visits.find(({ id }) => id === endpoint.visit);
                return (
                  <li key={endpoint.id}>
                    {say(endpoint.text)}
                    {visit !== undefined && (
                      <span className="text-soft"> · {say(words.at, { visit: visit.title })}</span>
                    )}{" "}
                    <Assumed reason={endpoint.assumption} />
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}

function Dosing({ study }: { readonly study: Study }) {
  const { say } = useLanguage();
  return (
    <Card title={say(words.dosing)}>
      <ul className="space-y-4">
        {study.regimens.map((regimen) => (
          <li key={regimen.id}>
            <strong className="font-medium">{say(regimen.title)}</strong>{" "}
            <Assumed reason={regimen.assumption} />
            <p className="text-[0.9rem] text-soft">
              {regimen.levels
                .map((id) => study.doseLevels.find((level) => level.id === id))
                .map((level) =>
                  level === undefined ? "" : `${say(level.title)} · ${say(level.route)}`,
                )
                .join(" / ")}
            </p>
            <Rhythm regimen={regimen} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The doses of a regimen one after the other, with the days between them. */
function Rhythm({ regimen }: { readonly regimen: DoseRegimen }) {
  const { say } = useLanguage();
  const { intervalsDays, thenEveryDays, doses } = regimen;
  const known = doses ?? intervalsDays.length + 1;
  const gaps = Array.from(
    { length: Math.max(0, known - 1) },
    (_, index) => intervalsDays[index] ?? thenEveryDays,
  );
  const shown = gaps.slice(0, 7);
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-y-1 text-[0.85rem]">
      <Dose number={1} />
      {shown.map((days, index) => (
        <span key={index} className="flex items-center">
          <span className="num border-t-2 border-edge px-2 text-soft">+{days ?? "?"} d</span>
          <Dose number={index + 2} />
        </span>
      ))}
      {(doses === undefined || gaps.length > shown.length) && thenEveryDays !== undefined && (
        <span className="border-t-2 border-dashed border-edge px-2 text-soft">
          {say(words.everyDays, { days: thenEveryDays })} …
        </span>
      )}
      <span className="ml-3 text-soft">
        {doses === undefined
          ? say(words.untilEnd)
          : doses === 1
            ? say(words.oneDose)
            : say(words.dosesInAll, { count: doses })}
      </span>
    </div>
  );
}

function Dose({ number }: { readonly number: number }) {
  const { say } = useLanguage();
  return (
    <span
      title={say(words.doseNumber, { number })}
      className="num inline-flex size-6 items-center justify-center rounded-full bg-accent font-medium text-on-accent"
    >
      {number}
    </span>
  );
}
