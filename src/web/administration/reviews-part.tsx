import { useQuery } from "@tanstack/react-query";
import { printTypedDate } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { AccessReview } from "../people/access-review.tsx";
import { words } from "../people/review-words.ts";
import { reviewsDueQuery } from "../people/reviews-due-query.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAddress } from "../ui/use-address.ts";

/** Which studies' access is to be reviewed when, and the review of one of them. */
export function ReviewsPart() {
  const { say, language } = useLanguage();
  const [{ study }, go] = useAddress();
  const { data, error, isPending } = useQuery(reviewsDueQuery);
  const nameOf = (id: string) => (id === "*" ? say(words.administrators) : id);
  const day = (at: string) => printTypedDate(at.slice(0, 10), language);
  if (study !== undefined) {
    return (
      <>
        <p className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
          <Button small onClick={() => go({ study: undefined })}>
            {say(words.back)}
          </Button>
          <span className="text-[1.1rem] font-semibold">{nameOf(study)}</span>
        </p>
        <AccessReview study={study} />
      </>
    );
  }
  if (isPending) return <Skeleton lines={6} />;
  if (data === undefined) return <ProblemNotice error={error} />;
  return (
    <div
      className="overflow-x-auto rounded-xl border border-line bg-card"
      tabIndex={0}
      role="region"
      aria-label={say(words.title)}
    >
      <table className="w-full text-left">
        <thead className="border-b border-line text-[0.87rem] text-soft">
          <tr>
            {[words.study, words.last, words.next].map((word) => (
              <th key={word.en} scope="col" className="px-3 py-2 font-medium">
                {say(word)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {data.map((one) => (
            <tr key={one.study}>
              <th scope="row" className="px-3 py-2 font-medium">
                {nameOf(one.study)}
              </th>
              <td className="num px-3 py-2 text-soft">
                {one.last === undefined ? say(words.never) : day(one.last)}
              </td>
              <td className="num px-3 py-2">
                {one.overdue ? (
                  <Badge tone="wrong">{say(words.overdue, { day: day(one.due) })}</Badge>
                ) : (
                  day(one.due)
                )}
              </td>
              <td className="px-3 py-2 text-right">
                <Button
                  small
                  tone={one.overdue ? "primary" : "plain"}
                  aria-label={`${say(words.review)}: ${nameOf(one.study)}`}
                  onClick={() => go({ study: one.study })}
                >
                  {say(words.review)}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
