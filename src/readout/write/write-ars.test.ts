import assert from "node:assert/strict";
import { test } from "node:test";
import type { RowCondition } from "../../definition/index.ts";
import { madeUpReadout } from "../figures/testing/made-up-readout.ts";
import { whereClause } from "./ars/where-clause.ts";
import { hostile, madeUpReport } from "./testing/made-up-report.ts";
import { writeArs } from "./write-ars.ts";

type Node = { readonly [member: string]: unknown };

/**
 * For each place of a reporting event its class's members: those that are required, and all that there may be. From the
 * JSON schema that CDISC publishes with the standard, and `name` of sets, subsets, groups and groupings as in the
 * standard's own example of version 1.
 *
 * @source github.com/cdisc-org/analysis-results-standard, project/jsonschema/ars_ldm.schema.json at 3cd01c7 (2023);
 * workfiles/examples/ARS v1/Common Safety Displays.json at a52ab24
 */
const classes: Readonly<Record<string, readonly [required: string, optional: string]>> = {
  ReportingEvent: [
    "id name mainListOfContents version",
    "description label otherListsOfContents referenceDocuments terminologyExtensions analysisOutputCategorizations analysisSets analysisGroupings dataSubsets methods analyses globalDisplaySections outputs",
  ],
  ListOfContents: ["name contentsList", "label description"],
  NestedList: ["listItems", ""],
  OrderedListItem: ["name level order", "label description analysisId outputId sublist"],
  ReferenceDocument: ["id name", "label description location"],
  TerminologyExtension: ["id sponsorTerms", "enumeration"],
  SponsorTerm: ["id submissionValue", "description"],
  AnalysisSet: ["id name level order", "label condition compoundExpression"],
  DataSubset: ["id name level order", "label condition compoundExpression"],
  WhereClause: ["level order", "condition compoundExpression"],
  WhereClauseCondition: ["dataset variable comparator value", ""],
  CompoundExpression: ["logicalOperator whereClauses", ""],
  GroupingFactor: ["id name dataDriven", "label groupingDataset groupingVariable groups"],
  Group: ["id name level order", "label condition compoundExpression"],
  AnalysisMethod: ["id name operations", "label description documentRefs codeTemplate"],
  Operation: ["id name order", "label description referencedOperationRelationships resultPattern"],
  Analysis: [
    "id name version reason purpose methodId",
    "label description documentRefs categoryIds dataset variable analysisSetId dataSubsetId orderedGroupings referencedAnalysisOperations programmingCode results",
  ],
  Term: ["", "controlledTerm sponsorTermId"],
  OrderedGroupingFactor: ["order groupingId resultsByGroup", ""],
  AnalysisOutputProgrammingCode: ["context", "code documentRef parameters"],
  OperationResult: ["operationId", "resultGroups rawValue formattedValue"],
  ResultGroup: ["groupingId", "groupId groupValue"],
  Output: [
    "id name displays",
    "version label description documentRefs categoryIds fileSpecifications programmingCode",
  ],
  OrderedDisplay: ["order display", ""],
  OutputDisplay: ["id name", "version label description displayTitle displaySections"],
  DisplaySection: ["", "sectionType orderedSubSections"],
  OrderedSubSection: ["order subSection", ""],
  DisplaySubSection: ["id text", ""],
};

/** The class of what stands under a member; a member that is not named holds a word or a number, or ids. */
const under: Readonly<Record<string, string>> = {
  mainListOfContents: "ListOfContents",
  otherListsOfContents: "ListOfContents",
  contentsList: "NestedList",
  sublist: "NestedList",
  listItems: "OrderedListItem",
  referenceDocuments: "ReferenceDocument",
  terminologyExtensions: "TerminologyExtension",
  sponsorTerms: "SponsorTerm",
  analysisSets: "AnalysisSet",
  dataSubsets: "DataSubset",
  condition: "WhereClauseCondition",
  compoundExpression: "CompoundExpression",
  whereClauses: "WhereClause",
  analysisGroupings: "GroupingFactor",
  groups: "Group",
  methods: "AnalysisMethod",
  operations: "Operation",
  analyses: "Analysis",
  reason: "Term",
  purpose: "Term",
  orderedGroupings: "OrderedGroupingFactor",
  programmingCode: "AnalysisOutputProgrammingCode",
  results: "OperationResult",
  resultGroups: "ResultGroup",
  outputs: "Output",
  displays: "OrderedDisplay",
  display: "OutputDisplay",
  displaySections: "DisplaySection",
  orderedSubSections: "OrderedSubSection",
  subSection: "DisplaySubSection",
};

function check(node: unknown, kind: string, path: string): void {
  if (Array.isArray(node)) {
    for (const [i, one] of node.entries())
      if (typeof one === "object") check(one, kind, `${path}[${i}]`);
    return;
  }
  assert.ok(typeof node === "object" && node !== null, path);
  const [required = "", optional = ""] = classes[kind] ?? [];
  const members = Object.keys(node);
  for (const one of required.split(" ").filter(Boolean))
    assert.ok(members.includes(one), `${path} lacks ${one}`);
  const allowed = [...required.split(" "), ...optional.split(" ")];
  for (const [member, value] of Object.entries(node)) {
    assert.ok(allowed.includes(member), `${path}: ${kind} has no ${member}`);
    assert.ok(value !== null && value !== undefined, `${path}.${member} is null`);
    const inner = under[member];
    if (inner !== undefined) check(value, inner, `${path}.${member}`);
  }
}

/** Every value of a member, wherever it stands. */
function all(node: unknown, member: string): readonly unknown[] {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => all(one, member));
  return Object.entries(node).flatMap(([key, value]) => [
    ...(key === member ? [value] : []),
    ...all(value, member),
  ]);
}

const report = madeUpReport();
const event = JSON.parse(writeArs(report, madeUpReadout)) as Node;
const idsOf = (node: unknown): readonly string[] =>
  (node as readonly { readonly id: string }[]).map(({ id }) => id);

test("every part has the members that the standard requires, and none that it does not know", () => {
  check(event, "ReportingEvent", "event");
  check(
    JSON.parse(writeArs(madeUpReport({ typed: hostile, language: "zh-CN" }), madeUpReadout)),
    "ReportingEvent",
    "event",
  );
});

test("no id is given twice among its kind, and every reference leads to one", () => {
  const kinds = {
    analysisSetId: idsOf(event["analysisSets"]),
    dataSubsetId: idsOf(event["dataSubsets"]),
    groupingId: idsOf(event["analysisGroupings"]),
    groupId: idsOf(
      (event["analysisGroupings"] as readonly Node[]).flatMap(({ groups = [] }) => groups),
    ),
    methodId: idsOf(event["methods"]),
    operationId: idsOf(
      (event["methods"] as readonly Node[]).flatMap(({ operations }) => operations),
    ),
    analysisId: idsOf(event["analyses"]),
    outputId: idsOf(event["outputs"]),
    sponsorTermId: idsOf(all(event["terminologyExtensions"], "sponsorTerms").flat()),
  };
  for (const [reference, ids] of Object.entries(kinds)) {
    assert.equal(new Set(ids).size, ids.length, reference);
    for (const to of all(event, reference))
      assert.ok(ids.includes(String(to)), `${reference} ${String(to)}`);
  }
});

test("every result of the report is there once, unrounded and as printed, under its groups", () => {
  const results = all(event["analyses"], "results").flat() as readonly Node[];
  assert.equal(results.length, report.results.length);
  const one = results.find(
    ({ operationId, rawValue }) => operationId === "Method.ancova.p" && rawValue === "0.233",
  );
  assert.deepEqual(one?.["resultGroups"], [
    { groupingId: "Grouping.TRT01P", groupId: "Grouping.TRT01P.3" },
    { groupingId: "Grouping.reference", groupId: "Grouping.reference.1" },
  ]);
  assert.ok(
    results.every(
      ({ rawValue, formattedValue }) =>
        typeof (rawValue ?? "") === "string" && typeof formattedValue === "string",
    ),
  );
});

test("an analysis says why it was made, as its estimand has it, and what was run", () => {
  const [main, , cox] = event["analyses"] as readonly Node[];
  assert.deepEqual(main?.["reason"], { controlledTerm: "SPECIFIED IN SAP" });
  assert.deepEqual(main["purpose"], { controlledTerm: "PRIMARY OUTCOME MEASURE" });
  assert.deepEqual(cox?.["purpose"], { sponsorTermId: "Purpose.description" });
  const { context, code } = main["programmingCode"] as {
    readonly context: string;
    readonly code: string;
  };
  assert.equal(context, "Neurite 0.2.0");
  assert.deepEqual(JSON.parse(code), madeUpReadout.analyses[0]);
});

test("comparators have as many values as the standard allows, and joined clauses at least two parts", () => {
  const cut: RowCondition = {
    kind: "every",
    of: [
      { kind: "in", column: "AVISIT", values: ["Week 8", "Week 24"] },
      { kind: "in", column: "SEX", values: [] },
      { kind: "range", column: "AGE", atLeast: 18, below: 65 },
      { kind: "not", of: { kind: "some", of: [{ kind: "present", column: "DTHDT" }] } },
    ],
  };
  const walk = (clause: Node): void => {
    const condition = clause["condition"] as
      | { comparator: string; value: readonly string[] }
      | undefined;
    const compound = clause["compoundExpression"] as
      | { logicalOperator: string; whereClauses: readonly Node[] }
      | undefined;
    assert.equal(Number(condition === undefined) + Number(compound === undefined), 1);
    if (condition !== undefined) {
      assert.equal(condition.value.length > 1, condition.comparator.includes("IN"));
    }
    if (compound !== undefined) {
      assert.equal(compound.whereClauses.length === 1, compound.logicalOperator === "NOT");
      for (const inner of compound.whereClauses) walk(inner);
    }
  };
  walk(whereClause(cut, "ADSL", 1, 1) as unknown as Node);
  assert.deepEqual(whereClause({ kind: "present", column: "A" }, "ADSL", 1, 1), {
    level: 1,
    order: 1,
    condition: { dataset: "ADSL", variable: "A", comparator: "NE", value: [""] },
  });
});

test("the same report gives the same bytes", () => {
  assert.equal(writeArs(report, madeUpReadout), writeArs(madeUpReport(), madeUpReadout));
});
