import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { roles } from "../../engine/index.ts";
import type { Policy } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName } from "../people/role-name.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";
import { WardDevices } from "./ward-devices.tsx";

/** The rules of signing in, for everybody. */
export function PolicyPart() {
  const { data, error, isPending } = useQuery({
    queryKey: ["policy"],
    queryFn: () => call("GET /api/policy"),
  });
  if (isPending) return <Skeleton lines={6} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  return <PolicyForm policy={data} />;
}

function PolicyForm({ policy }: { readonly policy: Policy }) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["policy"]);
  const [draft, setDraft] = useState(policy);
  const [saved, setSaved] = useState(false);
  const change = (part: Partial<Policy>) => {
    setSaved(false);
    setDraft({ ...draft, ...part });
  };
  return (
    <Card className="max-w-2xl">
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          void act(async () => {
            const titles = draft.requiredTrainings.map((title) => title.trim());
            const requiredTrainings = titles.filter((title) => title !== "");
            setDraft(await call("PUT /api/policy", { body: { ...draft, requiredTrainings } }));
            setSaved(true);
          });
        }}
      >
        <Labelled label={say(words.idle)} help={say(words.minutes)}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={2}
              max={60}
              required
              className="field-box num w-28"
              value={Number.isNaN(draft.idleMinutes) ? "" : draft.idleMinutes}
              onChange={(event) => change({ idleMinutes: event.target.valueAsNumber })}
            />
          )}
        </Labelled>
        <Labelled label={say(words.absolute)} help={say(words.hours)}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={1}
              max={24}
              required
              className="field-box num w-28"
              value={Number.isNaN(draft.absoluteHours) ? "" : draft.absoluteHours}
              onChange={(event) => change({ absoluteHours: event.target.valueAsNumber })}
            />
          )}
        </Labelled>
        <fieldset>
          <legend className="mb-1 font-medium">{say(words.factorRoles)}</legend>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {[...roles, "administrator" as const].map((role) => (
              <label key={role} className="flex min-h-9 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4.5"
                  checked={draft.secondFactorRoles.includes(role)}
                  onChange={(event) =>
                    change({
                      secondFactorRoles: event.target.checked
                        ? [...draft.secondFactorRoles, role]
                        : draft.secondFactorRoles.filter((one) => one !== role),
                    })
                  }
                />
                {say(roleName(role))}
              </label>
            ))}
          </div>
        </fieldset>
        <Labelled label={say(words.reviewEvery)} help={say(words.reviewDays)}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={7}
              max={366}
              required
              className="field-box num w-28"
              value={Number.isNaN(draft.reviewDays) ? "" : draft.reviewDays}
              onChange={(event) => change({ reviewDays: event.target.valueAsNumber })}
            />
          )}
        </Labelled>
        <Labelled label={say(words.required)} help={say(words.requiredHelp)}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              className="field-box w-full"
              value={draft.requiredTrainings.join("\n")}
              onChange={(event) => change({ requiredTrainings: event.target.value.split("\n") })}
            />
          )}
        </Labelled>
        <div>
          <label className="flex min-h-9 items-center gap-2 font-medium">
            <input
              type="checkbox"
              className="size-4.5"
              checked={draft.quickSwitch}
              onChange={(event) => change({ quickSwitch: event.target.checked })}
            />
            {say(words.quick)}
          </label>
          <p className="text-[0.87rem] text-soft">{say(words.quickHelp)}</p>
        </div>
        {draft.quickSwitch && (
          <Labelled label={say(words.shift)} help={say(words.shiftHelp)}>
            {(control) => (
              <input
                {...control}
                type="number"
                min={1}
                max={24}
                required
                className="field-box num w-28"
                value={Number.isNaN(draft.quickSwitchHours) ? "" : draft.quickSwitchHours}
                onChange={(event) => change({ quickSwitchHours: event.target.valueAsNumber })}
              />
            )}
          </Labelled>
        )}
        <p className="text-soft">{say(words.noAge)}</p>
        <ProblemNotice error={error} />
        {saved && <Notice tone="done">{say(words.saved)}</Notice>}
        <Button type="submit" tone="primary" busy={busy}>
          {say(words.save)}
        </Button>
      </form>
      {policy.quickSwitch && (
        <div className="mt-6">
          <WardDevices />
        </div>
      )}
    </Card>
  );
}
