import { roleWords } from "../../engine/index.ts";
import type { Form, Study } from "../../definition/index.ts";
import type { AuditRow } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { InspectionTable } from "./inspection-table.tsx";
import { words } from "./inspection-words.ts";
import { lastChanges } from "./value-history.ts";

/** A form value by value: what it is, who set it last, when and why. A value opens its whole history. */
export function LastChangeTable({
  study,
  form,
  rows,
  name,
  nameOf,
}: {
  readonly study: Study;
  readonly form: Form;
  readonly rows: readonly AuditRow[];
  /** Of the exported file. */
  readonly name: string;
  readonly nameOf: (person: string) => string;
}) {
  const { say } = useLanguage();
  const [, go] = useAddress();
  const lines = lastChanges(study, form, rows).map(({ value, last, changes }) => ({
    value,
    changes,
    at: last.event.at,
    zone: last.event.zone,
    now: last.now === undefined ? say(words.nothing) : say(last.now),
    by: `${nameOf(last.event.by)}, ${say(roleWords[last.event.role])}`,
    why: last.reason ?? (last.derived ? say(words.computed) : ""),
  }));
  return (
    <InspectionTable
      title={say(words.lastChange)}
      name={name}
      header={[words.field, words.is, words.by, words.when, words.why, words.changesSoFar].map(
        (word) => say(word),
      )}
      rows={lines.map(({ value, now, by, at, zone, why, changes }) => [
        value.path,
        <button
          key="v"
          type="button"
          className="min-h-6 text-left text-accent underline underline-offset-3"
          onClick={() => go({ field: value.path })}
        >
          {say(value.label)}
        </button>,
        now,
        by,
        <When key="w" at={at} in={zone} />,
        why,
        changes,
      ])}
      csv={() =>
        lines.map(({ value, now, by, at, why, changes }) => [
          say(value.label),
          now,
          by,
          at,
          why,
          changes,
        ])
      }
      empty={say(words.noneSaved)}
    />
  );
}
