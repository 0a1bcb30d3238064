import { text } from "../../../kernel/index.ts";
import type { Study } from "../../study.ts";
import type { Readout } from "../readout.ts";
import { armsOf, eventForm, events, measurements, subjects } from "./datasets.ts";
import { courseFigure, courseTable, people, safety } from "./displays.ts";
import { measuresOf } from "./measures.ts";

/**
 * How a study is read: as it says itself or, where it says nothing, described and nothing estimated. Who took part, the
 * numbers that its endpoints measure at each visit, and adverse events come from its schedule and forms alone.
 *
 * @source ICH E3 14.1–14.3: demographic, efficacy and safety data in tables and figures
 */
export function readoutOf(study: Study): Readout {
  return study.readout ?? descriptiveReadout(study);
}

function descriptiveReadout(study: Study): Readout {
  const measures = measuresOf(study);
  const reported = eventForm(study);
  return {
    datasets: [
      subjects(study),
      ...measures.map(measurements),
      ...(reported === undefined ? [] : [events(reported)]),
    ],
    treatment: {
      planned: "TRT01P",
      actual: "TRT01A",
      levels: armsOf(study),
    },
    populations: [
      { id: "ENROLLED", title: text("All enrolled", "全部入组受试者") },
      {
        id: "SAFETY",
        title: text("Safety: dosed", "安全性分析人群：接受给药"),
        where: { kind: "in", column: "SAFFL", values: ["Y"] },
      },
    ],
    estimands: [],
    analyses: [],
    displays: [
      ...people(study),
      ...measures.map((measure, place) => courseTable(study, measure, place)),
      ...(reported === undefined ? [] : safety(study, reported.told)),
      ...measures.map((measure, place) => courseFigure(study, measure, place)),
    ],
  };
}
