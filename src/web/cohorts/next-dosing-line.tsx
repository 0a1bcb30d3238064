import { daySpan, type Instant, localDate, printTypedDate, type Zone } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { NextDosing } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { words } from "./cohort-words.ts";

/** The countdown to the next first dose, by the calendar of a zone, and why one waits. */
export function NextDosingLine({
  study,
  next,
  now,
  zone,
}: {
  readonly study: Study;
  readonly next: NextDosing;
  readonly now: string;
  readonly zone: string;
}) {
  const { say, language } = useLanguage();
  const today = daySpan(localDate(now as Instant, zone as Zone)).first;
  const left = daySpan(next.date).first - today;
  const { staggerDays = 0, sentinel } = study.escalation ?? {};
  const why =
    next.because === "stagger"
      ? say(words.because, { days: staggerDays })
      : say(words.becauseSentinel, { days: sentinel?.days ?? 0 });
  return (
    <p className="flex items-start gap-2" data-next={next.date}>
      <Icon name="clock" className={`mt-1 shrink-0 ${left > 0 ? "text-wait" : "text-done"}`} />
      <span>
        <span className="font-medium">
          {say(words.next, { date: printTypedDate(next.date, language), zone })}
        </span>{" "}
        <span className="text-soft">
          {left > 0 ? say(words.inDays, { days: left }) : say(words.dueNow)} · {why}
        </span>
      </span>
    </p>
  );
}
