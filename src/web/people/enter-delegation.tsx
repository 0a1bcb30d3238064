import { useState } from "react";
import type { SiteLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { deviceToday, isDay, PlainDateBox, typedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { delegationTasks } from "./delegation-tasks.ts";
import { words } from "./people-words.ts";

/** Enters a line of the delegation log. */
export function EnterDelegation({
  study,
  sites,
  people,
  onClose,
}: {
  readonly study: string;
  readonly sites: readonly SiteLine[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["delegations"]);
  const [person, setPerson] = useState("");
  const [site, setSite] = useState(sites.length === 1 ? (sites[0]?.id ?? "") : "");
  const [tasks, setTasks] = useState<readonly string[]>([]);
  const [from, setFrom] = useState(() => typedDay(0));
  const [to, setTo] = useState(() => typedDay());
  return (
    <Dialog open onClose={onClose} title={say(words.add)}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          const day = from.date;
          if (day === undefined) return;
          void act(async () => {
            const body = {
              person,
              site,
              tasks: [...tasks],
              from: day,
              ...(to.date === undefined ? {} : { to: to.date }),
            };
            await call("POST /api/studies/{study}/delegations", { params: { study }, body });
            onClose();
          });
        }}
      >
        <Labelled label={say(words.person)}>
          {(control) => (
            <select
              {...control}
              required
              className="field-box"
              value={person}
              onChange={(event) => setPerson(event.target.value)}
            >
              <option value="">{say(words.choosePerson)}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={say(words.site)}>
          {(control) => (
            <select
              {...control}
              required
              className="field-box"
              value={site}
              onChange={(event) => setSite(event.target.value)}
            >
              <option value="">{say(words.chooseSite)}</option>
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {id} · {say(name)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <fieldset>
          <legend className="mb-1 font-medium">{say(words.tasks)}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {Object.entries(delegationTasks).map(([task, name]) => (
              <label key={task} className="flex min-h-9 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4.5 shrink-0"
                  checked={tasks.includes(task)}
                  onChange={(event) =>
                    setTasks(
                      event.target.checked ? [...tasks, task] : tasks.filter((one) => one !== task),
                    )
                  }
                />
                {say(name)}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <PlainDateBox label={say(words.from)} value={from} onChange={setFrom} />
          <PlainDateBox label={say(words.to)} value={to} onChange={setTo} />
        </div>
        {from.date !== undefined && from.date < deviceToday() && (
          <Notice tone="ask">{say(words.lateSoon)}</Notice>
        )}
        <ProblemNotice error={error} />
        <p className="flex gap-2">
          <Button
            type="submit"
            tone="primary"
            busy={busy}
            disabled={tasks.length === 0 || !isDay(from, true) || !isDay(to)}
          >
            {say(words.enter)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </p>
      </form>
    </Dialog>
  );
}
