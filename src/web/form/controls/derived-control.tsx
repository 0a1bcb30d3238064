import { type DerivedField, expressionWords, readsOf } from "../../../definition/index.ts";
import { datumAt, describeDatum, planOf } from "../../../engine/index.ts";
import { useLanguage } from "../../language/language.tsx";
import { Badge } from "../../ui/badge.tsx";
import { words } from "../form-words.ts";
import { useWhole } from "../use-form-session.ts";
import type { ControlProps } from "./control.ts";

/** A value that follows from others: it cannot be typed, and says what it is computed from. */
export function DerivedControl({
  session,
  view,
  field,
  id,
  describedBy,
}: ControlProps<DerivedField>) {
  const { say, language } = useLanguage();
  const { study, form } = session.world;
  const whole = useWhole(session);
  const { instance } = whole.draft;
  const lacking = readsOf(field.formula)
    .fields.filter((read) => read.form === form.id && read.at === undefined)
    .map(({ field: read }) => read)
    .filter((read) => datumAt(instance, read) === undefined)
    .flatMap((read) =>
      form.groups.flatMap(({ fields }) => fields.filter(({ id: known }) => known === read)),
    )
    .map(({ label }) => say(label));
  const none =
    lacking.length > 0 && lacking.length <= 4
      ? say(words.notComputable, { fields: lacking.join(language === "en" ? ", " : "、") })
      : say(words.notComputed);
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <output
        id={id}
        aria-describedby={describedBy}
        data-path={view.path}
        data-derived
        className="num border-b border-dotted border-edge px-1 font-medium"
      >
        {view.now === undefined ? (
          <span className="font-normal text-soft italic">{none}</span>
        ) : (
          say(describeDatum(study, field, view.now))
        )}
      </output>
      <Badge>{say(words.derived)}</Badge>
      <details className="w-full text-[0.87rem] text-soft print:hidden">
        <summary tabIndex={-1}>{say(words.formula)}</summary>
        {expressionWords(field.formula, planOf(study).vocabulary, language, form.id)}
      </details>
    </div>
  );
}
