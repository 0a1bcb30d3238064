import { printTypedDate } from "../../kernel/index.ts";
import type { AccessReview } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { taskName } from "./delegation-tasks.ts";
import { trainingWords, words } from "./review-words.ts";
import { roleName } from "./role-name.ts";

/** The reviews that were signed, each with what was seen and decided. */
export function ReviewHistory({
  study,
  reviews,
}: {
  readonly study: string;
  readonly reviews: readonly AccessReview[];
}) {
  const { say, language } = useLanguage();
  const signed = reviews.flatMap((review) =>
    review.signed === undefined ? [] : [{ ...review, signed: review.signed }],
  );
  const place = (line: AccessReview["lines"][number]) =>
    line.participant ?? line.site ?? say(words.allSites);
  return (
    <section className="space-y-3 border-t border-line pt-5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-[1.05rem]">{say(words.history)}</h2>
        {signed.length > 0 && (
          <ExportButton
            name={`access-reviews-${study === "*" ? "administrators" : study}`}
            header={[
              words.signedColumn,
              words.signer,
              words.person,
              words.role,
              words.site,
              words.since,
              words.lastSignIn,
              words.training,
              words.delegation,
              words.decision,
              words.reason,
              words.own,
            ]
              .map((word) => say(word))
              .concat("SHA-256")}
            rows={() =>
              signed.flatMap((review) =>
                review.lines.map((line) => {
                  const decision = review.signed.decisions.find(
                    ({ grant }) => grant === line.grant,
                  );
                  return [
                    review.signed.at,
                    review.openedByName,
                    line.name,
                    say(roleName(line.role)),
                    place(line),
                    `${line.from} – ${line.until ?? ""}`,
                    line.lastSignIn,
                    say(trainingWords[line.training]),
                    line.tasks.map((task) => say(taskName(task))).join("; "),
                    decision === undefined ? "" : say(words[decision.decision]),
                    decision?.reason,
                    line.own ? "1" : "",
                    review.signed.manifest,
                  ];
                }),
              )
            }
          />
        )}
      </div>
      {signed.length === 0 && <p className="text-soft">{say(words.noHistory)}</p>}
      {signed.map((review) => {
        const ended = review.signed.decisions.filter(({ decision }) => decision === "end");
        return (
          <details key={review.id} className="rounded-lg border border-line bg-card px-4 py-2">
            <summary className="min-h-8">
              {say(words.signedBy, {
                at: printTypedDate(review.signed.at.slice(0, 10), language),
                name: review.openedByName,
                keep: review.signed.decisions.length - ended.length,
                end: ended.length,
              })}{" "}
              {review.signed.ownLines > 0 && (
                <Badge tone="ask">{say(words.signedOwn, { own: review.signed.ownLines })}</Badge>
              )}
            </summary>
            <p className="num text-[0.8rem] break-all text-soft">{review.signed.manifest}</p>
            <ul className="divide-y divide-line">
              {review.lines.map((line) => {
                const end = ended.find(({ grant }) => grant === line.grant);
                return (
                  <li key={line.grant} className="flex flex-wrap gap-x-3 py-1">
                    <span className="font-medium">{line.name}</span>
                    <span>
                      {say(roleName(line.role))} · {place(line)}
                    </span>
                    <span className={end === undefined ? "text-soft" : "font-medium text-wrong"}>
                      {say(end === undefined ? words.keep : words.end)}
                      {end?.reason !== undefined && ` · ${end.reason}`}
                    </span>
                  </li>
                );
              })}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
