import type { Study } from "../../definition/index.ts";
import { gateCauseWords, type CohortSiteView, type SiteGate } from "../../engine/index.ts";
import type { FullBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { gateWords, words } from "./cohort-words.ts";

const looks: Readonly<Record<SiteGate, readonly [string, IconName]>> = {
  open: ["border-accent bg-accent-soft border-2 shadow-card", "flag"],
  "on-hold": ["border-wait bg-wait-soft border-2", "warning"],
  closed: ["border-line bg-sunken", "lock"],
  "not-open": ["border-dashed border-edge bg-card", "clock"],
};

/**
 * The way through the ladders: to the right the order in which cohorts open, upwards the dose. Each cohort says whether
 * it is open; to those who may know also how many were dosed and had a toxicity.
 */
export function PathPicture({
  study,
  cohorts,
  board,
}: {
  readonly study: Study;
  readonly cohorts: readonly CohortSiteView[];
  readonly board: FullBoard | undefined;
}) {
  const { say } = useLanguage();
  const levels = study.doseLevels.filter(({ id }) =>
    study.cohorts.some(({ level }) => level === id),
  );
  const rows = Math.max(1, levels.length);
  const places = cohorts.map((view, index) => {
    const cohort = study.cohorts.find(({ id }) => id === view.cohort);
    const height = levels.findIndex(({ id }) => id === cohort?.level);
    return { view, cohort, x: index, y: rows - 1 - Math.max(0, height) };
  });
  const columns = Math.max(1, places.length);
  const line = places.map(({ x, y }) => `${x + 0.5} ${y + 0.5}`).join(" L ");
  return (
    // Wider than a phone: moved sideways, with the keyboard too.
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={say(words.path)}>
      <div className="flex min-w-[36rem] gap-3">
        <ul className="flex flex-col-reverse justify-around py-2 text-right text-[0.85rem] text-soft">
          {levels.map(({ id, title }) => (
            <li key={id} className="flex min-h-24 max-w-32 flex-1 items-center justify-end">
              {say(title)}
            </li>
          ))}
        </ul>
        <div className="relative min-w-0 flex-1">
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${columns} ${rows}`}
            preserveAspectRatio="none"
            className="absolute inset-0 h-full w-full text-edge"
          >
            {levels.map(({ id }, index) => (
              <path
                key={id}
                d={`M0 ${index + 0.5} H${columns}`}
                stroke="var(--color-line)"
                strokeWidth="1"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <path
              d={`M ${line}`}
              fill="none"
              stroke="currentColor"
              strokeWidth="3"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          <ol
            className="relative grid h-full"
            style={{
              gridTemplateColumns: `repeat(${columns}, 1fr)`,
              gridTemplateRows: `repeat(${rows}, minmax(6rem, 1fr))`,
            }}
          >
            {places.map(({ view, x, y }) => {
              const [look, icon] = looks[view.status];
              const known = board?.cohorts.find(({ cohort }) => cohort === view.cohort);
              const cause = known?.gate.open === false ? known.gate.cause : undefined;
              return (
                <li
                  key={view.cohort}
                  className="flex items-center justify-center px-2"
                  style={{ gridColumn: x + 1, gridRow: y + 1 }}
                >
                  <a
                    href={`#cohort-${view.cohort}`}
                    data-gate={view.status}
                    className={`block w-full max-w-44 rounded-xl border px-3 py-2 text-ink no-underline ${look}`}
                  >
                    <span className="flex items-center justify-between gap-2 font-semibold">
                      {view.cohort}
                      <Icon name={icon} className="shrink-0" />
                    </span>
                    <span className="block text-[0.85rem]">
                      {say(cause === undefined ? gateWords[view.status] : gateCauseWords[cause])}
                    </span>
                    {known !== undefined && known.slots.length > 0 && (
                      <span className="num block text-[0.85rem] text-soft">
                        {say(words.treated, {
                          dosed: known.slots.filter(({ doses }) => doses.length > 0).length,
                          places: known.places,
                        })}
                        {known.tally.dlt > 0 &&
                          ` · ${say(words.toxic, { count: known.tally.dlt })}`}
                      </span>
                    )}
                  </a>
                </li>
              );
            })}
          </ol>
        </div>
      </div>
    </div>
  );
}
