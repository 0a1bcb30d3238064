import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { describeDate, type Text, zone as zoneOf } from "../../kernel/index.ts";
import { type BedsideProblem, movesOf, type OrderUnit } from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";
import { addressOf } from "../api/call.ts";
import { MoveNotice } from "../form/move-notice.tsx";
import { useLanguage } from "../language/language.tsx";
import { rolesAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { bedsideView } from "./bedside-view.ts";
import { words } from "./bedside-words.ts";
import { CheckPanel } from "./check-panel.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { FatePanel } from "./fate-panel.tsx";
import { GivePanel } from "./give-panel.tsx";
import { LookPanel } from "./look-panel.tsx";
import { StopScreen } from "./stop-screen.tsx";
import { ThawClock } from "./thaw-clock.tsx";
import { ThawPanel } from "./thaw-panel.tsx";
import { useBedsideClock } from "./use-bedside-clock.ts";
import { useBedsideCommands } from "./use-bedside-commands.ts";
import { usePermits } from "./use-permits.ts";
import { callOf, unitWordOf, type Ward } from "./ward.ts";

const endings: Readonly<Record<NonNullable<OrderUnit["ending"]>, Text>> = {
  administered: words.given,
  discarded: words.discarded,
  returned: words.returned,
};

/** One participant at the bedside: one thing to do at a time. */
export function BedsideWard({
  view: { study, hash },
  record: { state, zone, now: heard },
}: {
  readonly view: StudyView;
  readonly record: ParticipantRecord;
}) {
  const { say, language } = useLanguage();
  const roles = rolesAt(useAccess(study.id), state.site);
  const commands = useBedsideCommands(study.id, hash, state, roles);
  const now = useBedsideClock(heard);
  const isReady = (state.orders ?? []).some(({ units }) =>
    units.some(({ ending }) => ending === undefined),
  );
  const permits = usePermits(study.id, state.id, isReady);
  const [stop, setStop] = useState<readonly BedsideProblem[]>();
  const view = bedsideView(study, state, commands.pending, now);
  const { phase, order } = view;
  const unit = unitWordOf(study);
  const call = callOf(study);
  const ward: Ward = {
    study,
    state,
    view,
    now,
    zone: zoneOf(zone),
    roles,
    commands,
    permits,
    unit,
    call,
  };
  const { participant, minutes = 0, limit = 0 } = { ...view, participant: state.id };
  const form = study.forms.find(({ purpose }) => purpose === "dose");
  const dose = state.doses.find((one) => one.order !== undefined && one.order === order?.order);
  const moves =
    dose === undefined
      ? []
      : movesOf(study, { ...state, doses: state.doses.filter((one) => one !== dose) }, state);
  return (
    <div className="mx-auto max-w-xl space-y-5">
      {stop !== undefined && (
        <StopScreen
          problems={stop}
          params={{ participant, unit, call, minutes, limit }}
          onRead={() => setStop(undefined)}
        />
      )}
      {!navigator.onLine && <Notice tone="wait" title={say(words.offline)} />}
      {commands.isKept && <Notice tone="wait" title={say(words.kept)} />}
      <ProblemNotice error={commands.problem} />
      {commands.conflict !== undefined && <ConflictPanel ward={ward} {...commands.conflict} />}
      {order !== undefined && (
        <section>
          <h2>
            {say(words.order, { order: order.order, date: describeDate(order.date, language) })}
          </h2>
          <ul className="num mt-2 space-y-1">
            {order.units.map((one) => (
              <li key={one.unit} className="flex justify-between gap-3 text-[1.1rem]">
                <span>{one.unit}</span>
                <span className="text-soft">
                  {say(
                    one.ending !== undefined
                      ? endings[one.ending]
                      : one.unit === view.unit?.unit
                        ? words.atWork
                        : words.waits,
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {phase === "none" && <Notice tone="ask" title={say(words.none, { participant })} />}
      {phase === "ordered" && (
        <Notice tone="ask" title={say(words.ordered, { order: order?.order ?? "" })} />
      )}
      {phase !== "done" && <ThawClock view={view} />}
      {commands.conflict === undefined && (
        <>
          {phase === "thaw" && <ThawPanel ward={ward} onStop={setStop} />}
          {phase === "check" && <CheckPanel ward={ward} onStop={setStop} />}
          {(phase === "ready" || phase === "running") && <GivePanel ward={ward} />}
          {phase === "late" && <FatePanel ward={ward} />}
        </>
      )}
      {phase === "done" && (
        <Notice tone="done" title={say(words.done, { order: order?.order ?? "" })}>
          {dose !== undefined && form !== undefined && (
            <>
              <p>{say(words.doseDone)}</p>
              <Link
                to="/studies/$study/participants/$participant/logs/$form/$line"
                params={{
                  study: study.id,
                  participant,
                  form: form.id,
                  line: String(dose.line),
                }}
                className={`${buttonClass("primary")} mt-3 min-h-[64px]! w-full text-[1.1rem]`}
              >
                {say(words.doseForm)}
              </Link>
            </>
          )}
        </Notice>
      )}
      {phase === "done" && <MoveNotice study={study} moves={moves} />}
      <LookPanel ward={ward} />
      <p className="pt-4 print:hidden">
        <a
          href={addressOf("GET /api/studies/{study}/participants/{participant}/wristband", {
            params: { study: study.id, participant },
            query: { language },
          })}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-11 items-center"
        >
          {say(words.wristbandPrint)}
        </a>
      </p>
    </div>
  );
}
