import { text } from "../../kernel/index.ts";
import type { Form } from "../../definition/index.ts";
import { reviewsOwed, type Role } from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { placeTitle } from "../participant/place-words.ts";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useGiveCommand } from "./give-command.ts";

const words = {
  nothing: text("{visit}: reviewed, nothing new", "{visit}：已询问，无新增"),
} as const;

/** Says in one click that a log was reviewed at the latest visit that still asks, and had nothing new. */
export function NothingNew({
  view,
  record,
  form,
  role,
}: {
  readonly view: StudyView;
  readonly record: ParticipantRecord;
  readonly form: Form;
  readonly role: Role | undefined;
}) {
  const { say } = useLanguage();
  const { study } = view;
  const participant = record.state.id;
  const { give, isBusy, error } = useGiveCommand(study.id, participant, role);
  const visit = reviewsOwed(study, record.state, form).at(-1);
  const { askedBy } = form;
  if (role === undefined || visit === undefined || askedBy === undefined) return null;
  if (record.state.status === "voided") return null;
  return (
    <div className="mb-4">
      <Button
        busy={isBusy}
        data-nothing-new
        onClick={() =>
          void give({
            kind: "save-form",
            participant,
            form: askedBy.form,
            visit,
            values: { [askedBy.field]: askedBy.none },
          })
        }
      >
        {say(words.nothing, { visit: placeTitle(study, { visit }) })}
      </Button>
      <ProblemNotice error={error} />
    </div>
  );
}
