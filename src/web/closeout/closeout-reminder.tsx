import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { stageOf } from "./closeout-stage.ts";
import { words } from "./closeout-words.ts";
import { closeoutsQuery } from "./closeouts-query.ts";

/** What waits for the investigator about their site's package: one line in the worklist, or nothing. */
export function CloseoutReminder({ study }: { readonly study: string }) {
  const { say } = useLanguage();
  const { data = [] } = useQuery(closeoutsQuery(study));
  const waiting = data.filter(
    (line) => line.decides && ["to-check", "void"].includes(stageOf(line)),
  );
  if (waiting.length === 0) return null;
  return (
    <ul className="mb-4 divide-y divide-line">
      {waiting.map((line) => (
        <li key={line.site}>
          <Link
            to="/studies/$study/closeout"
            params={{ study }}
            className="flex min-h-10 items-center gap-2 text-ink no-underline hover:text-accent"
          >
            <Icon name={stageOf(line) === "void" ? "warning" : "shield"} className="text-wait" />
            {stageOf(line) === "void"
              ? say(words.voided, { site: line.site, count: line.since })
              : say(words.toCheck, { site: line.site })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
