import { useQuery } from "@tanstack/react-query";
import { roleWords, visitOfKey } from "../../engine/index.ts";
import { printTypedDate } from "../../kernel/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { participantQuery, summariesQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName } from "../people/role-name.ts";
import { studyPeopleQuery } from "../people/study-people-query.ts";
import { ExportButton } from "../ui/export-button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { words } from "./inspection-words.ts";
import { LastChangeTable } from "./last-change-table.tsx";
import { everyInstance, standingAt, valueHistory, valuePaths } from "./value-history.ts";

/** Finds a value, and who entered or changed it, when, why, in which role and with which training then. */
export function ValueFinder({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const { study } = view;
  const [{ participant = "", place = "", field = "" }, go] = useAddress();
  const { data: summaries } = useQuery(summariesQuery(study.id));
  const { data: people = [] } = useQuery(studyPeopleQuery(study.id));
  const record = useQuery({
    ...participantQuery(study.id, participant),
    enabled: participant !== "",
  });
  const instances = record.data === undefined ? [] : everyInstance(study, record.data.state);
  const chosen = instances.find((instance) => placeKey(instance) === place);
  const events = useQuery({
    queryKey: ["participant", study.id, participant, "events", place],
    queryFn: () =>
      call("GET /api/studies/{study}/participants/{participant}/events", {
        params: { study: study.id, participant },
        query: {
          ...(chosen === undefined ? {} : { form: chosen.form }),
          ...(chosen?.visit === undefined ? {} : { visit: chosen.visit }),
          ...(chosen?.line === undefined ? {} : { line: chosen.line }),
        },
      }),
    enabled: chosen !== undefined,
  });
  const form = study.forms.find(({ id }) => id === chosen?.form);
  const rows = events.data?.rows ?? [];
  const paths = form === undefined ? [] : valuePaths(study, form, rows);
  const changes = form === undefined || field === "" ? [] : valueHistory(study, form, rows, field);
  const visitTitle = (key: string) => {
    const title = study.visits.find(({ id }) => id === visitOfKey(key))?.title;
    return `${title === undefined ? key : say(title)}${key.includes("#") ? ` ${key.slice(key.indexOf("#"))}` : ""}`;
  };
  const placeTitle = ({ form: id, visit, line }: (typeof instances)[number]) => {
    const title = study.forms.find((one) => one.id === id)?.title;
    const where = visit === undefined ? undefined : visitTitle(visit);
    return [
      where,
      title === undefined ? id : say(title),
      line === undefined ? undefined : say(words.line, { line }),
    ]
      .filter((part) => part !== undefined)
      .join(" · ");
  };
  const nameOf = (id: string) =>
    events.data?.people[id] ?? people.find((person) => person.id === id)?.name ?? id;
  const trainingsOf = (by: string, at: string) =>
    standingAt(
      people.find(({ id }) => id === by),
      at,
      study.id,
    ).trainings.map(
      ({ title, version, on }) => `${title} ${version} (${printTypedDate(on, language)})`,
    );
  const grantsOf = (by: string, at: string) =>
    standingAt(
      people.find(({ id }) => id === by),
      at,
      study.id,
    ).grants.map(
      ({ role, site }) => `${say(roleName(role))}${site === undefined ? "" : ` · ${site}`}`,
    );
  return (
    <div className="space-y-5">
      <p className="max-w-2xl text-soft print:hidden">{say(words.finderHow)}</p>
      <div className="grid gap-4 sm:grid-cols-3 print:hidden">
        <Labelled label={say(words.participant)}>
          {(control) => (
            <select
              {...control}
              className="field-box num"
              value={participant}
              onChange={(event) =>
                go({ participant: event.target.value, place: undefined, field: undefined })
              }
            >
              <option value="">{say(words.chooseParticipant)}</option>
              {summaries?.participants.map(({ participant: id }) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={say(words.form)}>
          {(control) => (
            <select
              {...control}
              className="field-box min-w-0"
              disabled={instances.length === 0}
              value={chosen === undefined ? "" : place}
              onChange={(event) => go({ place: event.target.value, field: undefined })}
            >
              <option value="">
                {say(
                  participant !== "" && record.data !== undefined && instances.length === 0
                    ? words.noneSaved
                    : words.chooseForm,
                )}
              </option>
              {instances.map((instance) => (
                <option key={placeKey(instance)} value={placeKey(instance)}>
                  {placeTitle(instance)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={say(words.field)}>
          {(control) => (
            <select
              {...control}
              className="field-box min-w-0"
              disabled={paths.length === 0}
              value={paths.some(({ path }) => path === field) ? field : ""}
              onChange={(event) => go({ field: event.target.value })}
            >
              <option value="">{say(words.chooseField)}</option>
              {paths.map(({ path, label }) => (
                <option key={path} value={path}>
                  {say(label)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <ProblemNotice error={record.error ?? events.error} />
      {events.isLoading && <Skeleton lines={4} />}
      {form !== undefined && chosen !== undefined && field === "" && rows.length > 0 && (
        <LastChangeTable
          study={study}
          form={form}
          rows={rows}
          name={`${study.id}-${participant}-${chosen.form}`}
          nameOf={nameOf}
        />
      )}
      {changes.length > 0 && chosen !== undefined && (
        <section aria-live="polite">
          <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
            <h2>
              {participant} · {placeTitle(chosen)} ·{" "}
              {say(paths.find(({ path }) => path === field)?.label ?? field)}
            </h2>
            <ExportButton
              name={`${study.id}-${participant}-${chosen.form}-${field.replaceAll("/", ".")}`}
              header={[
                `${say(words.when)} (UTC)`,
                ...[words.was, words.is, words.by, words.why, words.grantThen, words.standing].map(
                  (word) => say(word),
                ),
                "hash",
              ]}
              rows={() =>
                changes.map(({ event, before, now, reason, row }) => [
                  event.at,
                  before === undefined ? "" : say(before),
                  now === undefined ? "" : say(now),
                  `${nameOf(event.by)}, ${say(roleWords[event.role])}`,
                  reason,
                  grantsOf(event.by, event.at).join("; "),
                  trainingsOf(event.by, event.at).join("; "),
                  row.hash,
                ])
              }
            />
          </div>
          <ol className="space-y-3 border-l-2 border-accent pl-5">
            {changes.map(({ event, before, now, reason, derived, row }) => {
              const trainings = trainingsOf(event.by, event.at);
              const grants = grantsOf(event.by, event.at);
              return (
                <li
                  key={row.position}
                  className="relative rounded-lg border border-line bg-card px-4 py-3 before:absolute before:top-5 before:-left-[1.72rem] before:size-3 before:rounded-full before:bg-accent"
                >
                  <p className="flex flex-wrap items-baseline gap-x-3">
                    <When at={event.at} in={event.zone} />
                    <span className="font-medium">{nameOf(event.by)}</span>
                    <span className="text-soft">{say(roleWords[event.role])}</span>
                  </p>
                  <p className="num mt-1 text-[1.05rem]">
                    {before === undefined ? (
                      <span className="text-soft">{say(words.nothing)}</span>
                    ) : (
                      <del className="text-soft">{say(before)}</del>
                    )}{" "}
                    →{" "}
                    {now === undefined ? (
                      <span className="text-soft">{say(words.nothing)}</span>
                    ) : (
                      <ins className="font-medium no-underline">{say(now)}</ins>
                    )}
                  </p>
                  <dl className="mt-2 grid gap-x-6 gap-y-1 text-[0.9rem] sm:grid-cols-3">
                    <Fact name={say(words.why)}>
                      {reason ??
                        say(
                          derived
                            ? words.computed
                            : before === undefined
                              ? words.noReason
                              : words.noReasonGiven,
                        )}
                    </Fact>
                    <Fact name={say(words.grantThen)}>
                      {grants.length === 0 ? say(words.noGrant) : grants.join("; ")}
                    </Fact>
                    <Fact name={say(words.standing)}>
                      {trainings.length === 0 ? say(words.noTraining) : trainings.join("; ")}
                    </Fact>
                  </dl>
                </li>
              );
            })}
          </ol>
        </section>
      )}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function placeKey({
  form,
  visit,
  line,
}: {
  readonly form: string;
  readonly visit?: string;
  readonly line?: number;
}): string {
  return `${visit ?? ""}/${form}/${line ?? ""}`;
}
