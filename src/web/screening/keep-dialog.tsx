import { type FormEvent, useRef, useState } from "react";
import type { ScreeningReport } from "../../server/contract.ts";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { AskedOnce } from "../participant/command-id.ts";
import { typedIn } from "../session/proof-fields.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useAct } from "../ui/use-act.ts";
import { ListSelect } from "./list-select.tsx";
import { listName, type SiteList } from "./site-list.ts";
import { words } from "./screening-words.ts";
import { contentOf } from "./typed-facts.ts";

/** Keeps what was known of a person, with what every study said of it, on the list of a site. */
export function KeepDialog({
  report,
  lists,
  onClose,
  onKept,
}: {
  readonly report: ScreeningReport;
  readonly lists: readonly SiteList[];
  readonly onClose: () => void;
  readonly onKept: (list: SiteList) => void;
}) {
  const { say } = useLanguage();
  const { act, busy, error } = useAct(["kept-people"]);
  const [list, setList] = useState(lists[0]);
  const asked = useRef(new AskedOnce());
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (list === undefined) return;
    const patient = typedIn(new FormData(event.currentTarget), "patient").trim();
    const body = { content: contentOf({ ...report.known, patient }), on: report.on };
    const id = asked.current.idOf({ list, body });
    void act(async () => {
      await call("POST /api/studies/{study}/screened/{site}", {
        params: list,
        body: { id, ...body },
      });
      onKept(list);
    });
  };
  return (
    <Dialog open onClose={onClose} title={say(words.keepTitle)}>
      <form onSubmit={submit} className="space-y-4">
        <p>{say(words.keepWhat)}</p>
        <Labelled label={say(words.reference)} help={say(words.referenceHelp)}>
          {(control) => (
            <input
              {...control}
              name="patient"
              required
              pattern=".*\S.*"
              maxLength={64}
              autoComplete="off"
              defaultValue={report.patient}
              className="field-box w-full max-w-sm"
            />
          )}
        </Labelled>
        <ListSelect
          name="keepList"
          lists={lists}
          value={list === undefined ? "" : listName(list)}
          onChoose={setList}
        />
        <ProblemNotice error={error} />
        <div className="flex gap-2">
          <Button type="submit" tone="primary" busy={busy}>
            {say(words.keepDo)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  );
}
