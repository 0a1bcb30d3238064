import { type AnalysisData, readoutOf, type RowOrigin } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import {
  deriveAnalysisData,
  joinRecords,
  joinStudies,
  separateOrigin,
} from "../../interchange/index.ts";
import { Fault, type Language, unreachable } from "../../kernel/index.ts";
import { makeReport, type Report } from "../../readout/index.ts";
import { type CutState, gatherCutState } from "../../store/index.ts";
import type { PlacedOrigin } from "../contract.ts";
import { displayOf } from "./display-of.ts";
import type {
  CutEvents,
  ReadoutOrder,
  ReadoutQuestion,
  ReadoutReplies,
} from "./readout-message.ts";
import { rowsBehind } from "./rows-behind.ts";
import { writeReport } from "./write-report.ts";

/** A readout of one cut, blinded or not: its datasets are derived once, its report made once a language. */
export interface OpenReadout {
  take(events: CutEvents): void;
  answer(question: ReadoutQuestion): ReadoutReplies[keyof ReadoutReplies];
}

/** Opens a readout; it is made when it is first asked something, of the events it has taken by then. */
export function openReadout(order: ReadoutOrder): OpenReadout {
  const { study, earlier, cut, unblinded, software, simulated } = order;
  const readout = readoutOf(study);
  const read = earlier === undefined ? study : joinStudies(earlier, study);
  if (!("id" in read)) throw new Fault(`${study.id} cannot be read with ${earlier?.id}`);
  const own = gatherCutState(unblinded);
  const before = gatherCutState(unblinded);
  const reports = new Map<Language, Report>();
  let derived: AnalysisData | undefined;
  let firstRecords: CutState["participants"] = new Map();

  const data = (): AnalysisData => {
    derived ??= derive();
    return derived;
  };
  const derive = (): AnalysisData => {
    const { participants, ...alone } = own.state();
    if (earlier === undefined) return dataOf(participants.values(), alone);
    // Arms and sites are those of the study in which people were allocated.
    const first = before.state();
    firstRecords = first.participants;
    return dataOf(joinRecords(study, firstRecords.values(), participants), first);
  };
  const dataOf = (
    people: Iterable<ParticipantState>,
    { allocation, study: { sites } }: Pick<CutState, "allocation" | "study">,
  ) => deriveAnalysisData(read, people, { sites, ...(unblinded ? { allocation } : {}) });
  const placeOf = (origin: RowOrigin): PlacedOrigin => {
    if (earlier === undefined) return { ...origin, study: study.id };
    const separate = separateOrigin(study, firstRecords.get(origin.participant), origin);
    return { ...separate.origin, study: separate.of === "later" ? study.id : earlier.id };
  };
  const reportIn = (language: Language): Report => {
    const known = reports.get(language);
    if (known !== undefined) return known;
    const report = {
      ...makeReport(read, data(), { cut, software, language, simulated }),
      // Of two studies read as one, the report is that of the later.
      study: { id: study.id, version: study.version, title: study.title[language] },
    };
    reports.set(language, report);
    return report;
  };

  return {
    take: ({ of, events }) => (of === "earlier" ? before : own).add(events),
    answer(question) {
      const report = reportIn(question.language);
      switch (question.kind) {
        case "display":
          return displayOf(read, report, question.display);
        case "rows":
          return rowsBehind(readout, { data: data(), report, placeOf }, question);
        case "report":
          return writeReport(readout, report, question.format);
        default:
          return unreachable(question);
      }
    },
  };
}
