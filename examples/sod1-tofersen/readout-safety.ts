import type { Display, RowCondition } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { by, is, label, yes } from "./readout-words.ts";

/** Adverse events under treatment: whoever had any, by severity, and by class and term. */
export function safety(): readonly Display[] {
  const emergent = yes("TRTEMFL");
  const some = (...of: readonly RowCondition[]): RowCondition => ({
    kind: "every",
    of: [emergent, ...of],
  });
  const graded = is("ATOXGR", "3", "4", "5");
  const related = is("AEREL", "POSSIBLE", "PROBABLE", "DEFINITE");
  return [
    {
      kind: "table",
      id: "14-3.01",
      titles: [text("Adverse events: overview", "不良事件概述")],
      population: "SAFETY",
      by,
      total: true,
      sections: [
        {
          kind: "participants",
          dataset: "ADAE",
          percent: true,
          rows: [
            { label: label("Any adverse event", "任何不良事件"), where: emergent },
            { label: label("Related to the product", "与试验用药品相关"), where: some(related) },
            { label: label("Grade 3 or higher", "3级及以上"), where: some(graded) },
            { label: label("Serious", "严重不良事件"), where: some(yes("AESER")) },
            { label: label("Fatal", "导致死亡"), where: some(is("AEOUT", "FATAL")) },
          ],
        },
      ],
    },
    {
      kind: "table",
      id: "14-3.02",
      titles: [text("Adverse events by class and term", "按系统分类和名称的不良事件")],
      population: "SAFETY",
      by,
      total: true,
      footnotes: [
        text(
          "Participants (%) and, in brackets, events. Classes in own words: MedDRA is licensed and not shipped.",
          "受试者数（%）及[事件数]。分类为自行措辞：MedDRA需授权，未随附。",
        ),
      ],
      sections: [
        {
          kind: "events",
          dataset: "ADAE",
          where: emergent,
          class: "AEBODSYS",
          term: "AETERM",
          any: text("Any adverse event", "任何不良事件"),
          events: true,
        },
      ],
    },
    {
      kind: "listing",
      id: "16-2.01",
      titles: [text("Serious adverse events", "严重不良事件清单")],
      population: "SAFETY",
      dataset: "ADAE",
      where: yes("AESER"),
      columns: ["USUBJID", "AETERM", "ASTDT", "AENDT", "ATOXGR", "AEREL", "AEOUT"],
    },
  ];
}
