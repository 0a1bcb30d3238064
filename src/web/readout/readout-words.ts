import { type Text, text } from "../../kernel/index.ts";
import type { Estimand, IntercurrentEvent } from "../../definition/index.ts";

/** The words of the results of a study. */
export const words = {
  title: text("Results", "结果"),
  lead: text(
    "Read from a data cut. Press a number to see the records it was made from.",
    "根据数据截点生成。点按数值可查看其来源记录。",
  ),
  cut: text("Data cut", "数据截点"),
  cutOption: text("{date}, position {position}", "{date}，位置 {position}"),
  takeCut: text("Take a data cut", "建立数据截点"),
  noCut: text("No data cut has been taken.", "尚未建立数据截点。"),
  noCutHow: text(
    "Results are read from a cut: the record as it was at one moment, the same for ever. Study management or data management takes it.",
    "结果根据数据截点生成，即某一时刻的记录，此后不再改变。由研究管理员或数据管理员建立。",
  ),
  noReadout: text(
    "The study version of this cut is not on this server.",
    "本服务器上没有该数据截点对应的研究版本。",
  ),
  download: text("Download the report", "下载报告"),
  estimands: text("What is estimated", "估计目标"),
  described: text(
    "This study defines no estimands. Its record is described as it is: who took part, what its endpoints measure at each visit, and adverse events. Nothing is estimated or tested.",
    "本研究未定义估计目标。此处仅按记录描述：受试者构成、各终点指标在每次访视的数值以及不良事件，不作估计或检验。",
  ),
  displays: text("Tables, figures, listings", "表格、图形与清单"),
  table: text("Table {id}", "表 {id}"),
  figure: text("Figure {id}", "图 {id}"),
  listing: text("Listing {id}", "清单 {id}"),
  numbers: text("The numbers of the figure", "图中数值"),
  notDone: text("What was not done, or is to be known", "未完成或须知事项"),
  generated: text("Generated participants, not people", "受试者为生成数据，并非真实人员"),
  blinded: text("Blinded: no arm is told", "盲态：不显示组别"),
  told: text("Unblinded", "非盲"),
  source: text(
    "Cut at position {position}, content {content}; study version {version}, {study}; {software}.",
    "数据截点位置 {position}，内容 {content}；研究版本 {version}，{study}；{software}。",
  ),
  treatment: text("Treatment", "治疗"),
  population: text("Population", "人群"),
  variable: text("Variable", "变量"),
  intercurrent: text("Intercurrent events", "伴发事件"),
  summary: text("Summary", "群体层面汇总"),
  analyses: text("Analyses, the main one first", "分析方法，主要分析在前"),
  prespecified: text("Prespecified", "预先规定"),
  postHoc: text("Post hoc", "事后分析"),
  noIntercurrent: text("None named.", "未列出。"),
  behind: text("Behind {value}", "{value} 的来源"),
  unrounded: text("Unrounded", "未修约"),
  rows: text(
    "{total} rows of {dataset}; population: {population}",
    "{dataset} 共 {total} 行；人群：{population}",
  ),
  hidden: text(
    "{count} rows are of participants whose records you may not read.",
    "另有 {count} 行属于您无权查看的受试者。",
  ),
  participant: text("Participant", "受试者"),
  entered: text("Where it was entered", "录入位置"),
  derived: text("Not entered on a form", "非表单录入"),
  page: text("Rows {from} to {to} of {total}", "第 {from} 至 {to} 行，共 {total} 行"),
  previous: text("Previous", "上一页"),
  next: text("Next", "下一页"),
  openNumber: text("{value}: show the records behind it", "{value}：查看来源记录"),
  look: text("Look unblinded", "非盲查看"),
  lookTitle: text("Look at this cut unblinded", "对该数据截点进行非盲查看"),
  lookLead: text(
    "Arms will be shown to you, in this session, for half an hour. That you looked, when, at which cut and why is recorded and shown to study management; what you saw is not. Write nothing here that the data show.",
    "您将在本次登录中查看组别信息，为期半小时。查看人、时间、数据截点和理由将被记录并向研究管理员显示，所见内容不会显示。请勿在此写入数据所显示的内容。",
  ),
  why: text("Why you look", "查看理由"),
  begin: text("Begin the look", "开始查看"),
  looking: text("{name} is looking unblinded", "{name} 正在非盲查看"),
  until: text(
    "Until {time}. This look is recorded: {reason}",
    "至 {time}。本次查看已记录：{reason}",
  ),
  toBlinded: text("Show blinded", "显示盲态结果"),
  toUnblinded: text("Show unblinded", "显示非盲结果"),
  ended: text(
    "The look has ended; results are shown blinded again.",
    "非盲查看已结束，恢复显示盲态结果。",
  ),
  looks: text("Unblinded looks", "非盲查看记录"),
  noLooks: text("Nobody has looked unblinded.", "尚无人进行非盲查看。"),
  lookLine: text("{name}, cut {cut}: {reason}", "{name}，数据截点 {cut}：{reason}"),
} as const;

export const levelWords = {
  primary: text("Primary", "主要"),
  secondary: text("Secondary", "次要"),
  exploratory: text("Exploratory", "探索性"),
} as const satisfies Record<Estimand["level"], Text>;

/** @source ICH E9(R1) A.3.2 */
export const strategyWords = {
  "treatment-policy": text("treatment policy", "疗法策略"),
  hypothetical: text("hypothetical", "假想策略"),
  composite: text("composite", "复合变量策略"),
  "while-on-treatment": text("while on treatment", "在治策略"),
  "principal-stratum": text("principal stratum", "主层策略"),
} as const satisfies Record<IntercurrentEvent["strategy"], Text>;
