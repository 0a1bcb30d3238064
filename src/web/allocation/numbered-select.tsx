import { useQuery } from "@tanstack/react-query";
import type { Command, Summary } from "../../engine/index.ts";
import { summariesQuery } from "../api/study.ts";
import { mayAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { Labelled } from "../ui/labelled.tsx";

/** Participants with a number about whom one may give a command. */
export function useNumbered(study: string, kind: Command["kind"]): readonly Summary[] {
  const access = useAccess(study);
  const { data } = useQuery(summariesQuery(study));
  return (data?.participants ?? []).filter(
    ({ number, site }) => number !== undefined && mayAt(access, site, kind),
  );
}

/** One of them, by number. */
export function NumberedSelect({
  label,
  of,
  value,
  onChange,
}: {
  readonly label: string;
  readonly of: readonly Summary[];
  readonly value: string;
  readonly onChange: (participant: string) => void;
}) {
  return (
    <Labelled label={label}>
      {(control) => (
        <select
          {...control}
          className="field-box num w-60 max-w-full"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="" />
          {of.map(({ participant }) => (
            <option key={participant}>{participant}</option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
