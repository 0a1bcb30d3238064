import { daySpan, defineRefusal, type PartialDate, type Refusal } from "../kernel/index.ts";
import { isMissing, missingReasons, type Study } from "../definition/index.ts";
import type { Consent } from "./command.ts";
import { isAfter, lifeDateProblem, notScreened } from "./dates.ts";
import type { Decider } from "./decider.ts";
import type { ParticipantState } from "./state.ts";

const unknownConsent = defineRefusal(
  "consent.version",
  "The study has no consent version {version}. It has: {versions}.",
  "本研究没有知情同意书第 {version} 版。现有版本：{versions}。",
);
const consentTwice = defineRefusal(
  "consent.given",
  "Participant {participant} has signed consent version {version} already.",
  "受试者 {participant} 已签署知情同意书第 {version} 版。",
);
const notInForce = defineRefusal(
  "consent.not-in-force",
  "Consent version {version} is in force from {from}; it cannot have been signed on {date}. Check version and date.",
  "知情同意书第 {version} 版自 {from} 起生效，不可能于 {date} 签署，请核对版本和日期。",
);
const badReason = defineRefusal(
  "consent.missing-reason",
  "{reason} is not a reason for a missing date. Choose one of: {reasons}.",
  "{reason} 不是日期缺失的原因。可选：{reasons}。",
);
const consentMissing = defineRefusal(
  "enrol.consent",
  "Not yet: consent version {version} is not signed.",
  "暂不能入组：尚未签署第 {version} 版知情同意书。",
);
const signedLater = defineRefusal(
  "enrol.consent-later",
  "Consent version {version} was signed on {signed}, after the enrolment on {date}. Check both dates.",
  "第 {version} 版知情同意书于 {signed} 签署，晚于入组日期 {date}，请核对两个日期。",
);

/** A consent version that was signed, on the date that stands beside the signature. */
export const consent: Decider<Consent> = (study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { version, date } = command;
  const known = study.consents.find((one) => one.version === version);
  if (known === undefined) {
    const versions = study.consents.map((one) => one.version).join(", ");
    return unknownConsent({ version: String(version).slice(0, 64), versions });
  }
  if (person.consents.some((given) => given.version === version)) {
    return consentTwice({ participant: person.id, version });
  }
  const stream = `participant/${person.id}` as const;
  if (isMissing(date)) {
    const missing = missingReasons.find((reason) => reason === date.missing);
    return missing === undefined
      ? badReason({ reason: String(date.missing).slice(0, 64), reasons: missingReasons.join(", ") })
      : [{ stream, body: { type: "consent-given", version, date: { missing } } }];
  }
  const { from } = known;
  const problem =
    lifeDateProblem(person, date, context) ??
    (isAfter(from, date) ? notInForce({ version, from, date }) : undefined);
  if (problem !== undefined) return problem;
  return [{ stream, body: { type: "consent-given", version, date } }];
};

/**
 * Enrolment on a day needs the consent version then in force, signed by then. A version that says it need not be
 * signed again by those who signed an earlier one is satisfied by that one.
 */
export function consentProblem(
  study: Study,
  person: ParticipantState,
  date: PartialDate,
): Refusal | undefined {
  const inForce = study.consents
    .filter(({ from }) => daySpan(from).first <= daySpan(date).last)
    .sort((a, b) => daySpan(b.from).first - daySpan(a.from).first);
  let owed: string | undefined;
  for (const { version, reconsent } of inForce) {
    const given = person.consents.find((one) => one.version === version);
    const signed = given?.date;
    if (signed !== undefined) {
      return typeof signed === "string" && isAfter(signed, date)
        ? signedLater({ version, signed, date })
        : undefined;
    }
    owed ??= version;
    if (reconsent !== false) break;
  }
  return owed === undefined ? undefined : consentMissing({ version: owed });
}
