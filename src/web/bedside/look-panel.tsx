import { type FormEvent, useEffect, useState } from "react";
import { msOf, wallClock } from "../../kernel/index.ts";
import { vitalSigns } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { BigButton } from "./big-button.tsx";
import { words } from "./bedside-words.ts";
import { playTone } from "./play-tone.ts";
import type { Ward } from "./ward.ts";

/** The observations that the protocol asks for, each at its time until its end. */
export function LookPanel({ ward }: { readonly ward: Ward }) {
  const { state, view, now, zone, commands } = ward;
  const { say } = useLanguage();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { looking } = view;
  const isDue = looking !== undefined && msOf(now) >= msOf(looking.next);
  useEffect(() => {
    if (isDue) playTone(false);
  }, [isDue]);
  if (looking === undefined) return null;
  const clock = (at: typeof now): string => wallClock(at, zone).slice(11, 16);
  const signs = Object.fromEntries(
    vitalSigns.flatMap((sign) => {
      const value = (typed[sign] ?? "").normalize("NFKC").trim();
      return value !== "" && Number.isFinite(Number(value)) ? [[sign, Number(value)]] : [];
    }),
  );
  const said = (typed["said"] ?? "").trim();
  const isEmpty = said === "" && Object.keys(signs).length === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isEmpty) return;
    setTyped({});
    void commands.give({
      kind: "note-bedside",
      participant: state.id,
      unit: looking.unit,
      at: now,
      what: "observed",
      ...(Object.keys(signs).length === 0 ? {} : { signs }),
      ...(said === "" ? {} : { words: said }),
    });
  };
  const box = (name: string, label: string, mode: "decimal" | "text") => (
    <Labelled key={name} label={label}>
      {(control) => (
        <input
          {...control}
          inputMode={mode}
          autoComplete="off"
          className="field-box min-h-[64px] w-full text-[1.2rem]"
          value={typed[name] ?? ""}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <Card title={say(words.look)}>
      <p className={`mb-3 ${isDue ? "font-semibold text-wait" : "text-soft"}`} role="status">
        {isDue
          ? say(words.lookLate, { time: clock(looking.next) })
          : say(words.lookDue, { time: clock(looking.next), until: clock(looking.until) })}
      </p>
      <form onSubmit={submit} className="space-y-3">
        <div className="grid grid-cols-2 gap-3">
          {vitalSigns.map((sign) => box(sign, say(words[sign]), "decimal"))}
        </div>
        {box("said", say(words.said), "text")}
        <BigButton type="submit" disabled={isEmpty}>
          {say(words.lookAct)}
        </BigButton>
      </form>
    </Card>
  );
}
