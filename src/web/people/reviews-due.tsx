import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { printTypedDate } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "./review-words.ts";
import { reviewsDueQuery } from "./reviews-due-query.ts";

/** What an administrator has to do: the reviews of access that are due, each one click away. */
export function ReviewsDue() {
  const { say, language } = useLanguage();
  const { data = [] } = useQuery(reviewsDueQuery);
  const due = data.filter(({ overdue }) => overdue);
  if (due.length === 0) return null;
  return (
    <div className="mb-4 print:hidden">
      <Notice tone="wait">
        <ul>
          {due.map((one) => (
            <li key={one.study}>
              <Link
                to="/administration/$part"
                params={{ part: "reviews" }}
                search={{ study: one.study }}
              >
                {say(words.dueLine, {
                  study: one.study === "*" ? words.administrators : one.study,
                  day: printTypedDate(one.due.slice(0, 10), language),
                })}
              </Link>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
