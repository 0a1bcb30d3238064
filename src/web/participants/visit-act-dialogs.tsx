import { useNavigate } from "@tanstack/react-router";
import type { PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Summary, VisitMark } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import {
  CorrectVisitDialog,
  SkipVisitDialog,
  StartVisitDialog,
} from "../participant/visit-dialogs.tsx";
import { visitAt } from "./matrix-column.ts";

/** An act on one visit, begun from its cell. */
export interface VisitAct {
  readonly kind: "start" | "skip" | "correct";
  readonly summary: Summary;
  readonly mark: VisitMark;
}

/** The dialog of an act on a visit; once a visit is started, its page opens. */
export function VisitActDialogs({
  study,
  act: { kind, summary, mark },
  today,
  onClose,
}: {
  readonly study: Study;
  readonly act: VisitAct;
  readonly today: PartialDate;
  readonly onClose: () => void;
}) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const visit = visitAt(study, mark.key);
  if (visit === undefined) return null;
  const { participant } = summary;
  const dialog = { study: study.id, participant, title: say(visit.title), today, onClose };
  switch (kind) {
    case "start":
      return (
        <StartVisitDialog
          {...dialog}
          visit={visit.id}
          unscheduled={visit.timing === undefined}
          onDone={() =>
            void navigate({
              to: "/studies/$study/participants/$participant",
              params: { study: study.id, participant },
              search: { tab: "visits", visit: mark.key },
            })
          }
        />
      );
    case "skip":
      return <SkipVisitDialog {...dialog} visit={visit.id} />;
    case "correct":
      return <CorrectVisitDialog {...dialog} visit={mark.key} date={mark.date} />;
  }
}
