import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { ParticipantId } from "../../kernel/index.ts";
import {
  type PractiseUnblinding,
  practiceHash,
  type Unblind,
  unblindingCategories,
  unblindingCategoryWords,
  unblindingHash,
} from "../../engine/index.ts";
import type { OpenedCode } from "../../server/contract.ts";
import { call, Problem } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { newId } from "../participant/command-id.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Choice } from "../ui/choice.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { ProofFields, proveFor } from "../session/proof-fields.tsx";
import { words } from "./unblind-words.ts";

/** Asks what has to be known before a code is opened, and proves who opens it. Each time is a request of its own. */
export function UnblindForm({
  study,
  participant,
  isDrill,
  onOpened,
}: {
  readonly study: string;
  readonly participant: ParticipantId;
  /** Every step is gone, and nothing is opened. */
  readonly isDrill: boolean;
  /** The code; none after a drill. */
  readonly onOpened: (code?: OpenedCode) => void;
}) {
  const { say } = useLanguage();
  const [confirm, setConfirm] = useState("");
  const [category, setCategory] = useState<Unblind["category"]>("emergency");
  const [reason, setReason] = useState("");
  const [depends, setDepends] = useState<"yes" | "no" | "">("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const isReady = confirm.trim() === participant && reason.trim() !== "" && depends !== "";
  const open = async (data: FormData): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const asked = { confirm: confirm.trim(), category, reason, careDepends: depends === "yes" };
    try {
      if (isDrill) {
        const command: PractiseUnblinding = { kind: "practise-unblinding", participant, ...asked };
        const grant = await proveFor(data, practiceHash(study, command));
        const body = { id: newId(), command, grant };
        await call("POST /api/studies/{study}/commands", { params: { study }, body });
        return onOpened();
      }
      const grant = await proveFor(
        data,
        unblindingHash(study, { kind: "unblind", participant, ...asked }),
      );
      const code = await call("POST /api/studies/{study}/participants/{participant}/unblindings", {
        params: { study, participant },
        body: { id: newId(), ...asked, grant },
      });
      onOpened(code);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const isBroken = problem instanceof Problem && (problem.status === 0 || problem.status >= 500);
  return (
    <Card>
      <form
        className="space-y-4"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          if (isReady && !isBusy) void open(new FormData(event.currentTarget));
        }}
      >
        <p
          className={`rounded-lg border-l-4 p-4 leading-relaxed ${isDrill ? "border-ask bg-ask-soft" : "border-wait bg-wait-soft"}`}
        >
          {isDrill ? say(words.drillBand) : say(words.sentence, { participant })}
        </p>
        <Labelled label={say(words.confirm)}>
          {(control) => (
            <input
              {...control}
              name="confirm"
              className="field-box num w-60"
              autoComplete="off"
              autoCapitalize="characters"
              value={confirm}
              onChange={(event) => setConfirm(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={say(words.category)}>
          {(control) => (
            <select
              {...control}
              name="category"
              className="field-box w-60"
              value={category}
              onChange={(event) => setCategory(event.target.value as Unblind["category"])}
            >
              {unblindingCategories.map((one) => (
                <option key={one} value={one}>
                  {say(unblindingCategoryWords[one])}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <ReasonBox label={say(words.reason)} value={reason} onChange={setReason} />
        <Choice
          legend={say(words.depends)}
          name="depends"
          value={depends}
          choices={[
            ["yes", say(words.yes)],
            ["no", say(words.no)],
          ]}
          onChoose={setDepends}
        />
        <ProofFields />
        {isBroken ? (
          <Notice tone="wrong" title={say(words.broke)} />
        ) : (
          <ProblemNotice error={problem} />
        )}
        <div className="flex flex-wrap gap-3">
          <Button
            type="submit"
            tone={isDrill ? "primary" : "danger"}
            className="min-h-12"
            busy={isBusy}
            disabled={!isReady}
            data-open
          >
            {say(isDrill ? words.drillShow : words.show, { participant })}
          </Button>
          <Link
            to="/studies/$study/participants/$participant"
            params={{ study, participant }}
            className={`${buttonClass("plain")} min-h-12`}
          >
            {say(words.stop)}
          </Link>
        </div>
        <p className="text-[0.9rem] text-soft">{say(words.backup)}</p>
      </form>
    </Card>
  );
}
