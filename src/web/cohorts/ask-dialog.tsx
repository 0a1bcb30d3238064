import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ParticipantId } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { OwnPlace } from "../../server/contract.ts";
import { summariesQuery } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { ActDialog } from "../participant/act-dialog.tsx";
import { mayAt } from "../participant/rights.ts";
import { useAccess } from "../session/session.tsx";
import { Labelled } from "../ui/labelled.tsx";
import { words } from "./cohort-words.ts";
import { useCohortCommand } from "./use-cohort-command.ts";

/** Asks for a place for somebody in screening who has none. */
export function AskDialog({
  study,
  cohort,
  places,
  onClose,
}: {
  readonly study: Study;
  readonly cohort: string;
  readonly places: readonly OwnPlace[];
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const access = useAccess(study.id);
  const { give, busy, error } = useCohortCommand(study.id);
  const { data } = useQuery(summariesQuery(study.id));
  const [participant, setParticipant] = useState("");
  const held = new Set(
    places.filter(({ state }) => state !== "lapsed").map((place) => place.participant),
  );
  const who = (data?.participants ?? []).filter(
    ({ status, participant: id, site }) =>
      status === "screening" && !held.has(id) && mayAt(access, site, "request-slot"),
  );
  return (
    <ActDialog
      title={say(words.askTitle, { cohort })}
      consequence={say(words.askThen, { hours: study.escalation?.slotHours ?? 72 })}
      act={say(words.ask)}
      ready={participant !== ""}
      busy={busy}
      error={error}
      onAct={() =>
        void give(
          { kind: "request-slot", participant: participant as ParticipantId, cohort },
          onClose,
        )
      }
      onClose={onClose}
    >
      {data !== undefined && who.length === 0 ? (
        <p>{say(words.nobody)}</p>
      ) : (
        <Labelled label={say(words.whom)}>
          {(control) => (
            <select
              {...control}
              className="field-box w-full"
              value={participant}
              onChange={(event) => setParticipant(event.target.value)}
            >
              <option value="">{say(words.choose)}</option>
              {who.map(({ participant: id }) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          )}
        </Labelled>
      )}
    </ActDialog>
  );
}
