import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { wallClock } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { studyPeopleQuery } from "../people/study-people-query.ts";
import { useSession } from "../session/session.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { BigButton } from "./big-button.tsx";
import { words } from "./bedside-words.ts";
import { permitAt } from "./use-permits.ts";
import type { Ward } from "./ward.ts";

/** Start, rate, pause and end of a unit that was checked. The witness is the other of two people. */
export function GivePanel({ ward }: { readonly ward: Ward }) {
  const { study, state, view, now, zone, commands, permits, unit: kind, call } = ward;
  const { say } = useLanguage();
  const { person } = useSession();
  const { data: people = [] } = useQuery(studyPeopleQuery(study.id));
  const [witness, setWitness] = useState("");
  const [rate, setRate] = useState("");
  const { unit, started, isPaused } = view;
  if (unit === undefined) return null;
  const of = { participant: state.id, unit: unit.unit };
  const note = (what: "started" | "paused" | "resumed"): void =>
    void commands.give({ kind: "note-bedside", ...of, at: now, what });
  const checker = unit.matched?.by;
  const others = people.filter(
    ({ id, grants }) =>
      id !== person?.id &&
      grants.some(({ role }) => ["investigator", "coordinator", "pharmacist"].includes(role)),
  );
  if (started === undefined) {
    if (view.isOnPermit && permitAt(permits, unit.unit, now) === undefined) {
      return <Notice tone="wait" title={say(words.permitOver, { unit: kind, call })} />;
    }
    return (
      <div className="space-y-4">
        <Notice
          tone="done"
          title={say(view.isOnPermit ? words.matchHere : words.match, { unit: kind })}
        />
        <BigButton tone="primary" busy={commands.isBusy} onClick={() => note("started")}>
          {say(words.start)}
        </BigButton>
      </div>
    );
  }
  const named = witness === "" && checker !== person?.id ? (checker ?? "") : witness;
  const finish = (): void =>
    void commands.give({
      kind: "administer",
      ...of,
      started,
      ended: now,
      ...(named === "" ? {} : { witness: named }),
    });
  const speed = Number(rate);
  return (
    <div className="space-y-4">
      <p className="text-[1.15rem] font-medium" role="status">
        {say(words.running, { time: wallClock(started, zone).slice(11, 16) })}
        {isPaused && ` · ${say(words.paused)}`}
      </p>
      <div className="grid grid-cols-2 items-end gap-3">
        <Labelled label={say(words.rate)}>
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              className="field-box min-h-[64px] w-full text-[1.3rem]"
              value={rate}
              onChange={(event) => setRate(event.target.value)}
            />
          )}
        </Labelled>
        <BigButton
          disabled={!(speed > 0)}
          onClick={() => {
            setRate("");
            void commands.give({ kind: "note-bedside", ...of, at: now, what: "rate", rate: speed });
          }}
        >
          {say(words.setRate)}
        </BigButton>
      </div>
      <BigButton onClick={() => note(isPaused ? "resumed" : "paused")}>
        {say(isPaused ? words.resume : words.pause)}
      </BigButton>
      <Labelled label={say(words.twoPeople)}>
        {(control) => (
          <select
            {...control}
            className="field-box min-h-[64px] w-full text-[1.1rem]"
            value={named}
            onChange={(event) => setWitness(event.target.value)}
          >
            <option value="">{say(words.alone)}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <BigButton tone="primary" busy={commands.isBusy} onClick={finish}>
        {say(words.finish)}
      </BigButton>
    </div>
  );
}
