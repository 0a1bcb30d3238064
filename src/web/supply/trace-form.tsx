import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Button } from "../ui/button.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { useAddress } from "../ui/use-address.ts";
import { words } from "./supply-words.ts";

const kinds = ["participant", "unit", "lot"] as const;
export type TraceKind = (typeof kinds)[number];

/** The one thing that the address asks for, if any. */
export function useTraced(): readonly [kind: TraceKind, name: string | undefined] {
  const [search] = useAddress();
  const kind = kinds.find((one) => search[one] !== undefined) ?? "participant";
  return [kind, search[kind]];
}

/** Asks for a participant, a unit or a lot; what is asked stands in the address. */
export function TraceForm() {
  const { say } = useLanguage();
  const [, setSearch] = useAddress();
  const [kind, name] = useTraced();
  const [what, setWhat] = useState<TraceKind>(kind);
  const [typed, setTyped] = useState(name ?? "");
  const none = { participant: undefined, unit: undefined, lot: undefined };
  return (
    <form
      className="flex flex-wrap items-end gap-4 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        setSearch({ ...none, [what]: typed.trim() });
      }}
    >
      <Labelled label={say(words.traceWhat)}>
        {(control) => (
          <select
            {...control}
            className="field-box"
            value={what}
            onChange={({ target }) => setWhat(target.value as TraceKind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {say(words[one])}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={say(words[what])}>
        {(control) => (
          <input
            {...control}
            required
            autoComplete="off"
            className="field-box w-52"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Labelled>
      <Button type="submit" tone="primary">
        {say(words.find)}
      </Button>
    </form>
  );
}
