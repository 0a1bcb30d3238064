import {
  acmgClassWords,
  adjudicationOf,
  describeGene,
  formAt,
  type GeneticState,
  linesOf,
  type FormState,
  type ParticipantState,
  signatureOf,
} from "../../engine/index.ts";
import { acmgClasses } from "../../definition/index.ts";
import { isHiddenForm } from "./blinding.ts";
import type { Edition } from "./edition.ts";
import {
  type Block,
  type Chapter,
  type FactRow,
  line,
  type Part,
  type Row,
  rowOf,
} from "./model.ts";

/**
 * What is known of a participant's genes: the class that the laboratory gave and who signed for it, then every file that
 * was read, with what it says of each gene and who judged which variant.
 */
export function geneticPart(edition: Edition, participant: ParticipantState): Part | undefined {
  const plan = edition.study.genetics;
  if (plan === undefined) return undefined;
  const { say } = edition;
  const assessments = participant.genetics ?? [];
  return {
    title: say("genetics"),
    blocks: [],
    chapters: [
      { title: say("laboratoryClass"), blocks: reportBlocks(edition, participant, plan.form) },
      ...assessments.map((each) => assessmentChapter(edition, each)),
      ...(assessments.length > 0
        ? []
        : [
            {
              title: say("geneticFiles"),
              blocks: [{ kind: "words", text: say("noAssessment"), look: "quiet" } as const],
            },
          ]),
    ],
  };
}

/** Each report as it was typed: its variant, its class, and whether the signature on it stands. */
function reportBlocks(edition: Edition, participant: ParticipantState, form: string): Block[] {
  const { say } = edition;
  const reports = isHiddenForm(edition.study, form) ? [] : reportsOf(participant, form);
  if (reports.length === 0) return [{ kind: "words", text: say("noReport"), look: "quiet" }];
  return [
    {
      kind: "table",
      widths: [8, 9, 6, 9],
      head: [say("form"), say("variant"), say("class"), say("signature")],
      rows: reports.map((report) => reportRow(edition, participant, report)),
    },
  ];
}

function reportsOf(participant: ParticipantState, form: string): readonly FormState[] {
  const atVisits = participant.visitOrder.flatMap(
    (visit) => formAt(participant, { form, visit }) ?? [],
  );
  return [...atVisits, ...linesOf(participant, form)];
}

function reportRow(edition: Edition, participant: ParticipantState, report: FormState): Row {
  const { say } = edition;
  const { values, withdrawn } = report;
  const named = ["gene", "coding", "protein", "legacy"].flatMap((field) => {
    const value = values[field];
    return typeof value === "string" ? [value] : [];
  });
  const given = acmgClasses.find((one) => one === values["acmg"]);
  const { state, signature } = signatureOf(participant, report);
  const signed =
    state === "none" || signature === undefined
      ? line(say("notSigned"), "caution")
      : line(
          say(state === "signed" ? "signedBy" : "signatureFallen", {
            who: edition.person(signature.by),
            when: edition.time(signature.at),
          }),
          state === "signed" ? undefined : "alarm",
        );
  const look = withdrawn === undefined ? undefined : "struck";
  return rowOf(
    [line(edition.place(report), look)],
    [line(edition.list(named), look)],
    [line(given === undefined ? say("notAnswered") : edition.of(acmgClassWords[given]), look)],
    [signed],
  );
}

function assessmentChapter(edition: Edition, assessment: GeneticState): Chapter {
  const { say, order } = edition;
  const { number, file, fileName, fileBytes, result, by, at, opinions } = assessment;
  const { sample, build, caller, panel, clinvar, thresholds, genes, issues } = result;
  const [low, high] = thresholds.heterozygousBalance;
  const bytes = fileBytes === undefined ? undefined : say("bytes", { bytes: fileBytes });
  const facts: FactRow[] = [
    [
      say("geneticFile"),
      [line(edition.hidesFileNames ? say("nameLeftOut") : fileName, undefined, bytes)],
    ],
    [say("hash"), [line(file)]],
    [say("sample"), [line(sample)]],
    [say("build"), [line(build === "unknown" ? say("unknownBuild") : build)]],
    ...(caller === undefined ? [] : [[say("caller"), [line(caller)]] as const]),
    [say("panel"), [line(panel)]],
    [say("clinvar"), [line(clinvar ?? say("notGiven"))]],
    [
      say("thresholds"),
      [
        line(
          say("thresholdsSaid", {
            gq: thresholds.minGq,
            dp: thresholds.minDp,
            low: low * 100,
            high: high * 100,
            whole: thresholds.homozygousBalance * 100,
          }),
        ),
      ],
    ],
    [say("fileRecorded"), [line(`${edition.person(by)} · ${edition.time(at)}`, undefined, at)]],
  ];
  return {
    title: say("assessmentNumber", { number }),
    blocks: [
      { kind: "facts", rows: facts },
      ...issues.map((issue) => ({
        kind: "words" as const,
        text: edition.issue(issue),
        look: "caution" as const,
      })),
      {
        kind: "table",
        widths: [4, 22],
        head: [say("gene"), say("what")],
        rows: genes.map((gene) => {
          const lines = describeGene(gene, order.language).map((text) => text.trim());
          return rowOf(
            [line(gene.gene, "strong")],
            lines.map((text, index) => line(text, index === 0 ? "strong" : undefined)),
          );
        }),
      },
      ...adjudicationBlocks(edition, assessment, opinions),
    ],
  };
}

/** Every opinion in the order in which it was given, under where its variant stands. */
function adjudicationBlocks(
  edition: Edition,
  assessment: GeneticState,
  opinions: GeneticState["opinions"],
): Block[] {
  if (opinions.length === 0) return [];
  const { say } = edition;
  const variants = [...new Set(opinions.map(({ variant }) => variant))];
  const standing = (variant: string): string => {
    const { status, class: agreed } = adjudicationOf(assessment, variant);
    if (agreed !== undefined) return say("agreed", { class: edition.of(acmgClassWords[agreed]) });
    return say(status === "differing" ? "differing" : "onePerson");
  };
  const rows = variants.flatMap((variant): Row[] => [
    { group: edition.clauses([variant, standing(variant)]) },
    ...opinions
      .filter((opinion) => opinion.variant === variant)
      .map((opinion) =>
        rowOf(
          [line(edition.person(opinion.by)), line(edition.role(opinion.role), "small")],
          [line(edition.time(opinion.at))],
          [line(edition.of(acmgClassWords[opinion.class]))],
          [line(opinion.reason)],
        ),
      ),
  ]);
  return [
    { kind: "title", text: say("adjudication") },
    {
      kind: "table",
      widths: [6, 5, 5, 12],
      head: [say("person"), say("when"), say("class"), say("reason")],
      rows,
    },
  ];
}
