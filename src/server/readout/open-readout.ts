import type { AnalysisData } from "../../definition/index.ts";
import { deriveAnalysisData } from "../../interchange/index.ts";
import { Fault, type Language, unreachable } from "../../kernel/index.ts";
import { makeReport, type Report } from "../../readout/index.ts";
import { type CutState, gatherCutState } from "../../store/index.ts";
import { displayOf } from "./display-of.ts";
import type { CutEvent, ReadoutOrder, ReadoutQuestion, ReadoutReplies } from "./readout-message.ts";
import { rowsBehind } from "./rows-behind.ts";
import { writeReport } from "./write-report.ts";

/** A readout of one cut, blinded or not: its datasets are derived once, its report made once a language. */
export interface OpenReadout {
  take(events: readonly CutEvent[]): void;
  answer(question: ReadoutQuestion): ReadoutReplies[keyof ReadoutReplies];
}

/** Opens a readout; it is made when it is first asked something, of the events it has taken by then. */
export function openReadout(order: ReadoutOrder): OpenReadout {
  const { study, cut, unblinded, software, simulated } = order;
  const { readout } = study;
  if (readout === undefined) throw new Fault(`${study.id} defines no readout`);
  const gathered = gatherCutState(unblinded);
  const reports = new Map<Language, Report>();
  let derived: AnalysisData | undefined;

  const data = (): AnalysisData => {
    derived ??= dataOf(gathered.state());
    return derived;
  };
  const dataOf = ({ participants, allocation, study: { sites } }: Omit<CutState, "events">) =>
    deriveAnalysisData(study, participants.values(), {
      sites,
      ...(unblinded ? { allocation } : {}),
    });
  const reportIn = (language: Language): Report => {
    const known = reports.get(language);
    if (known !== undefined) return known;
    const report = makeReport(study, data(), { cut, software, language, simulated });
    reports.set(language, report);
    return report;
  };

  return {
    take: (events) => gathered.add(events),
    answer(question) {
      const report = reportIn(question.language);
      switch (question.kind) {
        case "display":
          return displayOf(study, report, question.display);
        case "rows":
          return rowsBehind(readout, { data: data(), report }, question);
        case "report":
          return writeReport(readout, report, question.format);
        default:
          return unreachable(question);
      }
    },
  };
}
