import { useMemo, useState } from "react";
import { isWalledForm } from "../../engine/index.ts";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { formTitle } from "../participant/place-words.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { type BulkKind, byParticipant, type May, planBulk } from "./bulk-plan.ts";
import { BulkPreview } from "./bulk-preview.tsx";
import { BulkResults } from "./bulk-results.tsx";
import { BulkSign } from "./bulk-sign.tsx";
import { bulkWords } from "./bulk-words.ts";
import type { SelectedRow } from "./selection.ts";
import { useBulk } from "./use-bulk.ts";

const titleWords = {
  "skip-visit": bulkWords.skipTitle,
  "raise-query": bulkWords.queryTitle,
  sign: bulkWords.signTitle,
  print: bulkWords.printTitle,
} as const satisfies Record<BulkKind, unknown>;

/** An act on everything selected: what it needs, what it would do, and, once it is confirmed, what came of each. */
export function BulkDialog({
  view,
  kind,
  selected,
  may,
  open,
  onClose,
}: {
  readonly view: StudyView;
  readonly kind: BulkKind;
  readonly selected: readonly SelectedRow[];
  readonly may: May;
  readonly open: boolean;
  /** With how much is left of what was begun. */
  readonly onClose: (left: number) => void;
}) {
  const { say, language } = useLanguage();
  const { study } = view;
  const [typed, setTyped] = useState("");
  const [form, setForm] = useState<string>();
  const [isSigning, setSigning] = useState(false);
  const bulk = useBulk(study.id, kind, typed.trim(), language);
  const { run, left } = bulk;
  const plan = useMemo(
    () => planBulk(study, selected, { kind, ...(form === undefined ? {} : { form }) }, may),
    [study, selected, kind, form, may],
  );
  const choices = useMemo(() => {
    const visits = selected.flatMap(({ columns }) => columns);
    if (kind !== "raise-query" || visits.every((column) => column.form !== undefined)) return [];
    const forms = new Set(visits.flatMap(({ visit }) => visit.forms));
    const open = [...forms].filter((id) => !isWalledForm(study, id));
    return open.map((id) => ({
      id,
      count: planBulk(study, selected, { kind, form: id }, may).will.length,
    }));
  }, [study, selected, kind, may]);
  const close = () => {
    bulk.stop();
    onClose(left);
  };
  if (isSigning && run !== undefined && left > 0) {
    return (
      <BulkSign
        view={view}
        tasks={run.tasks.filter(({ id }) => run.outcomes.get(id)?.state === undefined)}
        onSettled={(ids) => {
          bulk.settle(ids);
          void bulk.renew();
        }}
        onStopped={(problem) => {
          bulk.settle([], problem);
          setSigning(false);
        }}
      />
    );
  }
  const isAsked = kind === "skip-visit" || kind === "raise-query";
  const isReady = plan.will.length > 0 && (!isAsked || typed.trim() !== "");
  const confirm = () => {
    if (!isReady) return;
    if (kind === "sign") {
      bulk.lay(plan.will);
      setSigning(true);
    } else void bulk.start(plan.will);
  };
  const goOn = () => (kind === "sign" ? setSigning(true) : void bulk.goOn());
  return (
    <Dialog open={open} onClose={close} title={say(titleWords[kind])} wide>
      {run === undefined ? (
        <form
          className="space-y-4"
          data-bulk={kind}
          onSubmit={(event) => {
            event.preventDefault();
            confirm();
          }}
        >
          {choices.length > 0 && (
            <Labelled label={say(bulkWords.about)}>
              {(control) => (
                <select
                  {...control}
                  className="field-box w-full"
                  value={form ?? ""}
                  onChange={({ target }) => setForm(target.value === "" ? undefined : target.value)}
                >
                  <option value="">{say(bulkWords.asSelected)}</option>
                  {choices.map(({ id, count }) => (
                    <option key={id} value={id}>
                      {`${say(formTitle(study, id))} (${count})`}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
          )}
          {isAsked && (
            <ReasonBox
              label={say(kind === "skip-visit" ? bulkWords.why : bulkWords.question)}
              value={typed}
              onChange={setTyped}
              autoFocus
            />
          )}
          <BulkPreview study={study} plan={plan} />
          {kind === "sign" && <p className="text-soft">{say(bulkWords.signEach)}</p>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={close}>{say(bulkWords.cancel)}</Button>
            <Button type="submit" tone="primary" disabled={!isReady}>
              {kind === "sign"
                ? say(bulkWords.signFirst, { count: byParticipant(plan.will).length })
                : say(bulkWords.act, { count: plan.will.length })}
            </Button>
          </div>
        </form>
      ) : (
        <div className="space-y-4" data-bulk-result={kind}>
          {!run.isRunning && left > 0 && <Notice tone="wait" title={say(bulkWords.stopped)} />}
          <ProblemNotice error={run.stopped} />
          <BulkResults study={study} run={run} />
          <div className="flex flex-wrap justify-end gap-2">
            {run.isRunning ? (
              <Button onClick={bulk.stop}>{say(bulkWords.stop)}</Button>
            ) : (
              <>
                {left > 0 && (
                  <Button tone="primary" onClick={goOn}>
                    {say(bulkWords.goOn, { count: left })}
                  </Button>
                )}
                <Button onClick={close}>{say(bulkWords.close)}</Button>
              </>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
}
