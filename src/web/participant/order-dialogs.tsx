import { useState } from "react";
import { instantAt, zone as zoneOf } from "../../kernel/index.ts";
import { nextDoseOf } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { words } from "./orders-words.ts";
import type { RecordView } from "./record.ts";
import { useCommand } from "./use-command.ts";

type Asked = RecordView & { readonly onClose: () => void };

/** Asks the pharmacy for a dose. */
export function OrderProduct({ study, state, today, onClose }: Asked) {
  const { say } = useLanguage();
  const due = nextDoseOf(study, state)?.due;
  const [date, setDate] = useState(due !== undefined && due > today ? due : today);
  const [visit, setVisit] = useState("");
  const [medication, setMedication] = useState("");
  const [days, setDays] = useState("28");
  const home = study.supply?.home ?? [];
  const isHome = medication !== "";
  const { mutate, isPending, error } = useCommand(study.id);
  const held = state.visitOrder.filter((key) => state.visits[key]?.status === "held").toReversed();
  const titleOf = (key: string) => study.visits.find(({ id }) => id === key.split("#")[0])?.title;
  return (
    <ActDialog
      title={say(words.order)}
      consequence={say(isHome ? words.homeNext : words.orderNext)}
      act={say(words.act)}
      ready={date !== "" && (!isHome || Number(days) > 0)}
      busy={isPending}
      error={error}
      onClose={onClose}
      onAct={() =>
        mutate(
          {
            kind: "order-product",
            participant: state.id,
            date,
            ...(visit === "" ? {} : { visit }),
            ...(isHome ? { medication, days: Number(days) } : {}),
          },
          { onSuccess: onClose },
        )
      }
    >
      {home.length > 0 && (
        <Labelled label={say(words.what)}>
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={medication}
              onChange={(event) => setMedication(event.target.value)}
            >
              <option value="">{say(words.aDose)}</option>
              {home.map(({ id, title }) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      {isHome && (
        <Labelled label={say(words.days)}>
          {(control) => (
            <input
              {...control}
              type="number"
              min="1"
              max="400"
              className="field-box w-28"
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Labelled>
      )}
      <Labelled label={say(isHome ? words.from : words.date)}>
        {(control) => (
          <input
            {...control}
            type="date"
            className="field-box"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={say(words.visit)}>
        {(control) => (
          <select
            {...control}
            className="field-box"
            value={visit}
            onChange={(event) => setVisit(event.target.value)}
          >
            <option value="">{say(words.noVisit)}</option>
            {held.map((key) => (
              <option key={key} value={key}>
                {say(titleOf(key) ?? key)} {key.split("#")[1] ?? ""}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    </ActDialog>
  );
}

/** A unit that is gone: first another is ordered, then it is marked. */
export function LostUnit({
  study,
  state,
  today,
  unit,
  onClose,
}: Asked & { readonly unit: string }) {
  const { say } = useLanguage();
  const [reason, setReason] = useState("");
  const { mutateAsync, isPending, error } = useCommand(study.id);
  const participant = state.id;
  const isReplaced = (state.orders ?? []).some(({ replaces }) => replaces === unit);
  const act = async (): Promise<void> => {
    const visit = state.orders?.find(({ units }) => units.some((one) => one.unit === unit))?.visit;
    if (!isReplaced) {
      await mutateAsync({
        kind: "order-product",
        participant,
        date: today,
        replaces: unit,
        ...(visit === undefined ? {} : { visit }),
      });
    }
    await mutateAsync({ kind: "discard", participant, unit, reason });
    onClose();
  };
  return (
    <ActDialog
      title={say(words.lostTitle, { unit })}
      consequence={say(words.lostNext, { unit })}
      act={say(words.lostAct)}
      tone="danger"
      ready={reason.trim() !== ""}
      busy={isPending}
      error={error}
      onClose={onClose}
      onAct={() => void act().catch(() => undefined)}
    >
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} autoFocus />
    </ActDialog>
  );
}

/** Another unit than the planned one was given: the truth is recorded. */
export function WrongUnit({ study, state, today, zone, onClose }: Asked) {
  const { say } = useLanguage();
  const [unit, setUnit] = useState("");
  const [began, setBegan] = useState(`${today}T`);
  const [ended, setEnded] = useState(`${today}T`);
  const [reason, setReason] = useState("");
  const { mutate, isPending, error } = useCommand(study.id);
  const isTime = (typed: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed);
  const time = (label: string, value: string, set: (typed: string) => void) => (
    <Labelled label={label}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          className="field-box"
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Labelled>
  );
  return (
    <ActDialog
      title={say(words.wrongTitle)}
      consequence={say(words.wrongNext)}
      act={say(words.wrongAct)}
      tone="danger"
      ready={unit.trim() !== "" && reason.trim() !== "" && isTime(began) && isTime(ended)}
      busy={isPending}
      error={error}
      onClose={onClose}
      onAct={() =>
        mutate(
          {
            kind: "administer",
            participant: state.id,
            unit: unit.normalize("NFKC").trim().toUpperCase(),
            started: instantAt(began, zoneOf(zone)),
            ended: instantAt(ended, zoneOf(zone)),
            reason,
          },
          { onSuccess: onClose },
        )
      }
    >
      <Labelled label={say(words.wrongUnit)}>
        {(control) => (
          <input
            {...control}
            className="field-box"
            autoComplete="off"
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
          />
        )}
      </Labelled>
      {time(say(words.began), began, setBegan)}
      {time(say(words.ended), ended, setEnded)}
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} />
    </ActDialog>
  );
}

/** A dose that came from no order: given elsewhere, or before orders were kept. */
export function OutsideDose({ study, state, today, onClose }: Asked) {
  const { say } = useLanguage();
  const [date, setDate] = useState<string>(today);
  const [reason, setReason] = useState("");
  const { mutate, isPending, error } = useCommand(study.id);
  return (
    <ActDialog
      title={say(words.outside)}
      consequence={say(words.outsideNext)}
      act={say(words.wrongAct)}
      ready={date !== "" && reason.trim() !== ""}
      busy={isPending}
      error={error}
      onClose={onClose}
      onAct={() =>
        mutate(
          {
            kind: "record-dose",
            participant: state.id,
            date,
            afterTheFact: true,
            reason,
          },
          { onSuccess: onClose },
        )
      }
    >
      <Labelled label={say(words.date)}>
        {(control) => (
          <input
            {...control}
            type="date"
            className="field-box"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </Labelled>
      <ReasonBox label={say(words.why)} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
