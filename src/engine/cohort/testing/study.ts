import {
  anyRow,
  date,
  defineStudy,
  doseDate,
  type EscalationPlan,
  form,
  freezeStudy,
  integer,
  type Study,
  words,
  yesNo,
} from "../../../definition/index.ts";
import { text } from "../../../kernel/index.ts";

/*
 * The study that the tests of dose escalation are about: three doses, given once, and a second ladder of two doses each
 * that begins after the second dose. A 3+3 with 28 days after the last dose, decided by two members.
 */

const dose = form(
  "EX",
  ["Dose", "给药"],
  { given: date(["Given on", "给药日期"]) },
  { log: true, purpose: "dose", dateField: "given" },
);

const events = form(
  "AE",
  ["Adverse event", "不良事件"],
  {
    term: words(["Event", "事件"]),
    onset: date(["Began on", "开始日期"], { partial: true }),
    grade: integer(["Grade", "分级"], { min: 1, max: 5 }),
    related: yesNo(["Related", "相关"]),
  },
  { log: true, purpose: "adverse-event", dateField: "onset" },
);

const vitals = form("VS", ["Vital signs", "生命体征"], {
  weight: integer(["Weight", "体重"], { unit: "kg", min: 20, max: 300 }),
});

const level = (id: string, amount: number) => ({
  id,
  title: text(id, id),
  product: "drug",
  amount,
  unit: "mg",
  route: text("Intrathecal", "鞘内注射"),
});
const cohort = (id: string, of: string, regimen: string) => ({
  id,
  title: text(id, id),
  level: of,
  regimen,
  size: [3, 6] as const,
});

export const ladderStudy: Study = defineStudy({
  id: "LADDER",
  version: "1.0",
  title: ["A dose escalation", "剂量递增研究"],
  phase: "I",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 30,
  products: [{ id: "drug", name: "DRUG", description: text("A solution", "溶液") }],
  doseLevels: [level("low", 1), level("mid", 2), level("high", 3)],
  regimens: [
    {
      id: "once",
      title: text("Once", "一次"),
      levels: ["low", "mid", "high"],
      intervalsDays: [],
      doses: 1,
    },
    {
      id: "twice",
      title: text("Twice", "两次"),
      levels: ["low", "mid"],
      intervalsDays: [14],
      doses: 2,
    },
  ],
  cohorts: [
    cohort("A1", "low", "once"),
    cohort("A2", "mid", "once"),
    cohort("A3", "high", "once"),
    cohort("B1", "low", "twice"),
    cohort("B2", "mid", "twice"),
  ],
  arms: [{ id: "DRUG", title: text("Drug", "试验组") }],
  epochs: [{ id: "all", title: text("All", "全程") }],
  forms: [dose, events, vitals],
  visits: [],
  consents: [{ version: "1", from: "2025-01-01", text: text("First", "第一版") }],
  escalation: ({ AE }) => ({
    rule: { kind: "3+3" },
    ladders: [
      { id: "A", cohorts: ["A1", "A2", "A3"] },
      { id: "B", cohorts: ["B1", "B2"], after: "A2" },
    ],
    dlt: anyRow(
      "AE",
      AE.onset
        .between(doseDate("first"), doseDate("last").plusDays(28))
        .and(AE.grade.atLeast(3), AE.related),
    ),
    window: { from: "last", days: 28 },
    quorum: 2,
  }),
});

/** The same study with parts of its escalation otherwise. */
export function laddered(more: Partial<EscalationPlan>): Study {
  const { escalation } = ladderStudy;
  if (escalation === undefined) return ladderStudy;
  return freezeStudy({ ...ladderStudy, escalation: { ...escalation, ...more } });
}
