import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { signatureOf } from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";
import { participantQuery } from "../api/study.ts";
import { SignDialog } from "../form/sign-dialog.tsx";
import { byParticipant } from "./bulk-plan.ts";
import type { BulkTask } from "./run-bulk.ts";

/**
 * Signs the forms of one participant after the other: each for exactly what its dialog shows. A dialog that is closed
 * without a signature ends it.
 */
export function BulkSign({
  view,
  tasks,
  onSettled,
  onStopped,
}: {
  readonly view: StudyView;
  /** What is left to be signed. */
  readonly tasks: readonly BulkTask[];
  readonly onSettled: (ids: readonly string[]) => void;
  readonly onStopped: (problem?: unknown) => void;
}) {
  const client = useQueryClient();
  const [record, setRecord] = useState<ParticipantRecord>();
  const [participant, places] = byParticipant(tasks.map(({ target }) => target))[0] ?? [];
  const study = view.study.id;
  const stopped = useRef(onStopped);
  stopped.current = onStopped;
  useEffect(() => {
    if (participant === undefined) return undefined;
    let isCurrent = true;
    client.fetchQuery({ ...participantQuery(study, participant), staleTime: 0 }).then(
      (found) => isCurrent && setRecord(found),
      (problem: unknown) => isCurrent && stopped.current(problem),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, study, participant]);
  if (participant === undefined || places === undefined || record?.state.id !== participant) {
    return null;
  }
  const closed = async () => {
    try {
      const { state } = await client.fetchQuery({
        ...participantQuery(study, participant),
        staleTime: 0,
      });
      const signed = tasks.filter(({ target: { participant: who, place } }) => {
        const { form, ...rest } = place;
        if (who !== participant || form === undefined) return false;
        return signatureOf(state, { form, ...rest }).state === "signed";
      });
      onSettled(signed.map(({ id }) => id));
      if (signed.length < places.length) onStopped();
    } catch (problem) {
      onStopped(problem);
    }
  };
  return (
    <SignDialog
      key={participant}
      view={view}
      record={record}
      places={places}
      onClose={() => void closed()}
    />
  );
}
