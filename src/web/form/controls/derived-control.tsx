import type { Instant } from "../../../kernel/index.ts";
import { type DerivedField, expressionWords, readsOf } from "../../../definition/index.ts";
import { datumAt, decidedByChoice, describeDatum, planOf } from "../../../engine/index.ts";
import { useLanguage } from "../../language/language.tsx";
import { Badge } from "../../ui/badge.tsx";
import { decidedWords } from "../decided-words.ts";
import type { FormSession } from "../form-session.ts";
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
      <DecidedNote session={session} field={field} />
      <details className="w-full text-[0.87rem] text-soft print:hidden">
        <summary tabIndex={-1}>{say(words.formula)}</summary>
        {expressionWords(field.formula, planOf(study).vocabulary, language, form.id)}
      </details>
    </div>
  );
}

/** Beside a score: that the choice beside it decides on which side of the protocol's limit it lies, and how. */
function DecidedNote({
  session,
  field,
}: {
  readonly session: FormSession;
  readonly field: DerivedField;
}) {
  const { say } = useLanguage();
  const { study, at, zone } = session.world;
  const { participant, place } = useWhole(session).draft;
  const now = { at: at() as Instant, zone };
  const decided = decidedByChoice(study, participant, place, field, now);
  if (decided === undefined) return null;
  const { decides, others } = decidedWords(study, field, decided);
  return (
    <div
      data-decided={field.id}
      className="w-full rounded-lg border-l-4 border-accent bg-sunken p-2.5 text-[0.92rem]"
    >
      <p className="font-medium">{say(decides)}</p>
      {others.map(({ side, values }) => (
        <div key={side.en} className="mt-1.5">
          <p>{say(side)}</p>
          <ul className="num flex flex-wrap gap-x-5">
            {values.map((value) => (
              <li key={value.en}>{say(value)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
