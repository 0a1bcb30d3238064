import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Datum, fieldsOf, type GeneticPlan } from "../../definition/index.ts";
import {
  describeDatum,
  type Finding,
  type GeneAssessment,
  type GeneticState,
} from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ActDialog } from "../participant/act-dialog.tsx";
import { formTitle, visitTitle } from "../participant/place-words.ts";
import type { RecordView } from "../participant/record.ts";
import { useCommand } from "../participant/use-command.ts";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "./genetics-words.ts";
import { instanceAt, placesFor, takenFrom } from "./take-over.ts";

/** Fills the genetic result form from a finding, once somebody says that the laboratory's report names it. */
export function TakeOverDialog({
  record: { study, state },
  plan,
  held,
  gene,
  finding,
  onClose,
}: {
  readonly record: RecordView;
  readonly plan: GeneticPlan;
  readonly held: GeneticState;
  readonly gene: GeneAssessment;
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const command = useCommand(study.id);
  const places = placesFor(study, plan, state);
  const [visit, setVisit] = useState(places.at(0) ?? "");
  const [isCompared, setCompared] = useState(false);
  const form = study.forms.find(({ id }) => id === plan.form);
  if (form === undefined) return null;
  const instance = instanceAt(state, plan, visit);
  const taken = takenFrom(form, instance, held.result, gene, finding);
  const free = taken.filter((one) => one.held === undefined);
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]));
  const shown = (id: string, datum: Datum): string => {
    const field = fields.get(id);
    return field === undefined ? id : say(describeDatum(study, field, datum));
  };
  const title = formTitle(study, form.id);
  const save = (): void => {
    const values = Object.fromEntries(free.map(({ field, value }) => [field, value]));
    const { version: basedOn } = instance ?? { version: 0 };
    command.mutate(
      {
        kind: "save-form",
        participant: state.id,
        form: form.id,
        visit,
        values,
        basedOn,
      },
      {
        onSuccess: () =>
          void navigate({
            to: "/studies/$study/participants/$participant/visits/$visit/$form",
            params: { study: study.id, participant: state.id, visit, form: form.id },
          }),
      },
    );
  };
  return (
    <ActDialog
      title={say(words.takeOverTitle, { name: finding.protein ?? finding.coding, form: title })}
      consequence={say(words.takeOverLead)}
      act={say(words.fill)}
      ready={visit !== "" && isCompared && free.length > 0}
      busy={command.isPending}
      error={command.error}
      onAct={save}
      onClose={onClose}
    >
      {visit === "" ? (
        <Notice tone="wait" title={say(words.noVisit, { form: title })} />
      ) : (
        <>
          <Labelled label={say(words.visit)}>
            {(control) => (
              <select
                {...control}
                className="field-box w-full"
                value={visit}
                onChange={(event) => setVisit(event.target.value)}
              >
                {places.map((key) => (
                  <option key={key} value={key}>
                    {say(visitTitle(study, key))}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1">
            {taken.map(({ field, value, held: there }) => (
              <div key={field} className="contents">
                <dt className="text-soft">{say(fields.get(field)?.label ?? field)}</dt>
                <dd className="min-w-0 break-words">
                  {there === undefined ? (
                    shown(field, value)
                  ) : (
                    <span className="text-soft">
                      {say(words.stays, { held: shown(field, there) })}
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <label className="flex min-h-9 items-start gap-2">
            <input
              type="checkbox"
              className="mt-1 size-4"
              checked={isCompared}
              onChange={(event) => setCompared(event.target.checked)}
            />
            {say(words.compared)}
          </label>
        </>
      )}
    </ActDialog>
  );
}
