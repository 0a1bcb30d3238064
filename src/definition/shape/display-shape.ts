import type {
  AnalysisLine,
  ColumnSplit,
  Display,
  FigureDisplay,
  ListingDisplay,
  PValueStyle,
  Section,
  TableDisplay,
} from "../readout/index.ts";
import { value, variable } from "./dataset-shape.ts";
import { id, text } from "./form-shape.ts";
import { rowConditionShape } from "./row-condition-shape.ts";
import {
  boolean,
  filled,
  later,
  list,
  number,
  object,
  oneOf,
  optional,
  pair,
  type Shape,
  tagged,
} from "./shape.ts";

type SectionKind<K extends Section["kind"]> = Extract<Section, { kind: K }>;
type Labelled = ColumnSplit["parts"][number];
type Figure = FigureDisplay["figure"];
type FigureKind<K extends Figure["kind"]> = Extract<Figure, { kind: K }>;

const where = optional(rowConditionShape);
const heading = {
  id,
  titles: list(text, 1),
  population: id,
  footnotes: optional(list(text)),
  assumption: optional(filled),
  source: optional(filled),
};
const analysisLine: Shape<AnalysisLine> = object<AnalysisLine>("AnalysisLine", {
  label: text,
  show: filled,
  reference: optional(filled),
  overall: optional(boolean),
  at: optional(filled),
  decimals: optional(number),
  indent: optional(number),
  pDecimals: optional(number),
});
const labelled = object<Labelled>("LabelledRows", { label: text, where });
const statistic = oneOf(
  "n",
  "mean",
  "sd",
  "mean-sd",
  "median",
  "median-range",
  "min",
  "max",
  "q1-q3",
  "geometric-mean",
  "cv",
);

/** One shape per kind of section; a new kind, or a new member, does not compile until it stands here. */
const sectionShapes: { readonly [K in Section["kind"]]: Shape<SectionKind<K>> } = {
  heading: object<SectionKind<"heading">>("HeadingSection", { kind: oneOf("heading"), text }),
  participants: object<SectionKind<"participants">>("ParticipantsSection", {
    kind: oneOf("participants"),
    dataset: variable,
    rows: list(
      object<SectionKind<"participants">["rows"][number]>("ParticipantsRow", {
        label: text,
        where,
        tested: optional(boolean),
      }),
      1,
    ),
    title: optional(text),
    percent: optional(boolean),
    test: optional(oneOf("fisher", "pearson")),
  }),
  each: object<SectionKind<"each">>("EachSection", {
    kind: oneOf("each"),
    dataset: variable,
    column: variable,
    where,
    values: optional(
      list(
        object<NonNullable<SectionKind<"each">["values"]>[number]>("EachValue", {
          value,
          label: text,
        }),
      ),
    ),
    sections: list(
      later<Section>(() => sectionShape),
      1,
    ),
  }),
  records: object<SectionKind<"records">>("RecordsSection", {
    kind: oneOf("records"),
    dataset: variable,
    where,
    label: text,
    percentOf: optional(oneOf("column", "arm")),
    test: optional(oneOf("fisher", "pearson")),
  }),
  grid: object<SectionKind<"grid">>("GridSection", {
    kind: oneOf("grid"),
    dataset: variable,
    where,
    arms: oneOf("rows", "columns"),
    rows: list(labelled, 1),
    measures: list(
      object<SectionKind<"grid">["measures"][number]>("GridMeasure", {
        column: variable,
        label: optional(text),
        statistics: list(statistic, 1),
        decimals: number,
        rangeDecimals: optional(number),
        where,
      }),
      1,
    ),
  }),
  number: object<SectionKind<"number">>("NumberSection", {
    kind: oneOf("number"),
    dataset: variable,
    column: variable,
    where,
    title: text,
    decimals: number,
    rangeDecimals: optional(number),
    statistics: list(statistic, 1),
    test: optional(oneOf("anova", "kruskal-wallis")),
  }),
  category: object<SectionKind<"category">>("CategorySection", {
    kind: oneOf("category"),
    dataset: variable,
    column: variable,
    where,
    title: optional(text),
    levels: list(
      object<SectionKind<"category">["levels"][number]>("CategoryLevel", {
        value,
        label: text,
        where,
      }),
    ),
    percent: optional(boolean),
    percentOf: optional(oneOf("counted", "column")),
    sum: optional(text),
    counted: optional(boolean),
    test: optional(oneOf("pearson", "fisher", "cmh-general", "cmh-row-means")),
    strata: optional(list(variable)),
  }),
  events: object<SectionKind<"events">>("EventsSection", {
    kind: oneOf("events"),
    dataset: variable,
    where,
    class: variable,
    term: variable,
    any: text,
    test: optional(oneOf("fisher")),
    contrasts: optional(list(pair(filled))),
    events: optional(boolean),
    decimals: optional(number),
    frequentIn: optional(filled),
  }),
  shift: object<SectionKind<"shift">>("ShiftSection", {
    kind: oneOf("shift"),
    dataset: variable,
    where,
    from: variable,
    to: variable,
    levels: list(
      object<SectionKind<"shift">["levels"][number]>("ShiftLevel", { value: filled, label: text }),
      1,
    ),
    title: text,
  }),
  analysis: object<SectionKind<"analysis">>("AnalysisSection", {
    kind: oneOf("analysis"),
    analysis: id,
    lines: list(analysisLine, 1),
  }),
};

const sectionShape: Shape<Section> = tagged<Section>("Section", "kind", sectionShapes);

const figureShapes: { readonly [K in Figure["kind"]]: Shape<FigureKind<K>> } = {
  "mean-change": object<FigureKind<"mean-change">>("MeanChangeFigure", {
    kind: oneOf("mean-change"),
    dataset: variable,
    value: variable,
    visit: variable,
    where,
  }),
  spaghetti: object<FigureKind<"spaghetti">>("SpaghettiFigure", {
    kind: oneOf("spaghetti"),
    dataset: variable,
    value: variable,
    time: variable,
    where,
  }),
  "kaplan-meier": object<FigureKind<"kaplan-meier">>("KaplanMeierFigure", {
    kind: oneOf("kaplan-meier"),
    dataset: variable,
    time: variable,
    censor: variable,
    where,
  }),
  forest: object<FigureKind<"forest">>("ForestFigure", {
    kind: oneOf("forest"),
    analyses: list(id, 1),
  }),
  waterfall: object<FigureKind<"waterfall">>("WaterfallFigure", {
    kind: oneOf("waterfall"),
    dataset: variable,
    value: variable,
    where,
  }),
  swimmer: object<FigureKind<"swimmer">>("SwimmerFigure", {
    kind: oneOf("swimmer"),
    dataset: variable,
    start: variable,
    end: variable,
  }),
};

/** A table, figure or listing as JSON. */
export const displayShape: Shape<Display> = tagged<Display>("Display", "kind", {
  table: object<TableDisplay>("TableDisplay", {
    kind: oneOf("table"),
    by: variable,
    total: optional(boolean),
    split: optional(
      object<ColumnSplit>("ColumnSplit", {
        stands: oneOf("within-arms", "around-arms"),
        parts: list(labelled, 1),
      }),
    ),
    pValues: optional(
      object<PValueStyle>("PValueStyle", {
        decimals: optional(number),
        flagBelow: optional(number),
        capAbove: optional(number),
      }),
    ),
    sections: list(sectionShape, 1),
    ...heading,
  }),
  figure: object<FigureDisplay>("FigureDisplay", {
    kind: oneOf("figure"),
    figure: tagged<Figure>("Figure", "kind", figureShapes),
    ...heading,
  }),
  listing: object<ListingDisplay>("ListingDisplay", {
    kind: oneOf("listing"),
    dataset: variable,
    where,
    columns: list(variable, 1),
    ...heading,
  }),
});
