import { type ParticipantStatus, statusWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { enrolmentOf, placesOf } from "./enrolment.ts";
import { words } from "./programmes-words.ts";

/** How the place of a person of that status is drawn: by shape as well as by colour. */
const looks: Readonly<Record<ParticipantStatus | "free", string>> = {
  completed: "bg-done border-done",
  enrolled: "bg-accent border-accent",
  withdrawn:
    "border-wait bg-[linear-gradient(135deg,transparent_42%,var(--color-wait)_42%,var(--color-wait)_58%,transparent_58%)]",
  died: "bg-ink border-ink rounded-none!",
  screening: "border-accent bg-accent-soft border-dashed",
  "screen-failed": "border-edge bg-sunken rounded-none!",
  voided: "border-edge bg-sunken rounded-none!",
  free: "border-line bg-transparent",
};

/** Enrolment against the plan: one place for every planned participant, filled as people come. */
export function EnrolmentPicture({
  planned,
  counts,
  partly = false,
}: {
  readonly planned: number;
  readonly counts: Readonly<Record<string, number>>;
  /** The counts are those of some sites only. */
  readonly partly?: boolean;
}) {
  const { say } = useLanguage();
  const enrolment = enrolmentOf(planned, counts);
  const places = placesOf(enrolment);
  const free = places.filter((place) => place === undefined).length;
  return (
    <figure>
      <p className="mb-1.5 flex items-baseline gap-2">
        <span className="num text-[1.7rem] font-semibold leading-none">{enrolment.enrolled}</span>
        <span className="text-soft">
          {say(words.enrolledOf, { planned })}
          {partly && ` · ${say(words.ownSites)}`}
        </span>
      </p>
      {places.length <= 240 ? (
        <div aria-hidden="true" className="flex flex-wrap gap-[3px]">
          {places.map((status, index) => (
            <span
              key={index}
              className={`rounded-full border-[1.5px] ${places.length > 40 ? "size-2.5" : "size-4"} ${looks[status ?? "free"]}`}
            />
          ))}
        </div>
      ) : (
        <div aria-hidden="true" className="h-3 overflow-hidden rounded-full bg-sunken">
          <div
            className="h-full bg-accent"
            style={{
              width: `${Math.min(100, (100 * enrolment.enrolled) / Math.max(1, planned))}%`,
            }}
          />
        </div>
      )}
      <figcaption className="mt-2.5">
        <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-[0.85rem] text-soft">
          {enrolment.parts.map(({ status, count }) => (
            <li key={status} className="inline-flex items-center gap-1.5">
              <span
                aria-hidden="true"
                className={`size-2.5 rounded-full border-[1.5px] ${looks[status]}`}
              />
              <span>
                {say(statusWords[status])}{" "}
                <strong className="num font-medium text-ink">{count}</strong>
              </span>
            </li>
          ))}
          {free > 0 && (
            <li className="inline-flex items-center gap-1.5">
              <span
                aria-hidden="true"
                className={`size-2.5 rounded-full border-[1.5px] ${looks.free}`}
              />
              <span>
                {say(words.free)} <span className="num">{free}</span>
              </span>
            </li>
          )}
        </ul>
      </figcaption>
    </figure>
  );
}
