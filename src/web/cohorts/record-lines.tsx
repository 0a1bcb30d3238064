import type { Study } from "../../definition/index.ts";
import { fieldsOf } from "../../definition/index.ts";
import { describeDatum } from "../../engine/index.ts";
import type { PackRecord } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";

/** A record as label and value, in the order of its form. What nobody answered is left out. */
export function RecordLines({
  study,
  record,
}: {
  readonly study: Study;
  readonly record: PackRecord;
}) {
  const { say } = useLanguage();
  const form = study.forms.find(({ id }) => id === record.form);
  if (form === undefined) return null;
  const answered = fieldsOf(form).filter(({ id }) => record.values[id] !== undefined);
  return (
    <dl
      data-record={`${record.participant} ${record.line ?? record.visit ?? ""}`}
      className={`grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-0.5 text-[0.93rem] ${record.withdrawn === true ? "line-through opacity-70" : ""}`}
    >
      {answered.map((field) => (
        <div key={field.id} className="contents">
          <dt className="text-soft">{say(field.label)}</dt>
          <dd>{say(describeDatum(study, field, record.values[field.id]))}</dd>
        </div>
      ))}
    </dl>
  );
}
