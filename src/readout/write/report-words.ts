import { text } from "../../kernel/index.ts";

/** The words that a written report puts around its displays. */
export const words = {
  contents: text("Contents", "目录"),
  study: text("Study", "研究"),
  version: text("Study version", "研究版本"),
  studyHash: text("Identity of the version (SHA-256)", "版本标识（SHA-256）"),
  cut: text("Data cut", "数据截点"),
  cutAt: text(
    "journal position {position}, taken {takenAt}",
    "日志位置 {position}，建立于 {takenAt}",
  ),
  contentHash: text("Content of the cut (SHA-256)", "数据截点内容（SHA-256）"),
  software: text("Software", "软件"),
  blinding: text("Blinding", "盲态"),
  blinded: text("Blinded: no treatment arm is told", "盲态：不含治疗分组"),
  unblinded: text("Not blinded: treatment arms are told", "非盲：含治疗分组"),
  participants: text("Participants", "受试者"),
  simulated: text("Simulated participants: not results of the trial", "模拟受试者：并非试验结果"),
  population: text("Population: {population}", "人群：{population}"),
  table: text("Table", "表"),
  figure: text("Figure", "图"),
  listing: text("Listing", "清单"),
  numbers: text("The numbers of this figure", "本图的数值"),
  drawnElsewhere: text(
    "The figure is drawn in the HTML and PDF forms of this report. Its numbers:",
    "图形见本报告的 HTML 和 PDF 版本。其数值如下：",
  ),
  notDone: text("What was not done or needs attention", "未完成或需注意的事项"),
  inAnalyses: text("Analyses", "分析"),
  source: text(
    "{study}, version {version} ({studyHash}) · cut at {position} ({contentHash}), {takenAt} · {software}",
    "{study}，版本 {version}（{studyHash}）· 数据截点位置 {position}（{contentHash}），{takenAt} · {software}",
  ),
  page: text("Page {page} of {pages}", "第 {page} 页，共 {pages} 页"),
  toContents: text("Back to the contents", "返回目录"),
  nothing: text("No rows", "无数据行"),
} as const;
