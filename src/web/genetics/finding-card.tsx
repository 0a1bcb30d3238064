import { type ReactNode, useState } from "react";
import {
  type GeneticPlan,
  type GenomeBuild,
  genomeBuilds,
  type SequencedGene,
} from "../../definition/index.ts";
import {
  acmgClassWords,
  consequenceWords,
  crossCheck,
  type Finding,
  type GeneAssessment,
  type GeneticState,
  genomePositionOf,
  predicted,
  readLegacy,
  routeReasonWords,
  routeWords,
  transcriptPlaceOf,
  zygosityWords,
} from "../../engine/index.ts";
import { issueText } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { PlaceLink } from "../participant/place-link.tsx";
import type { RecordView } from "../participant/record.ts";
import { mayAt } from "../participant/rights.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { AdjudicationPart } from "./adjudication-part.tsx";
import { codingOf, codonOf, positionOf } from "./gene-layout.ts";
import { words } from "./genetics-words.ts";
import type { LabReport } from "./lab-reports.ts";
import { QualityTable } from "./quality-table.tsx";
import { SignedMark } from "./signed-mark.tsx";
import { TakeOverDialog } from "./take-over-dialog.tsx";

/** One change with everything that is known of it: its names, its call, the evidence, the laboratory's class. */
export function FindingCard({
  record,
  plan,
  held,
  gene,
  assessed,
  finding,
  reports,
  isLast,
}: {
  readonly record: RecordView;
  readonly plan: GeneticPlan;
  readonly held: GeneticState;
  readonly gene: SequencedGene;
  readonly assessed: GeneAssessment;
  readonly finding: Finding;
  readonly reports: readonly LabReport[];
  readonly isLast: boolean;
}) {
  const { say, language } = useLanguage();
  const [isTaking, setTaking] = useState(false);
  const { state, access } = record;
  const { build, thresholds } = held.result;
  const { coding, protein, confident, reasons, route, because } = finding;
  const mayEnter = isLast && mayAt(access, state.site, "save-form");
  const codon = build === "unknown" ? undefined : codonOf(gene, build, finding);
  return (
    <article data-finding={finding.variant} className="space-y-4 border-t border-line pt-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex flex-wrap items-center gap-2">
          {protein ?? codingOf(coding)}
          <Badge tone={confident ? "done" : "wait"}>
            {say(confident ? words.believed : words.notBelieved)}
          </Badge>
        </h3>
        {mayEnter && (
          <Button small onClick={() => setTaking(true)}>
            {say(words.takeOver)}
          </Button>
        )}
      </header>
      <Facts>
        <Fact name={say(words.codingName)}>
          <span className="break-all">{coding}</span>
        </Fact>
        {protein !== undefined && <Fact name={say(words.proteinName)}>{predicted(protein)}</Fact>}
        {finding.legacy !== undefined && (
          <Fact name={say(words.legacyName)}>
            <OlderName gene={gene} legacy={finding.legacy} protein={protein ?? ""} />
          </Fact>
        )}
        <Fact name={say(words.consequence)}>
          {[
            say(consequenceWords[finding.consequence]),
            ...(finding.nearSplice ? [say(words.nearSplice)] : []),
            say(words.inExon, { exon: finding.exon }),
            ...(codon === undefined ? [] : [say(words.codon, codon)]),
          ].join(say(words.comma))}
        </Fact>
        <Fact name={say(words.zygosity)}>{say(zygosityWords[finding.zygosity])}</Fact>
        {build !== "unknown" && (
          <Fact name={say(words.place)}>
            <Places gene={gene} build={build} finding={finding} />
          </Fact>
        )}
      </Facts>
      <QualityTable finding={finding} thresholds={thresholds} />
      {reasons.length > 0 && (
        <Notice tone="wait" title={say(words.reasons)}>
          <ul className="list-disc pl-5">
            {reasons.map((reason, index) => (
              <li key={index}>{issueText(reason, language)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Evidence {...{ record, held, finding, reports }} />
      <p>
        <span className="text-soft">{say(words.route)}: </span>
        {say(routeWords[route])} ({say(routeReasonWords[because])})
      </p>
      <AdjudicationPart {...{ record, held, finding, isLast }} />
      {isTaking && (
        <TakeOverDialog
          {...{ record, plan, held, gene: assessed, finding }}
          onClose={() => setTaking(false)}
        />
      )}
    </article>
  );
}

/** The laboratory's class, and beside it what asks about it. */
function Evidence({
  record,
  held,
  finding,
  reports,
}: {
  readonly record: RecordView;
  readonly held: GeneticState;
  readonly finding: Finding;
  readonly reports: readonly LabReport[];
}) {
  const { say, language } = useLanguage();
  const { clinvar, ours } = finding;
  const own = reports.filter(({ coding }) => coding === finding.coding);
  const { clinvar: extract } = held.result;
  return (
    <section className="grid gap-4 md:grid-cols-2">
      <div className="rounded-lg border-2 border-accent px-4 py-3" data-laboratory-class>
        <h4 className="font-medium">{say(words.laboratory)}</h4>
        {own.length === 0 && <p className="text-soft">{say(words.laboratoryNone)}</p>}
        {own.map((report) => {
          const doubt = report.class === undefined ? undefined : crossCheck(finding, report.class);
          return (
            <div key={`${report.instance.visit}-${report.instance.line}`} className="mt-1">
              <p className="text-[1.1rem] font-semibold">
                <PlaceLink
                  study={record.study.id}
                  participant={record.state.id}
                  place={report.instance}
                  field="acmg"
                >
                  {say(
                    report.class === undefined
                      ? words.laboratoryNone
                      : acmgClassWords[report.class],
                  )}
                </PlaceLink>
              </p>
              <p className="text-[0.92rem]">
                <SignedMark record={record} report={report} />
              </p>
              {report.class !== undefined && (
                <p className={doubt === undefined ? "text-soft" : "text-wrong"}>
                  {doubt === undefined
                    ? say(hasEvidence(finding) ? words.agrees : words.noEvidence)
                    : issueText(doubt, language)}
                </p>
              )}
            </div>
          );
        })}
        <p className="mt-2 text-[0.87rem] text-soft">{say(words.laboratoryLead)}</p>
      </div>
      <div className="rounded-lg border border-line px-4 py-3">
        <h4 className="font-medium">{say(words.evidence)}</h4>
        <Facts>
          <Fact name={`ClinVar ${extract === "undated" ? say(words.undated) : (extract ?? "")}`}>
            {clinvar === undefined
              ? say(extract === undefined ? words.noExtract : words.clinvarNone)
              : `${say(words.clinvarSaid, { ...clinvarWords(clinvar) })} · ${say(words.stars, { stars: clinvar.stars })}`}
          </Fact>
          <Fact name={say(words.ours)}>
            {ours.criteria.length === 0
              ? say(words.oursNone)
              : say(words.oursSaid, {
                  class: acmgClassWords[ours.class],
                  points: ours.points,
                  criteria: ours.criteria.join(" "),
                })}
            <span className="block text-[0.87rem] text-soft">{ours.rules}</span>
          </Fact>
        </Facts>
      </div>
    </section>
  );
}

/** Whether anything is at hand that a class could contradict. */
function hasEvidence({ clinvar, ours }: Finding): boolean {
  return (clinvar?.class !== undefined && clinvar.stars > 0) || ours.class !== "VUS";
}

function clinvarWords({ significance, review, id }: NonNullable<Finding["clinvar"]>) {
  return { significance, review: review === "" ? "–" : review, id };
}

/** The name of older papers, and whether it would mean something else to somebody who counts as HGVS does. */
function OlderName({
  gene,
  legacy,
  protein,
}: {
  readonly gene: SequencedGene;
  readonly legacy: string;
  readonly protein: string;
}) {
  const { say } = useLanguage();
  const other = readLegacy(gene, legacy).find(({ numbering }) => numbering === "hgvs");
  return other === undefined
    ? say(words.legacyOnly, { legacy, protein })
    : say(words.legacyBoth, { legacy, other: other.protein });
}

/** The place on the file's build, and on the other. */
function Places({
  gene,
  build,
  finding,
}: {
  readonly gene: SequencedGene;
  readonly build: GenomeBuild;
  readonly finding: Finding;
}) {
  const { say } = useLanguage();
  const pos = positionOf(finding);
  const place = transcriptPlaceOf(gene.transcript, build, pos);
  const others = genomeBuilds.flatMap((other) => {
    const at =
      other === build || place === undefined
        ? undefined
        : genomePositionOf(gene.transcript, other, place);
    return at === undefined ? [] : [{ build: other, pos: at }];
  });
  return (
    <span className="num">
      {[{ build, pos }, ...others]
        .map((one) => say(words.otherBuild, { chrom: gene.chrom, ...one }))
        .join(" · ")}
      <span className="block break-all text-[0.87rem] text-soft">{finding.variant}</span>
    </span>
  );
}

export function Facts({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="grid grid-cols-1 gap-x-5 gap-y-1 sm:grid-cols-[minmax(8rem,auto)_1fr]">
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-soft">{name}</dt>
      <dd className="mb-1 min-w-0 break-words sm:mb-0">{children}</dd>
    </div>
  );
}
