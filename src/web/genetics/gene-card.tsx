import type { GeneticPlan, PanelGene } from "../../definition/index.ts";
import { type GeneAssessment, type GeneticState, verdictWords } from "../../engine/index.ts";
import { issueText } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import type { RecordView } from "../participant/record.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import { FindingCard } from "./finding-card.tsx";
import { GenePicture } from "./gene-picture.tsx";
import { words } from "./genetics-words.ts";
import type { LabReport } from "./lab-reports.ts";

const tones: Readonly<Record<GeneAssessment["verdict"], Tone>> = {
  findings: "ask",
  reference: "done",
  unknown: "wait",
  "not-assessed": "wait",
  "repeat-normal": "done",
  "repeat-expanded": "ask",
};

/** What is known of one gene: drawn, said in words, with the reasons why it is not more certain. */
export function GeneCard({
  record,
  plan,
  held,
  gene,
  assessed,
  reports,
  isLast,
}: {
  readonly record: RecordView;
  readonly plan: GeneticPlan;
  readonly held: GeneticState;
  readonly gene: PanelGene | undefined;
  readonly assessed: GeneAssessment;
  readonly reports: readonly LabReport[];
  readonly isLast: boolean;
}) {
  const { say, language } = useLanguage();
  const { build } = held.result;
  const { verdict, reasons, findings, coverage, transcript } = assessed;
  const isPartial = coverage.some(({ bases, covered }) => covered > 0 && covered < bases);
  return (
    <Card
      title={
        <span
          data-gene={assessed.gene}
          data-verdict={verdict}
          className="flex flex-wrap items-center gap-3"
        >
          {assessed.gene}
          <Badge tone={tones[verdict]}>{say(verdictWords[verdict])}</Badge>
        </span>
      }
      actions={transcript !== undefined && <span className="num text-soft">{transcript}</span>}
    >
      <div className="space-y-4">
        {gene?.kind === "sequence" && build !== "unknown" && (
          <GenePicture gene={gene} build={build} assessed={assessed} />
        )}
        {reasons.length > 0 && (
          <section>
            <h3>{say(words.reasons)}</h3>
            <ul className="mt-1 list-disc space-y-0.5 pl-5">
              {reasons.map((reason, index) => (
                <li key={index} className={reason.severity === "assumption" ? "text-soft" : ""}>
                  {issueText(reason, language)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <CoverageTable coverage={coverage} isOpen={isPartial} />
        {gene?.kind === "sequence" &&
          findings.map((finding) => (
            <FindingCard
              key={finding.variant}
              {...{ record, plan, held, gene, assessed, finding, reports, isLast }}
            />
          ))}
      </div>
    </Card>
  );
}
