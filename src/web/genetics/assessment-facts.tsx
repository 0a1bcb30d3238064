import type { GeneticState } from "../../engine/index.ts";
import { issueText } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { When } from "../ui/when.tsx";
import { Fact, Facts } from "./finding-card.tsx";
import { words } from "./genetics-words.ts";

/** Which file was assessed, by which thresholds, and who had it read. */
export function AssessmentFacts({
  held,
  people,
  zone,
}: {
  readonly held: GeneticState;
  readonly people: Readonly<Record<string, string>>;
  readonly zone: string;
}) {
  const { say, language } = useLanguage();
  const { build, sample, caller, clinvar, thresholds, issues } = held.result;
  const [low, high] = thresholds.heterozygousBalance;
  const percent = (part: number): number => Math.round(part * 100);
  return (
    <Card title={say(words.assessment, { number: held.number })}>
      <Facts>
        <Fact name={say(words.file)}>
          <span className="break-all">{held.fileName}</span>
          {held.fileBytes !== undefined && (
            <span className="num text-soft">
              {" "}
              · {say(words.byteCount, { bytes: held.fileBytes })}
            </span>
          )}
        </Fact>
        <Fact name={say(words.hash)}>
          <span className="num break-all text-[0.87rem]">{held.file}</span>
        </Fact>
        <Fact name={say(words.sample)}>{sample}</Fact>
        <Fact name={say(words.reference)}>
          {build === "unknown" ? say(words.unknownBuild) : build}
        </Fact>
        {caller !== undefined && <Fact name={say(words.caller)}>{caller}</Fact>}
        <Fact name={say(words.extract)}>
          {clinvar === undefined
            ? say(words.noExtract)
            : clinvar === "undated"
              ? say(words.undated)
              : clinvar}
        </Fact>
        <Fact name={say(words.thresholds)}>
          {say(words.thresholdsSaid, {
            gq: thresholds.minGq,
            dp: thresholds.minDp,
            low: percent(low),
            high: percent(high),
            whole: percent(thresholds.homozygousBalance),
          })}
          {thresholds.assumption !== undefined && (
            <span className="block text-[0.87rem] text-soft">
              {say(words.assumed, { reason: thresholds.assumption })}
            </span>
          )}
        </Fact>
        <Fact name={say(words.recorded)}>
          {people[held.by] ?? held.by} · <When at={held.at} in={zone} />
        </Fact>
      </Facts>
      {issues.map((issue, index) => (
        <p key={index} className="mt-2 text-wait">
          {issueText(issue, language)}
        </p>
      ))}
    </Card>
  );
}
