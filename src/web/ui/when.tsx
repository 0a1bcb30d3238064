import { type Instant, printTypedDate, wallClock, zone } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";

/** An instant as the clock showed it, in a zone or in that of this device; the zone and UTC on hover. */
export function When({
  at,
  in: place,
  dayOnly = false,
}: {
  readonly at: string;
  readonly in?: string;
  readonly dayOnly?: boolean;
}) {
  const { language } = useLanguage();
  const where = place ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [day = "", time = ""] = wallClock(at as Instant, zone(where)).split("T");
  return (
    <time
      dateTime={at}
      title={`${where} · ${at.slice(0, 16).replace("T", " ")} UTC`}
      className="num whitespace-nowrap"
    >
      {printTypedDate(day, language)}
      {!dayOnly && ` ${time.slice(0, 5)}`}
    </time>
  );
}
