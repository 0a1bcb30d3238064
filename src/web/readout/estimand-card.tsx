import type { EstimandLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { levelWords, strategyWords, words } from "./readout-words.ts";

/** One estimand by its five attributes, and whether it stood there before the data were known. */
export function EstimandCard({ line }: { readonly line: EstimandLine }) {
  const { say, language } = useLanguage();
  const { estimand, population, variable, analyses } = line;
  const isPlanned = estimand.planned === "prespecified";
  const between = language === "en" ? ": " : "：";
  const attributes = [
    [words.treatment, say(estimand.treatment)],
    [words.population, say(population)],
    [words.variable, say(variable)],
    [words.summary, say(estimand.summary)],
  ] as const;
  return (
    <Card
      level={3}
      title={say(estimand.title)}
      actions={
        <span className="flex gap-2">
          <Badge tone="accent">{say(levelWords[estimand.level])}</Badge>
          <Badge tone={isPlanned ? "done" : "wait"}>
            {say(isPlanned ? words.prespecified : words.postHoc)}
          </Badge>
        </span>
      }
    >
      <dl className="grid gap-x-5 gap-y-1 text-[0.93rem] sm:grid-cols-[auto_1fr]">
        {attributes.map(([word, value]) => (
          <div key={word.en} className="contents">
            <dt className="text-soft">{say(word)}</dt>
            <dd className="max-sm:mb-2">{value}</dd>
          </div>
        ))}
        <dt className="text-soft">{say(words.intercurrent)}</dt>
        <dd className="max-sm:mb-2">
          {estimand.intercurrent.length === 0 ? (
            say(words.noIntercurrent)
          ) : (
            <ul className="list-disc pl-5">
              {estimand.intercurrent.map(({ event, strategy, handling }) => (
                <li key={event.en}>
                  {say(event)}
                  {between}
                  <em>{say(strategyWords[strategy])}</em>
                  {language === "en" ? ". " : "。"}
                  {say(handling)}
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt className="text-soft">{say(words.analyses)}</dt>
        <dd>
          <ol className="list-decimal pl-5">
            {analyses.map((title) => (
              <li key={title.en}>{say(title)}</li>
            ))}
          </ol>
        </dd>
      </dl>
    </Card>
  );
}
