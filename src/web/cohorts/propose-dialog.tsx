import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import {
  cohortDecisions,
  cohortDecisionWords,
  type CohortBoard,
  type CohortDecision,
} from "../../engine/index.ts";
import type { FullBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { ActDialog } from "../participant/act-dialog.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { words } from "./cohort-words.ts";
import { packQuery } from "./cohorts-query.ts";
import { useCohortCommand } from "./use-cohort-command.ts";
import { AdviceWords } from "./what-if-table.tsx";

/** Puts a decision to the members: what the rule recommends is there first, anything else owes a reason. */
export function ProposeDialog({
  study,
  cohort,
  board,
  onClose,
}: {
  readonly study: string;
  readonly cohort: CohortBoard;
  readonly board: FullBoard;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const { give, busy, error } = useCohortCommand(study);
  const { data, error: unread } = useQuery(packQuery(study, cohort.cohort, undefined));
  const [act, setAct] = useState<CohortDecision>();
  const [reason, setReason] = useState("");
  const [members, setMembers] = useState<readonly string[]>([]);
  const [others, setOthers] = useState("");
  const recommended = data?.pack.recommended;
  const chosen = act ?? recommended?.act;
  const isOther = chosen !== recommended?.act;
  const named = others
    .split(/[,，、;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const attended = [...new Set([...members, ...named])];
  const why = reason.trim();
  const ready =
    data !== undefined &&
    chosen !== undefined &&
    attended.length >= board.quorum &&
    (!isOther || why !== "");
  return (
    <ActDialog
      title={say(words.proposeTitle, { cohort: cohort.cohort })}
      consequence={say(words.proposeThen, { quorum: board.quorum })}
      act={say(words.put)}
      ready={ready}
      busy={busy}
      error={error}
      onAct={() => {
        if (data === undefined || chosen === undefined) return;
        const { basis } = data;
        const told = why === "" ? {} : { reason: why };
        const command = {
          kind: "propose-decision",
          cohort: cohort.cohort,
          decision: chosen,
          basis,
          attended,
          ...told,
        } as const;
        void give(command, onClose);
      }}
      onClose={onClose}
    >
      <ProblemNotice error={unread} />
      {data !== undefined && (
        <>
          <p className="rounded-lg bg-sunken px-4 py-3">
            {say(words.adviceIs)}
            <AdviceWords advice={data.pack.recommended} />
            <br />
            <Link
              to="/studies/$study/cohorts/$cohort/pack"
              params={{ study, cohort: cohort.cohort }}
              className="text-[0.87rem]"
            >
              {say(words.pack)} <span className="num">{data.basis.slice(0, 12)}</span>
            </Link>
          </p>
          <fieldset>
            <legend className="mb-1 font-medium">{say(words.decision)}</legend>
            {cohortDecisions.map((each) => (
              <label key={each} className="flex min-h-9 items-center gap-2">
                <input
                  type="radio"
                  name="decision"
                  value={each}
                  checked={chosen === each}
                  onChange={() => setAct(each)}
                />
                {say(cohortDecisionWords[each])}
                {each === recommended?.act && (
                  <span className="text-[0.85rem] text-soft">({say(words.recommended)})</span>
                )}
              </label>
            ))}
          </fieldset>
          <ReasonBox
            label={say(isOther ? words.otherReason : words.note)}
            value={reason}
            onChange={setReason}
          />
          <fieldset>
            <legend className="mb-1 font-medium">{say(words.attended)}</legend>
            {board.members.map(({ id, name }) => (
              <label key={id} className="flex min-h-9 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4"
                  checked={members.includes(name)}
                  onChange={(event) =>
                    setMembers(
                      event.target.checked
                        ? [...members, name]
                        : members.filter((one) => one !== name),
                    )
                  }
                />
                {name}
              </label>
            ))}
          </fieldset>
          <Labelled
            label={say(words.attendedMore)}
            help={say(words.quorum, { count: attended.length, quorum: board.quorum })}
          >
            {(control) => (
              <input
                {...control}
                className="field-box w-full"
                value={others}
                onChange={(event) => setOthers(event.target.value)}
              />
            )}
          </Labelled>
        </>
      )}
    </ActDialog>
  );
}
