import { daySpan, defineRefusal, isRefusal, localDate, msOf } from "../../kernel/index.ts";
import type { Decider } from "../decider.ts";
import { isBlank, isKeepable } from "../reason.ts";
import type { ReportPaperOpening } from "./command.ts";
import { blinded, notBlinded, reasonOwed } from "./unblind.ts";

const untimely = defineRefusal(
  "unblind.paper-time",
  "An envelope is opened after the number was given ({assigned}) and not after now. Correct the time.",
  "信封的拆封时间应晚于编号分配（{assigned}），且不晚于当前时间，请更正。",
);

/**
 * A code was opened from the sealed envelope or list, because the system or an account failed. It is entered as of its
 * real time; what it showed is neither asked nor kept.
 *
 * @source ICH E6(R3) 4.1.4
 */
export const reportPaperOpening: Decider<ReportPaperOpening> = (study, state, command, context) => {
  const { participant, opened, category, reason, who } = command;
  if (study.blinding === "open") return notBlinded();
  const person = blinded(state.participant, participant);
  if (isRefusal(person)) return person;
  const { assigned } = person.dates;
  if (
    (assigned !== undefined &&
      daySpan(localDate(opened, context.zone)).last < daySpan(assigned).first) ||
    msOf(opened) > msOf(context.at)
  ) {
    return untimely({ assigned: assigned ?? "–" });
  }
  const isWordless = [reason, who].some((words) => isBlank(words) || !isKeepable(words));
  if (isWordless) return reasonOwed();
  return [
    {
      stream: `participant/${participant}`,
      body: { type: "paper-opened", opened, category, reason, who },
    },
  ];
};
