import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { printTypedDate } from "../../kernel/index.ts";
import type { Delegation, StudyView } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { useAccess, useSession } from "../session/session.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { deviceToday } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { delegationRights, delegationState, mayEnterDelegation } from "./delegation-state.ts";
import { taskName } from "./delegation-tasks.ts";
import { EnterDelegation } from "./enter-delegation.tsx";
import { byName } from "./name-order.ts";
import { words } from "./people-words.ts";
import { delegationsQuery, studyPeopleQuery } from "./study-people-query.ts";

const tones = {
  "to-sign": "wait",
  "to-accept": "wait",
  "to-come": "ask",
  holds: "done",
  over: "calm",
} as const;
type Act = "sign" | "accept" | "end";

/** The delegation log of the study's sites: all that was ever entered, as the site file wants it. */
export function DelegationLog({ view }: { readonly view: StudyView }) {
  const { say, language } = useLanguage();
  const study = view.study.id;
  const session = useSession();
  const access = useAccess(study);
  const { data, error, isPending } = useQuery(delegationsQuery(study));
  const { data: people = [] } = useQuery(studyPeopleQuery(study));
  const [{ site }, go] = useAddress();
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<{ readonly line: Delegation; readonly act: Act }>();
  const today = deviceToday();
  if (isPending) return <Skeleton lines={8} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const nameOf = (id: string) =>
    people.find((person) => person.id === id)?.name ??
    (session.person?.id === id ? session.person.name : id);
  const lines = data.filter((line) => site === undefined || line.site === site);
  const entering = view.sites.filter(({ id }) => mayEnterDelegation(access, id));
  const tasksOf = (line: Delegation) => line.tasks.map((task) => say(taskName(task)));
  const day = (date: string | undefined) =>
    date === undefined ? "" : printTypedDate(date, language);
  return (
    <>
      <h2 className="hidden print:block">
        {say(words.log)} · {study} {site !== undefined && `· ${site}`}
      </h2>
      <div className="mb-3 flex flex-wrap items-end gap-3 print:hidden">
        <div className="mr-auto">
          <Labelled label={say(words.filterSite)}>
            {(control) => (
              <select
                {...control}
                className="field-box"
                value={site ?? ""}
                onChange={(event) => go({ site: event.target.value })}
              >
                <option value="">{say(words.allSites)}</option>
                {view.sites.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {id} · {say(name)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        </div>
        <ExportButton
          name={`${study}-delegation`}
          header={[
            words.name,
            words.site,
            words.tasks,
            words.from,
            words.to,
            words.state,
            words.entered,
            words.signature,
            words.acceptance,
            words.endReason,
          ].map((word) => say(word))}
          rows={() =>
            lines.map((line) => [
              nameOf(line.person),
              line.site,
              tasksOf(line).join("; "),
              line.from,
              line.to,
              say(words[delegationState(line, today)]),
              line.late
                ? `${line.enteredAt} (${say(words.lateBy, { days: line.lateDays })})`
                : line.enteredAt,
              line.signedBy === undefined ? "" : nameOf(line.signedBy),
              line.accepted ? nameOf(line.person) : "",
              line.endReason,
            ])
          }
        />
        <Button small onClick={() => print()}>
          <Icon name="print" />
          {say(words.print)}
        </Button>
        {entering.length > 0 && (
          <Button small tone="primary" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {say(words.add)}
          </Button>
        )}
      </div>
      {lines.length === 0 ? (
        <Empty kind={data.length === 0 ? "yet" : "match"} title={say(words.noLines)}>
          {say(words.noLinesHow)}
        </Empty>
      ) : (
        <div
          className="overflow-x-auto rounded-xl border border-line bg-card print:overflow-visible print:border-0"
          tabIndex={0}
          role="region"
          aria-label={say(words.log)}
        >
          <table className="w-full text-left">
            <thead className="border-b border-line text-[0.87rem] text-soft">
              <tr>
                {[
                  words.name,
                  words.site,
                  words.tasks,
                  words.fromTo,
                  words.state,
                  words.signature,
                  words.entered,
                ].map((word) => (
                  <th key={word.en} scope="col" className="px-3 py-2 font-medium">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {lines.map((line) => {
                const state = delegationState(line, today);
                const rights = delegationRights(line, today, session.person?.id, access);
                return (
                  <tr key={line.id} className={`align-top ${state === "over" ? "text-soft" : ""}`}>
                    <th scope="row" className="px-3 py-2 font-medium whitespace-nowrap">
                      {nameOf(line.person)}
                    </th>
                    <td className="num px-3 py-2">{line.site}</td>
                    <td className="px-3 py-2">
                      <ul>
                        {tasksOf(line).map((task) => (
                          <li key={task}>{task}</li>
                        ))}
                      </ul>
                    </td>
                    <td className="num px-3 py-2 whitespace-nowrap">
                      {day(line.from)} – {day(line.to)}
                    </td>
                    <td className="px-3 py-2">
                      <Badge tone={tones[state]}>{say(words[state])}</Badge>
                      {line.endReason !== undefined && (
                        <span className="mt-1 block text-[0.87rem] text-soft">
                          {line.endReason}
                        </span>
                      )}
                      <span className="mt-1 flex flex-wrap gap-1 print:hidden">
                        {(["sign", "accept", "end"] as const)
                          .filter((act) => rights[act])
                          .map((act) => (
                            <Button
                              key={act}
                              small
                              tone={act === "end" ? "plain" : "primary"}
                              onClick={() => setAsked({ line, act })}
                            >
                              {say(words[act])}
                            </Button>
                          ))}
                      </span>
                    </td>
                    <td className="px-3 py-2 whitespace-nowrap">
                      {line.signedBy === undefined ? "–" : nameOf(line.signedBy)}
                    </td>
                    <td className="px-3 py-2 whitespace-nowrap">
                      {line.accepted ? nameOf(line.person) : "–"}
                    </td>
                    <td className="px-3 py-2">
                      <When at={line.enteredAt} dayOnly />
                      {line.late && (
                        <span className="block">
                          <Badge tone="wait">{say(words.lateBy, { days: line.lateDays })}</Badge>
                        </span>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <div className="mt-8 hidden print:block">
        <p>{say(words.printSign)}: ______________________________________</p>
        <p className="mt-2">
          {say(words.printedBy, { name: session.person?.name ?? "" })} ·{" "}
          <When at={new Date().toISOString()} />
        </p>
      </div>
      {adding && (
        <EnterDelegation
          study={study}
          sites={entering}
          people={byName(people, language)}
          onClose={() => setAdding(false)}
        />
      )}
      {asked !== undefined && (
        <AskAct
          act={asked.act}
          line={asked.line}
          name={nameOf(asked.line.person)}
          tasks={tasksOf(asked.line)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function AskAct({
  act: kind,
  line,
  name,
  tasks,
  onClose,
}: {
  readonly act: Act;
  readonly line: Delegation;
  readonly name: string;
  readonly tasks: readonly string[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["delegations"]);
  const [reason, setReason] = useState("");
  const ending = kind === "end";
  const sure = { sign: words.signSure, accept: words.acceptSure, end: words.endSure }[kind];
  return (
    <Dialog open onClose={onClose} title={say(words[kind])}>
      <div className="space-y-4">
        <p>{say(sure, { name, site: line.site })}</p>
        <ul className="list-disc pl-5">
          {tasks.map((task) => (
            <li key={task}>{task}</li>
          ))}
        </ul>
        {ending && (
          <ReasonBox autoFocus label={say(words.endReason)} value={reason} onChange={setReason} />
        )}
        <ProblemNotice error={error} />
        <p className="flex gap-2">
          <Button
            tone={ending ? "danger" : "primary"}
            busy={busy}
            disabled={ending && reason.trim() === ""}
            onClick={() =>
              void act(async () => {
                const params = { study: line.study, line: line.id };
                if (kind === "end") {
                  const body = { reason: reason.trim() };
                  await call("POST /api/studies/{study}/delegations/{line}/end", { params, body });
                } else {
                  await call("POST /api/studies/{study}/delegations/{line}/{act}", {
                    params: { ...params, act: kind },
                  });
                }
                onClose();
              })
            }
          >
            {say(words[kind])}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </p>
      </div>
    </Dialog>
  );
}
