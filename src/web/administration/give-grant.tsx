import { useState } from "react";
import { type Role, roles } from "../../engine/index.ts";
import type { PersonLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { roleName, unblindedRoles } from "../people/role-name.ts";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { deviceToday, deviceZone, isDay, PlainDateBox, typedDay } from "../ui/plain-date-box.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { words } from "./administration-words.ts";
import { dayBegin, dayEnd } from "./day-end.ts";
import { SiteBox, StudyBox } from "./study-site-boxes.tsx";

/** Gives a role in a study, at a site, from–to. A role that sees who gets what is only proposed. */
export function GiveGrant({
  person,
  onClose,
}: {
  readonly person: PersonLine;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["people", "access"]);
  const [role, setRole] = useState<Role | "administrator">("coordinator");
  const [study, setStudy] = useState("");
  const [site, setSite] = useState("");
  const [participant, setParticipant] = useState("");
  const [from, setFrom] = useState(() => typedDay());
  const [until, setUntil] = useState(() => typedDay());
  const everywhere = role === "administrator";
  const proposes = unblindedRoles.has(role);
  return (
    <form
      className="space-y-4 rounded-lg border border-line bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void act(async () => {
          const zone = deviceZone();
          // A grant that begins today begins now: none can begin in the past.
          const begin =
            from.date === undefined || from.date <= deviceToday()
              ? {}
              : { from: dayBegin(from.date, zone) };
          await call("POST /api/grants", {
            body: {
              person: person.id,
              role,
              study: everywhere ? "*" : study,
              ...(site === "" || everywhere ? {} : { site }),
              ...(role === "participant" ? { participant: participant.trim() } : {}),
              ...begin,
              ...(until.date === undefined ? {} : { until: dayEnd(until.date, zone) }),
            },
          });
          onClose();
        });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Labelled label={say(words.role)}>
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={role}
              onChange={(event) => setRole(event.target.value as Role)}
            >
              {[...roles, "administrator" as const].map((one) => (
                <option key={one} value={one}>
                  {say(roleName(one))}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {!everywhere && (
          <StudyBox
            value={study}
            onChange={(next) => {
              setStudy(next);
              setSite("");
            }}
          />
        )}
        {role === "participant" ? (
          <Labelled label={say(words.participant)} help={say(words.participantHelp)}>
            {(control) => (
              <input
                {...control}
                required
                className="field-box num"
                value={participant}
                onChange={(event) => setParticipant(event.target.value)}
              />
            )}
          </Labelled>
        ) : (
          !everywhere && <SiteBox study={study} value={site} onChange={setSite} />
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <PlainDateBox
          label={`${say(words.from)} (${say(words.fromHelp)})`}
          value={from}
          onChange={setFrom}
        />
        <PlainDateBox
          label={`${say(words.until)} (${say(words.untilHelp)})`}
          value={until}
          onChange={setUntil}
        />
      </div>
      {proposes && <Notice tone="ask">{say(words.unblinded)}</Notice>}
      {everywhere && <Notice tone="ask">{say(words.adminSecond)}</Notice>}
      <ProblemNotice error={error} />
      <p className="flex gap-2">
        <Button type="submit" tone="primary" busy={busy} disabled={!isDay(from) || !isDay(until)}>
          {say(proposes ? words.proposeDo : words.giveDo)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}
