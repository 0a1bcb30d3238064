import { Link, Outlet, useParams } from "@tanstack/react-router";
import { useLive } from "../api/live.ts";
import { useStudy } from "../api/study.ts";
import { useLanguage } from "../language/language.tsx";
import { readsResults } from "../readout/reads-results.ts";
import { useAccess } from "../session/session.tsx";
import { supplySeen } from "../supply/sees-supply.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { words } from "./layout-words.ts";

/** Who gives product, as `check-bedside` permits it; the engine itself is not loaded for a menu. */
const bedside: ReadonlySet<string> = new Set(["investigator", "coordinator", "pharmacist"]);

/** What stands around the pages of one study: which study it is, and its sections. */
export function StudyFrame() {
  const { study = "" } = useParams({ strict: false });
  const { say } = useLanguage();
  const view = useStudy(study);
  const access = useAccess(study);
  useLive(study);
  const roles = new Set(access.map(({ role }) => role));
  const sections: readonly (readonly [string, keyof typeof words, IconName, boolean])[] = [
    ["/studies/$study", "home", "home", true],
    ["/studies/$study/participants", "participants", "grid", access.length > 0],
    [
      "/studies/$study/cohorts",
      "cohorts",
      "flag",
      view.study.escalation !== undefined && access.length > 0 && !roles.has("participant"),
    ],
    [
      "/studies/$study/bedside",
      "bedside",
      "check",
      view.study.supply !== undefined && [...roles].some((role) => bedside.has(role)),
    ],
    ["/studies/$study/supply", "supply", "box", supplySeen(view.study, roles) !== "nothing"],
    ["/studies/$study/results", "results", "chart", readsResults(access)],
    ["/studies/$study/protocol", "protocol", "book", true],
    ["/studies/$study/audit", "audit", "trail", access.length > 0 && !roles.has("participant")],
    ["/studies/$study/people", "people", "people", !roles.has("participant")],
    [
      "/studies/$study/unblindings",
      "unblindings",
      "eye",
      view.study.blinding !== "open" && access.length > 0 && !roles.has("participant"),
    ],
    ["/studies/$study/allocation", "allocation", "lock", roles.has("allocation-keeper")],
    [
      "/studies/$study/closeout",
      "closeout",
      "flag",
      access.length > 0 && !roles.has("participant"),
    ],
    ["/studies/$study/inspection", "inspection", "shield", !roles.has("participant")],
  ];
  return (
    <div className="flex flex-1 flex-col lg:flex-row">
      <nav
        aria-label={say(words.sections)}
        className="flex shrink-0 gap-1 overflow-x-auto border-line bg-sunken px-3 py-2 max-lg:border-b lg:w-52 lg:flex-col lg:border-r lg:py-5 print:hidden"
      >
        <Link
          to="/programmes/$study"
          params={{ study }}
          className="mb-3 block px-2 text-ink no-underline max-lg:hidden"
        >
          <span className="block text-[0.8rem] text-soft">{view.study.id}</span>
          <span className="line-clamp-3 font-medium leading-snug">
            {say(view.study.indication)}
          </span>
        </Link>
        {sections
          .filter(([, , , shown]) => shown)
          .map(([to, word, icon]) => (
            <Link
              key={to}
              to={to}
              params={{ study }}
              activeOptions={{ exact: to === "/studies/$study" }}
              className="inline-flex min-h-10 items-center gap-2.5 whitespace-nowrap rounded-md px-2.5 text-ink no-underline hover:bg-card data-[status=active]:bg-card data-[status=active]:font-medium data-[status=active]:shadow-card"
            >
              <Icon name={icon} className="text-accent" />
              {say(words[word])}
            </Link>
          ))}
      </nav>
      <div className="min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
