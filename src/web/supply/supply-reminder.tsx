import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../language/language.tsx";
import { useAccess } from "../session/session.tsx";
import { Icon } from "../ui/icon.tsx";
import { boardQuery } from "./supply-queries.ts";
import { waitingOf } from "./waiting.ts";

const keepers: ReadonlySet<string> = new Set(["pharmacist", "quality"]);

/** What waits in the pharmacy, line by line, for those who work there; for anybody else nothing, and nothing is asked. */
export function SupplyReminder({ study }: { readonly study: string }) {
  const works = useAccess(study).some(({ role }) => keepers.has(role));
  return works ? <Lines study={study} /> : null;
}

function Lines({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { data } = useQuery(boardQuery(study));
  const lines = data === undefined ? [] : waitingOf(data);
  if (lines.length === 0) return null;
  return (
    <ul className="mb-4 divide-y divide-line">
      {lines.map(({ word, count }) => (
        <li key={word.en}>
          <Link
            to="/studies/$study/supply"
            params={{ study }}
            className="flex min-h-10 items-center gap-2 text-ink no-underline hover:text-accent"
          >
            <Icon name="flag" className="text-wait" />
            {say(word)} <span className="num text-soft">{count}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
