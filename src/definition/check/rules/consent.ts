import { daySpan, defineIssue, readPartialDate } from "../../../kernel/index.ts";
import type { Rule } from "../rule.ts";

/** @source ICH E6(R3) Annex 1, 2.8; Chinese GCP 2020 art. 23 */
const missing = defineIssue(
  "check.consent.missing",
  "The study has no version of the informed consent, so that anyone could be enrolled without. Add the version in force.",
  "本研究没有知情同意书版本，受试者可能在未签署的情况下入组。请添加现行版本。",
);
const order = defineIssue(
  "check.consent.order",
  "Consent version {version} is in force from {from}, not later than version {before} ({earlier}) that stands before it. List the versions from the oldest to the newest.",
  "知情同意书第 {version} 版自 {from} 起生效，不晚于排在其前的第 {before} 版（{earlier}）。请按生效日期由早到晚排列。",
);
const notDate = defineIssue(
  "check.consent.date",
  "Consent version {version} is in force from “{from}”, which is no date. Write it as 2026-04-03.",
  "知情同意书第 {version} 版的生效日期“{from}”不是日期，请按“2026-04-03”的格式填写。",
);

/** There is a consent to sign, and it is clear which version is in force. */
export const consents: Rule = (study) => {
  if (study.consents.length === 0) return [missing(["consents"])];
  return study.consents.flatMap((consent, c) => {
    const { version, from } = consent;
    const at = ["consents", c, "from"];
    if (readPartialDate(from) !== from) return [notDate(at, { version, from })];
    const before = study.consents[c - 1];
    if (before === undefined || readPartialDate(before.from) !== before.from) return [];
    if (from !== before.from && daySpan(from).last >= daySpan(before.from).first) return [];
    return [order(at, { version, from, before: before.version, earlier: before.from })];
  });
};
