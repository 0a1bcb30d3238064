import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { roles } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { byName } from "../people/name-order.ts";
import { roleName } from "../people/role-name.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { words } from "./administration-words.ts";
import { CreateAccount } from "./create-account.tsx";
import { CreateInspector } from "./create-inspector.tsx";
import { GrantPlace } from "./grant-place.tsx";
import { peopleQuery } from "./people-queries.ts";
import { PersonDialog } from "./person-dialog.tsx";
import { filterPeople, personStates } from "./person-filter.ts";
import { PersonSteps } from "./person-steps.tsx";
import { StudyBox } from "./study-site-boxes.tsx";

const states = ["active", "waiting", "no-role", "resting", "ended"] as const;
const tones = {
  active: "done",
  waiting: "wait",
  "no-role": "ask",
  resting: "wait",
  ended: "calm",
} as const;

/** Everybody with an account: found, made, changed and ended. */
export function PeoplePart() {
  const { say, language } = useLanguage();
  const { data, error, isPending } = useQuery(peopleQuery);
  const [{ q, study, role, state, person }, go] = useAddress();
  const [making, setMaking] = useState<"account" | "inspector">();
  // The list is judged as of when it was opened; a rest that ends meanwhile is seen at the next look.
  const [nowMs] = useState(() => Date.now());
  if (isPending) return <Skeleton lines={8} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  const shown = byName(filterPeople(data, { text: q, study, role, state }, nowMs), language);
  const open = data.find(({ id }) => id === person);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Labelled label={say(words.search)}>
            {(control) => (
              <input
                {...control}
                type="search"
                className="field-box"
                value={q ?? ""}
                onChange={(event) => go({ q: event.target.value }, { replace: true })}
              />
            )}
          </Labelled>
        </div>
        <div className="min-w-0 max-w-60">
          <StudyBox
            any={say(words.all)}
            value={study ?? ""}
            onChange={(next) => go({ study: next })}
          />
        </div>
        <Labelled label={say(words.role)}>
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={role ?? ""}
              onChange={(event) => go({ role: event.target.value })}
            >
              <option value="">{say(words.all)}</option>
              {[...roles, "administrator"].map((one) => (
                <option key={one} value={one}>
                  {say(roleName(one))}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={say(words.state)}>
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={state ?? ""}
              onChange={(event) => go({ state: event.target.value })}
            >
              <option value="">{say(words.all)}</option>
              {states.map((one) => (
                <option key={one} value={one}>
                  {say(words[one])}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <p role="status" className="num mr-auto text-soft">
          {say(words.shown, { count: shown.length, total: data.length })}
        </p>
        <ExportButton
          name="people"
          header={[
            words.name,
            words.email,
            words.state,
            words.roles,
            words.lastSignIn,
            words.factor,
          ].map((word) => say(word))}
          rows={() =>
            shown.map((one) => [
              one.name,
              one.email,
              personStates(one, nowMs)
                .map((which) => say(words[which]))
                .join("; "),
              one.grants
                .filter((grant) => grant.state !== "ended")
                .map((grant) => `${say(roleName(grant.role))} ${grant.study} ${grant.site ?? "*"}`)
                .join("; "),
              one.lastSignIn,
              say(one.hasSecondFactor ? words.yes : words.no),
            ])
          }
        />
        <Button small onClick={() => setMaking("inspector")}>
          <Icon name="shield" />
          {say(words.inspector)}
        </Button>
        <Button small tone="primary" onClick={() => setMaking("account")}>
          <Icon name="plus" />
          {say(words.create)}
        </Button>
      </div>
      {shown.length === 0 ? (
        data.length === 0 ? (
          <Empty kind="yet" title={say(words.noPeople)} />
        ) : (
          <Empty kind="match" title={say(words.noMatch)}>
            <Button
              tone="quiet"
              small
              onClick={() =>
                go({ q: undefined, study: undefined, role: undefined, state: undefined })
              }
            >
              {say(words.clear)}
            </Button>
          </Empty>
        )
      ) : (
        <div
          className="overflow-x-auto rounded-xl border border-line bg-card"
          tabIndex={0}
          role="region"
          aria-label={say(words.people)}
        >
          <table className="w-full text-left">
            <thead className="border-b border-line text-[0.87rem] text-soft">
              <tr>
                {[words.name, words.state, words.roles, words.lastSignIn, words.factor].map(
                  (word) => (
                    <th
                      key={word.en}
                      scope="col"
                      className="px-3 py-2 font-medium whitespace-nowrap"
                    >
                      {say(word)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {shown.map((one) => (
                <tr key={one.id} className="align-top hover:bg-sunken">
                  <th scope="row" className="px-3 py-2 font-normal">
                    <button
                      type="button"
                      className="min-h-6 text-left font-medium text-accent underline underline-offset-3"
                      onClick={() => go({ person: one.id })}
                    >
                      {one.name}
                    </button>
                    <span className="block text-[0.87rem] text-soft">{one.email}</span>
                  </th>
                  <td className="px-3 py-2">
                    <span className="flex flex-wrap gap-1">
                      {personStates(one, nowMs).map((which) => (
                        <Badge key={which} tone={tones[which]}>
                          {say(words[which])}
                        </Badge>
                      ))}
                    </span>
                    {one.ended === undefined && one.steps.some((step) => step.state === "open") && (
                      <div className="mt-1 max-w-72">
                        <PersonSteps person={one} />
                      </div>
                    )}
                  </td>
                  <td className="px-3 py-2 whitespace-nowrap">
                    {one.grants
                      .filter((grant) => grant.state !== "ended")
                      .map((grant) => (
                        <span key={grant.id} className="block">
                          <GrantPlace grant={grant} />
                        </span>
                      ))}
                  </td>
                  <td className="px-3 py-2 text-soft">
                    {one.lastSignIn === undefined ? say(words.never) : <When at={one.lastSignIn} />}
                  </td>
                  <td className="px-3 py-2 text-soft">
                    {say(one.hasSecondFactor ? words.yes : words.no)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {making === "account" && (
        <CreateAccount
          onClose={() => setMaking(undefined)}
          onCreated={(id) => {
            setMaking(undefined);
            go({ person: id });
          }}
        />
      )}
      {making === "inspector" && <CreateInspector onClose={() => setMaking(undefined)} />}
      {open !== undefined && (
        <PersonDialog person={open} people={data} onClose={() => go({ person: undefined })} />
      )}
    </>
  );
}
