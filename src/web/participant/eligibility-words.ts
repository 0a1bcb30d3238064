import { type Text, text } from "../../kernel/index.ts";
import type { CriterionResult, Eligibility } from "../../engine/index.ts";

/** The words of a participant's eligibility. */
export const words = {
  inclusion: text("Inclusion", "入选标准"),
  exclusion: text("Exclusion", "排除标准"),
  needed: text("Still needed", "仍需"),
  entered: text("entered by {name} on {date}", "{name} 于 {date} 录入"),
  assess: text("Assess", "评估"),
  again: text("Assess again", "重新评估"),
  enrol: text("Enrol…", "入组…"),
  kept: text("Last assessed: {result}.", "最近一次评估：{result}。"),
  never: text(
    "Not assessed yet. Below stands what the record says today.",
    "尚未评估。以下为按当前记录的判定。",
  ),
  noOverride: text(
    "Eligibility cannot be overridden. If a criterion is wrong, the protocol is amended; if a value is wrong, it is corrected.",
    "入选判定不能被强制通过。标准有误请修订方案，数据有误请更正数据。",
  ),
  count: text(
    "{met} met · {not} not met · {unknown} cannot yet be decided",
    "{met} 项符合 · {not} 项不符合 · {unknown} 项尚无法判定",
  ),
  over: text("Enrolled on {date}", "已于 {date} 入组"),
  overLead: text(
    "Every criterion was met on the record of that day. Below stands what the record says today, with later visits; it changes nothing about the enrolment.",
    "入组当日按记录全部标准均已符合。以下为按当前记录（含此后访视）的判定，不影响已完成的入组。",
  ),
} as const;

export const resultWords: Readonly<Record<CriterionResult, Text>> = {
  met: text("met", "符合"),
  "not met": text("not met", "不符合"),
  unknown: text("cannot yet be decided", "尚无法判定"),
};

/** An exclusion that is met does not apply: said so that nobody reads it the wrong way round. */
export const exclusionWords: Readonly<Record<CriterionResult, Text>> = {
  met: text("does not apply", "不存在该情况"),
  "not met": text("applies: excluded", "存在该情况，予以排除"),
  unknown: text("cannot yet be decided", "尚无法判定"),
};

export const eligibleWords: Readonly<Record<Eligibility["eligible"], Text>> = {
  yes: text("Eligible", "符合入选条件"),
  no: text("Not eligible", "不符合入选条件"),
  unknown: text("Cannot yet be decided", "尚无法判定"),
};
