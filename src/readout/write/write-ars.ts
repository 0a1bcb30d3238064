import type { Readout } from "../../definition/index.ts";
import type { Rendered, Report } from "../report/rendered.ts";
import { fill } from "../report/table-words.ts";
import { analysisSets } from "./ars/analysis-sets.ts";
import { arsAnalyses, arsMethods, dataSubsets, terminologyExtensions } from "./ars/ars-analyses.ts";
import type { ListItem, Output, ReportingEvent } from "./ars/ars-model.ts";
import { groupings } from "./ars/groupings.ts";
import { type SortedResults, sortResults } from "./ars/sorted-results.ts";
import { displayName, pageMarks, provenanceOf, sourceLine } from "./provenance.ts";
import { words } from "./report-words.ts";

const outputId = ({ id }: Rendered): string => `Output.${id}`;

/**
 * The results of a report as a reporting event of CDISC's Analysis Results Standard, JSON: populations, groups, methods
 * and analyses with every number unrounded and as printed, what was run for each, and the displays that show them.
 *
 * @source CDISC Analysis Results Standard 1.0, logical data model (github.com/cdisc-org/analysis-results-standard)
 */
export function writeArs(report: Report, readout: Readout): string {
  const { language, study, studyHash, cut, software, displays } = report;
  const sorted = sortResults(report, readout);
  const event: ReportingEvent = {
    id: `ReportingEvent.${study.id}.${cut.position}`,
    version: 1,
    name: `${study.id} ${study.version}`,
    description: [
      study.title,
      ...pageMarks(report),
      ...provenanceOf(report).map(([name, value]) => `${name}: ${value}`),
    ].join("\n"),
    mainListOfContents: {
      name: "List of planned analyses",
      label: "LOPA",
      contentsList: { listItems: plannedAnalyses(report, sorted) },
    },
    otherListsOfContents: [
      {
        name: "List of planned outputs",
        label: "LOPO",
        contentsList: { listItems: displays.map((one, i) => outputItem(one, i, report)) },
      },
    ],
    referenceDocuments: [
      {
        id: "Document.study",
        name: `${study.id} ${study.version}`,
        description: `${words.studyHash[language]}: ${studyHash}`,
      },
      {
        id: "Document.cut",
        name: fill(words.cutAt[language], cut),
        description: `${words.contentHash[language]}: ${cut.contentHash}`,
      },
      { id: "Document.software", name: software },
    ],
    terminologyExtensions,
    analysisSets: analysisSets(readout, language),
    dataSubsets: dataSubsets(sorted),
    analysisGroupings: groupings(readout, report.results, language),
    methods: arsMethods(sorted),
    analyses: arsAnalyses(sorted, report, readout),
    outputs: displays.map((one) => outputOf(one, report)),
  };
  return `${JSON.stringify(event, null, 1)}\n`;
}

function outputItem(display: Rendered, i: number, report: Report): ListItem {
  const name = [displayName(display, report), ...display.titles].join(" ");
  return { name, level: 1, order: i + 1, outputId: outputId(display) };
}

/** Displays in their order, each with the analyses whose numbers it shows; then the analyses that none shows. */
function plannedAnalyses(report: Report, sorted: readonly SortedResults[]): readonly ListItem[] {
  const analysisOf = new Map<string, string>();
  for (const { id, results } of sorted) {
    for (const result of results) analysisOf.set(result.id, id);
  }
  const shown = new Set<string>();
  const items = report.displays.map((display, i): ListItem => {
    const { rows } = display.kind === "figure" ? display.data : display;
    const cells = rows.flatMap((row) => row.cells.flatMap(({ results }) => results));
    const ids = [...new Set(cells.flatMap((result) => analysisOf.get(result) ?? []))];
    for (const id of ids) shown.add(id);
    const item = outputItem(display, i, report);
    if (ids.length === 0) return item;
    const listItems = ids.map((id, j) => ({ name: id, level: 2, order: j + 1, analysisId: id }));
    return { ...item, sublist: { listItems } };
  });
  const others = sorted.filter(({ id }) => !shown.has(id));
  return [
    ...items,
    ...others.map(({ id }, i) => ({
      name: id,
      level: 1,
      order: items.length + i + 1,
      analysisId: id,
    })),
  ];
}

function outputOf(display: Rendered, report: Report): Output {
  const section = (
    sectionType: "Title" | "Footnote" | "Footer",
    lines: readonly string[],
  ): Output["displays"][number]["display"]["displaySections"] =>
    lines.length === 0
      ? []
      : [
          {
            sectionType,
            orderedSubSections: lines.map((text, i) => ({
              order: i + 1,
              subSection: { id: `${outputId(display)}.${sectionType}.${i + 1}`, text },
            })),
          },
        ];
  const name = displayName(display, report);
  return {
    id: outputId(display),
    version: 1,
    name,
    displays: [
      {
        order: 1,
        display: {
          id: `Display.${display.id}`,
          version: 1,
          name,
          displayTitle: display.titles[0] ?? display.id,
          displaySections: [
            ...section("Title", display.titles),
            ...section("Footnote", display.footnotes),
            ...section("Footer", [...pageMarks(report), sourceLine(report)]),
          ],
        },
      },
    ],
  };
}
