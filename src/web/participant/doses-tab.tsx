import { Link } from "@tanstack/react-router";
import { describeDate } from "../../kernel/index.ts";
import { dueState, nextDoseOf, regimenOf } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { deviationWords, words } from "./doses-words.ts";
import { givenDoses } from "./doses.ts";
import { OrdersCard } from "./orders-card.tsx";
import { PlaceLink } from "./place-link.tsx";
import type { RecordView } from "./record.ts";
import { mayAt } from "./rights.ts";

/** What was given, how it kept to the plan, and when the next dose is due from the actual last one. */
export function DosesTab(record: RecordView) {
  const { study } = record;
  if (study.supply === undefined) return <DosesCard {...record} />;
  return (
    <div className="space-y-5">
      <OrdersCard {...record} />
      <DosesCard {...record} />
    </div>
  );
}

function DosesCard({ study, state, today, access }: RecordView) {
  const { say, language } = useLanguage();
  const form = study.forms.find(({ purpose }) => purpose === "dose");
  const regimen = regimenOf(study, state);
  const next = nextDoseOf(study, state);
  const given = givenDoses(study, state);
  const levels = new Map(study.doseLevels.map(({ id, title }) => [id, title]));
  const records =
    form !== undefined &&
    // Doses from orders record themselves at the bedside.
    !(state.orders ?? []).some(({ medication }) => medication === undefined) &&
    state.dates.enrolled !== undefined &&
    mayAt(access, state.site, "record-dose");
  return (
    <Card
      title={say(words.title)}
      actions={
        records && (
          <Link
            to="/studies/$study/participants/$participant/logs/$form/$line"
            params={{ study: study.id, participant: state.id, form: form.id, line: "new" }}
            className={buttonClass("primary", true)}
          >
            <Icon name="plus" />
            {say(words.record)}
          </Link>
        )
      }
    >
      {regimen !== undefined && (
        <p className="mb-3 text-soft">{say(words.regimen, { title: regimen.title })}</p>
      )}
      {next !== undefined ? (
        <p className="mb-4 flex items-start gap-2">
          <StateMark state={dueState(next, today)} className="mt-1 size-4" />
          <span>
            <span className="font-medium">
              {say(words.next, { dose: next.dose, due: describeDate(next.due, language) })}
            </span>
            <br />
            <span className="text-[0.93rem] text-soft">
              {say(words.window, { from: next.earliest, to: next.latest })}
            </span>
          </span>
        </p>
      ) : state.treatmentEnded !== undefined ? (
        <p className="mb-4 text-soft">{say(words.ended, { date: state.treatmentEnded })}</p>
      ) : (
        given.length > 0 &&
        state.status === "enrolled" && <p className="mb-4 text-soft">{say(words.all)}</p>
      )}
      {given.length === 0 ? (
        <Empty kind="yet" title={say(words.none)}>
          {state.dates.enrolled === undefined && <p>{say(words.noneNext)}</p>}
        </Empty>
      ) : (
        <div className="relative overflow-x-auto">
          <table className="w-full text-left">
            <thead className="text-[0.87rem] text-soft">
              <tr>
                {[words.dose, words.given, words.level, words.since, words.kept, words.details].map(
                  (word, index) => (
                    <th key={index} scope="col" className="py-1.5 pr-4 font-medium">
                      {say(word)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody className="num">
              {given.map(({ dose, date, line, level, sinceDays, deviations }) => (
                <tr key={line} className="border-t border-line">
                  <td className="py-2 pr-4">{dose}</td>
                  <td className="py-2 pr-4 whitespace-nowrap">{describeDate(date, language)}</td>
                  <td className="py-2 pr-4">
                    {level === undefined ? "–" : say(levels.get(level) ?? level)}
                  </td>
                  <td className="py-2 pr-4">{sinceDays ?? "–"}</td>
                  <td className="py-2 pr-4">
                    {deviations.length === 0 ? (
                      <Icon name="check" className="text-done" />
                    ) : (
                      <span className="flex flex-wrap gap-1">
                        {deviations.map((one) => (
                          <Badge key={one} tone="wrong">
                            {say(deviationWords[one] ?? one)}
                          </Badge>
                        ))}
                      </span>
                    )}
                    {deviations.length === 0 && <span className="sr-only">{say(words.kept)}</span>}
                  </td>
                  <td className="py-2">
                    {form !== undefined && (
                      <PlaceLink
                        study={study.id}
                        participant={state.id}
                        place={{ form: form.id, line }}
                      >
                        {say(words.open)}
                        <span className="sr-only"> {say(words.ofDose, { dose })}</span>
                      </PlaceLink>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
