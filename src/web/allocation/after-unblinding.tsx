import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Study } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { useCommand } from "../participant/use-command.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { words } from "./unblind-words.ts";

/** What follows once a code was opened: the adverse event, that taking part goes on, and what it means for the data. */
export function AfterUnblinding({
  study,
  state,
}: {
  readonly study: Study;
  readonly state: ParticipantState;
}) {
  const { say } = useLanguage();
  const log = study.forms.find(({ purpose }) => purpose === "adverse-event");
  const last = state.unblindings?.at(-1);
  return (
    <Card title={say(words.after)}>
      <p>{say(words.stays, { participant: state.id })}</p>
      <p className="mt-1 text-soft">{say(words.told)}</p>
      {log !== undefined && (
        <p className="mt-3">
          <Link
            to="/studies/$study/participants/$participant/logs/$form"
            params={{ study: study.id, participant: state.id, form: log.id }}
            className={buttonClass("primary")}
          >
            {say(words.event)}
          </Link>
        </p>
      )}
      {last !== undefined && (
        <ImpactRecord study={study.id} participant={state.id} unblinding={last.number} />
      )}
    </Card>
  );
}

/** Who knows now, and what it means for the data (ICH E6(R3) 4.1.4). */
export function ImpactRecord({
  study,
  participant,
  unblinding,
}: {
  readonly study: string;
  readonly participant: ParticipantState["id"];
  readonly unblinding: number;
}) {
  const { say } = useLanguage();
  const command = useCommand(study);
  const [knows, setKnows] = useState("");
  const [impact, setImpact] = useState("");
  if (command.isSuccess) return <Notice tone="done" title={say(words.kept)} />;
  return (
    <form
      className="mt-5 space-y-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        command.mutate({ kind: "assess-unblinding", participant, unblinding, knows, impact });
      }}
    >
      <h3>{say(words.impact)}</h3>
      <ReasonBox label={say(words.knows)} value={knows} onChange={setKnows} />
      <ReasonBox label={say(words.means)} value={impact} onChange={setImpact} />
      <ProblemNotice error={command.error} />
      <Button type="submit" busy={command.isPending} disabled={impact.trim() === ""}>
        {say(words.keep)}
      </Button>
    </form>
  );
}
