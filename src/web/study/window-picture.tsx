import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { nominalCourse } from "./nominal-days.ts";
import { words } from "./study-words.ts";

/** The windows of a study's visits on an axis of days, under its doses. */
export function WindowPicture({ study }: { readonly study: Study }) {
  const { say } = useLanguage();
  const { regimen, doses, visits, first, last } = nominalCourse(study);
  const room = (last - first) * 0.02;
  const [from, to] = [first - room, last + room];
  const at = (day: number): string => `${((100 * (day - from)) / (to - from)).toFixed(3)}%`;
  const step = [7, 14, 28, 30, 60, 90, 180].find((days) => (to - from) / days <= 14) ?? 365;
  const ticks: number[] = [];
  for (let day = Math.ceil(from / step) * step; day <= to; day += step) ticks.push(day);
  return (
    <figure>
      <figcaption className="mb-3 max-w-3xl text-[0.9rem] text-soft">
        {regimen === undefined
          ? say(words.windowsHowBare)
          : say(words.windowsHow, { regimen: regimen.title })}
      </figcaption>
      <div
        tabIndex={0}
        role="group"
        aria-label={say(words.windows)}
        className="relative overflow-x-auto"
      >
        <div className="relative grid min-w-[52rem] grid-cols-[12rem_1fr] text-[0.87rem]">
          <div className="py-1 text-soft">{say(words.days)}</div>
          <div className="relative h-7 border-b border-edge" aria-hidden="true">
            {ticks.map((day) => (
              <span
                key={day}
                className="num absolute -translate-x-1/2 text-soft"
                style={{ left: at(day) }}
              >
                {signed(day)}
              </span>
            ))}
          </div>
          {doses.length > 0 && (
            <>
              <div className="border-b border-line py-1">{say(words.doses)}</div>
              <div className="relative h-8 border-b border-line">
                {doses.map((day, index) => (
                  <span
                    key={day}
                    title={`${say(words.doseNumber, { number: index + 1 })} · ${say(words.day, { day })}`}
                    className="num absolute top-1.5 inline-flex size-5 -translate-x-1/2 items-center justify-center rounded-full bg-accent text-[0.72rem] text-on-accent"
                    style={{ left: at(day) }}
                  >
                    {index + 1}
                  </span>
                ))}
              </div>
            </>
          )}
          {visits.map(({ visit, target, earliest, latest, again }) => (
            <div key={visit.id} className="contents">
              <div className="border-b border-line py-1 pr-2 leading-snug">
                {say(visit.title)}
                <span className="sr-only">
                  : {say(words.fromTo, { target, earliest, latest })}
                  {visit.repeats !== undefined &&
                    `, ${say(words.again, { days: visit.repeats.everyDays })}`}
                </span>
              </div>
              <div
                aria-hidden="true"
                title={say(words.fromTo, { target, earliest, latest })}
                className="relative min-h-8 border-b border-line"
              >
                {ticks.map((day) => (
                  <span
                    key={day}
                    className="absolute inset-y-0 border-l border-line/70"
                    style={{ left: at(day) }}
                  />
                ))}
                {[target, ...again].map((day, index) => (
                  <span key={day} className={index === 0 ? "" : "opacity-45"}>
                    <span
                      className="absolute top-2.5 h-3 min-w-1.5 rounded-sm bg-accent/30"
                      style={{
                        left: at(earliest - target + day),
                        width: `${((100 * (latest - earliest)) / (to - from)).toFixed(3)}%`,
                      }}
                    />
                    <span
                      className="absolute top-1.5 h-5 w-[3px] -translate-x-px rounded bg-accent"
                      style={{ left: at(day) }}
                    />
                  </span>
                ))}
                {again.length === 0 && (
                  <span
                    className="num absolute top-1.5 whitespace-nowrap px-2 text-[0.78rem] text-soft"
                    style={
                      latest < from + 0.86 * (to - from)
                        ? { left: at(latest) }
                        : { right: `calc(100% - ${at(earliest)})` }
                    }
                  >
                    {earliest === latest
                      ? signed(earliest)
                      : `${signed(earliest)} … ${signed(latest)}`}
                  </span>
                )}
              </div>
            </div>
          ))}
        </div>
      </div>
    </figure>
  );
}

function signed(day: number): string {
  return day < 0 ? `−${-day}` : String(day);
}
