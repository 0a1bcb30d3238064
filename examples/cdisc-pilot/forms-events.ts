import {
  anyOf,
  choice,
  date,
  datetime,
  decimal,
  form,
  group,
  hard,
  integer,
  not,
  soft,
  words,
  yesNo,
} from "../../src/definition/index.ts";
import { causality, ending, outcome, severity } from "./code-lists.ts";

const criterion = (variable: string, label: readonly [string, string]) =>
  yesNo(label, { sdtm: { variable } });
const coded = (variable: string, label: readonly [string, string]) =>
  words(label, { maxLength: 100, sdtm: { variable } });

/**
 * Adverse events: one line an event, one row each time it was assessed. Term, dates and seriousness belong to the
 * event, severity and outcome to the assessment. The coding terms are the coder's; the dictionary is not shipped.
 */
export const adverseEvents = form(
  "AE",
  ["Adverse event", "不良事件"],
  {
    number: words(["Event number", "事件编号"], { maxLength: 3, sdtm: { variable: "AESPID" } }),
    term: words(["Adverse event", "不良事件名称"], {
      required: true,
      maxLength: 100,
      sdtm: { variable: "AETERM" },
    }),
    start: date(["Began on", "开始日期"], { partial: true, sdtm: { variable: "AESTDTC" } }),
    end: date(["Ended on", "结束日期"], { partial: true, sdtm: { variable: "AEENDTC" } }),
    causality: choice(["Related to the patch", "与贴剂的因果关系"], causality, {
      sdtm: { variable: "AEREL" },
    }),
    serious: criterion("AESER", ["Serious", "是否为严重不良事件"]),
    cancer: criterion("AESCAN", ["Involves cancer", "涉及肿瘤"]),
    congenital: criterion("AESCONG", ["Congenital anomaly", "先天性异常"]),
    disability: criterion("AESDISAB", ["Disability", "残疾或功能丧失"]),
    death: criterion("AESDTH", ["Results in death", "导致死亡"]),
    hospital: criterion("AESHOSP", ["Hospital stay", "导致或延长住院"]),
    life: criterion("AESLIFE", ["Life-threatening", "危及生命"]),
    overdose: criterion("AESOD", ["With overdose", "伴用药过量"]),
    lowestTerm: coded("AELLT", ["Lowest level term", "低位语"]),
    preferredTerm: coded("AEDECOD", ["Preferred term", "首选语"]),
    highTerm: coded("AEHLT", ["High level term", "高位语"]),
    highGroup: coded("AEHLGT", ["High level group term", "高位组语"]),
    organClass: coded("AEBODSYS", ["System organ class", "系统器官分类"]),
    assessments: group(
      {
        date: date(["Assessed on", "评估日期"], { sdtm: { variable: "AEDTC" } }),
        severity: choice(["Severity", "严重程度"], severity, { sdtm: { variable: "AESEV" } }),
        outcome: choice(["Outcome", "转归"], outcome, { sdtm: { variable: "AEOUT" } }),
        line: integer(["Line number", "记录行号"], { min: 1, sdtm: { variable: "AESEQ" } }),
      },
      { title: ["Assessments", "评估记录"], repeats: true },
    ),
  },
  {
    log: true,
    purpose: "adverse-event",
    dateField: "start",
    sdtm: { domain: "AE" },
    assumption:
      "The published data hold a row per change of severity with gaps in AESEQ, where rows were removed; so the line number is kept as it was collected.",
  },
  (own) => ({
    checks: [
      hard("AE01", own.end.onOrAfter(own.start), [
        "The event ends before it began. Check both dates.",
        "结束日期早于开始日期，请核对两个日期。",
      ]),
      soft(
        "AE02",
        own.serious.or(
          not(
            anyOf(
              own.cancer,
              own.congenital,
              own.disability,
              own.death,
              own.hospital,
              own.life,
              own.overdose,
            ),
          ),
        ),
        [
          "A criterion of seriousness is ticked, but the event is not called serious. Correct one of them.",
          "已勾选严重性标准，但未判定为严重不良事件，请更正其中一项。",
        ],
      ),
      soft("AE03", own.serious.or(own.death.not()), [
        "A fatal event is serious. Correct the outcome or the seriousness.",
        "导致死亡的事件属于严重不良事件，请更正其中一项。",
      ]),
    ],
  }),
);

/** How taking part came to an end; the last laboratory and retrieval visits are recorded here too. */
export const disposition = form(
  "DS",
  ["Disposition", "研究结束情况"],
  {
    how: choice(["What happened", "结束方式"], ending, {
      required: true,
      sdtm: { variable: "DSDECOD" },
    }),
    words: words(["In the site's words", "原始描述"], {
      maxLength: 100,
      sdtm: { variable: "DSTERM" },
    }),
    event: words(["Number of the adverse event", "相关不良事件编号"], {
      maxLength: 3,
      sdtm: { variable: "DSSPID" },
    }),
    visit: decimal(["Number of the visit", "访视号"], "1"),
    recorded: datetime(["Recorded on", "记录日期"], { partial: true, sdtm: { variable: "DSDTC" } }),
    date: date(["Happened on", "发生日期"], { sdtm: { variable: "DSSTDTC" } }),
    lastContact: date(["End of taking part", "参与结束日期"], {
      help: [
        "Only where screening ends: the last day the person was in contact with the site.",
        "仅筛选失败者填写：与研究中心最后联系的日期。",
      ],
    }),
  },
  { log: true, purpose: "disposition", dateField: "recorded", sdtm: { domain: "DS" } },
  ({ how, lastContact }) => ({
    when: { lastContact: how.is("SCREEN FAILURE") },
    checks: [
      soft("DS01", how.isNot("SCREEN FAILURE").or(lastContact.answered()), [
        "Screening ended: add the last day of contact.",
        "筛选已结束，请补填最后联系日期。",
      ]),
    ],
  }),
);
