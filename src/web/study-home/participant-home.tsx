import { useQuery } from "@tanstack/react-query";
import { daySpan, describeDate } from "../../kernel/index.ts";
import { scheduleOf } from "../../engine/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { participantQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { PlaceLink } from "../participant/place-link.tsx";
import { visitTitle } from "../participant/place-words.ts";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ownForms, ownLogs } from "./own-forms.ts";
import { words } from "./study-home-words.ts";

/** What a participant sees: what to fill in now, the next visit, and what is done. No scores, no codes. */
export function ParticipantHome({
  view,
  participant,
}: {
  readonly view: StudyView;
  readonly participant: string;
}) {
  const { say, language } = useLanguage();
  const { study } = view;
  const { data, error } = useQuery(participantQuery(study.id, participant));
  if (data === undefined) {
    return (
      <Page title={say(words.hello)}>
        {error === null ? <Skeleton /> : <ProblemNotice error={error} />}
      </Page>
    );
  }
  const { state } = data;
  const forms = ownForms(study, state);
  const logs = ownLogs(study);
  const now = forms.filter((one) => one.state !== "done");
  const done = forms.filter((one) => one.state === "done");
  const next = scheduleOf(study, state)
    .filter(({ status, window }) => status === "due" && window !== undefined)
    .sort(
      (a, b) => daySpan(a.window?.due ?? "9999").first - daySpan(b.window?.due ?? "9999").first,
    )[0];
  return (
    <Page title={say(words.hello)} below={<span className="num">{state.id}</span>}>
      <div className="max-w-2xl space-y-5 text-[1.15rem]">
        <Card title={say(words.yourForms)}>
          {now.length === 0 ? (
            <p>{say(words.nothingNow)}</p>
          ) : (
            <ul className="space-y-3">
              {now.map(({ form, visit, questions, state: stands }) => (
                <li key={`${visit} ${form.id}`}>
                  <PlaceLink
                    study={study.id}
                    participant={participant}
                    place={{ form: form.id, visit }}
                    className="flex min-h-16 items-center justify-between gap-4 rounded-xl border-2 border-accent bg-accent-soft px-5 py-3 text-ink no-underline"
                  >
                    <span>
                      <span className="block font-semibold">{say(form.title)}</span>
                      <span className="block text-[0.95rem] text-soft">
                        {say(visitTitle(study, visit))} ·{" "}
                        {say(words.questions, { count: questions })}
                        {stands === "begun" && ` · ${say(words.begun)}`}
                      </span>
                    </span>
                    <Icon name="right" className="size-7 shrink-0 text-accent" />
                  </PlaceLink>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {logs.length > 0 && (
          <Card title={say(words.yourDiaries)}>
            <ul className="space-y-3">
              {logs.map(({ id, title }) => (
                <li key={id}>
                  <PlaceLink
                    study={study.id}
                    participant={participant}
                    place={{ form: id }}
                    className="flex min-h-16 items-center justify-between gap-4 rounded-xl border-2 border-edge px-5 py-3 font-semibold text-ink no-underline"
                  >
                    {say(title)}
                    <Icon name="right" className="size-7 shrink-0 text-accent" />
                  </PlaceLink>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title={say(words.yourNext)}>
          {next?.window === undefined ? (
            <p>{say(words.noNext)}</p>
          ) : (
            <>
              <p className="font-semibold">{say(visitTitle(study, next.key))}</p>
              <p className="num">
                {describeDate(next.window.due, language)}
                {next.window.earliest !== next.window.latest && (
                  <span className="block text-soft">
                    {say(words.between, {
                      from: describeDate(next.window.earliest, language),
                      to: describeDate(next.window.latest, language),
                    })}
                  </span>
                )}
              </p>
            </>
          )}
        </Card>
        {done.length > 0 && (
          <Card title={say(words.done)}>
            <ul className="space-y-2">
              {done.map(({ form, visit }) => (
                <li key={`${visit} ${form.id}`} className="flex items-center gap-3">
                  <Icon name="check" className="text-done" />
                  {say(form.title)} · {say(visitTitle(study, visit))}
                </li>
              ))}
            </ul>
          </Card>
        )}
        <p className="text-[0.95rem] text-soft">{say(words.emergency)}</p>
      </div>
    </Page>
  );
}
