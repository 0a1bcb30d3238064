import {
  type Criterion,
  expressionWords,
  printExpression,
  type Vocabulary,
  vocabularyOf,
} from "../../definition/index.ts";
import { useMemo } from "react";
import type { StudyView } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { Foreign } from "../ui/foreign.tsx";
import { Assumed } from "./assumed.tsx";
import { words } from "./study-words.ts";

/** Who may take part: each criterion as the protocol words it, and as the record decides it. */
export function EligibilityTab({ view }: { readonly view: StudyView }) {
  const { say } = useLanguage();
  const { study } = view;
  const vocabulary = useMemo(() => vocabularyOf(study), [study]);
  if (study.eligibility.length === 0) return <Empty kind="yet" title={say(words.noCriteria)} />;
  return (
    <div className="space-y-6">
      {(["inclusion", "exclusion"] as const).map((kind) => (
        <Card key={kind} title={say(words[kind])}>
          <ol className="divide-y divide-line">
            {study.eligibility
              .filter((criterion) => criterion.kind === kind)
              .map((criterion) => (
                <OneCriterion key={criterion.id} criterion={criterion} vocabulary={vocabulary} />
              ))}
          </ol>
        </Card>
      ))}
    </div>
  );
}

function OneCriterion({
  criterion,
  vocabulary,
}: {
  readonly criterion: Criterion;
  readonly vocabulary: Vocabulary;
}) {
  const { say, language } = useLanguage();
  return (
    <li className="grid grid-cols-[3.2rem_1fr] gap-x-3 py-3">
      <span className="num font-semibold text-accent">{criterion.id}</span>
      <div className="min-w-0">
        <p className="font-medium">{say(criterion.text)}</p>
        <p className="mt-1 text-[0.92rem]">
          <span className="text-soft">
            {say(words.asComputed)}
            {language === "en" ? ": " : "："}
          </span>
          {expressionWords(criterion.when, vocabulary, language)}
        </p>
        <div className="mt-1 flex flex-wrap items-start gap-x-3 gap-y-1">
          <Assumed reason={criterion.assumption} />
          <details className="text-[0.87rem]">
            <summary className="inline-flex min-h-6 cursor-pointer items-center text-soft underline decoration-dotted underline-offset-4">
              {say(words.asWritten)}
            </summary>
            <code className="mt-1 block whitespace-pre-wrap rounded bg-sunken px-3 py-2 font-mono text-[0.82rem]">
              {printExpression(criterion.when)}
            </code>
          </details>
          {criterion.source !== undefined && (
            <span className="text-[0.87rem] text-soft">
              {say(words.source)} <Foreign quiet>{criterion.source}</Foreign>
            </span>
          )}
        </div>
      </div>
    </li>
  );
}
