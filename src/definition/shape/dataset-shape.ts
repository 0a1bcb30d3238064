import type {
  ColumnCondition,
  ColumnSource,
  CourseEvent,
  Dataset,
  DatasetRecords,
  DatasetVariable,
  EpochStart,
  NumberGroup,
  Take,
} from "../dataset.ts";
import { participantEvents } from "../expression/index.ts";
import { expressionShape, id } from "./form-shape.ts";
import {
  boolean,
  dictionary,
  either,
  filled,
  isObject,
  later,
  list,
  number,
  object,
  oneOf,
  optional,
  pattern,
  type Shape,
  string,
  tagged,
} from "./shape.ts";

type Kind<K extends ColumnSource["kind"]> = Extract<ColumnSource, { kind: K }>;
type RecordKind<K extends DatasetRecords["kind"]> = Extract<DatasetRecords, { kind: K }>;
type ConditionKind<K extends ColumnCondition["kind"]> = Extract<ColumnCondition, { kind: K }>;

/** Where a column's value comes from. */
export const source: Shape<ColumnSource> = later(() => sourceShape);
/** What holds of a record or not. */
export const condition: Shape<ColumnCondition> = later(() => conditionShape);
const sources = list(source, 1);
/** A value as it stands in a dataset. */
export const value: Shape<string | number> = either<string | number>(
  "a text or a number",
  { when: (raw) => typeof raw === "string", shape: string },
  { when: (raw) => typeof raw === "number", shape: number },
);
const event: Shape<CourseEvent> = oneOf(...participantEvents, "screen-failed", "treatment-ended");
const take: Shape<Take> = oneOf("first", "earliest", "latest", "least", "greatest", "sum");
/** The name of a column. */
export const variable: Shape<string> = pattern(
  /^[A-Z][A-Z0-9]{0,7}$/,
  "a name of 1–8 capital letters and digits",
);

const recordShapes: {
  readonly [K in DatasetRecords["kind"]]: Shape<RecordKind<K>>;
} = {
  participant: object("ParticipantRecords", { kind: oneOf("participant") }),
  course: object<RecordKind<"course">>("CourseRecords", {
    kind: oneOf("course"),
    events: optional(list(event, 1)),
  }),
  visits: object("VisitRecords", { kind: oneOf("visits") }),
  instances: object<RecordKind<"instances">>("InstanceRecords", {
    kind: oneOf("instances"),
    form: id,
    visit: optional(id),
  }),
  rows: object<RecordKind<"rows">>("RowRecords", {
    kind: oneOf("rows"),
    form: id,
    group: id,
    visit: optional(id),
  }),
  findings: object<RecordKind<"findings">>("FindingRecords", {
    kind: oneOf("findings"),
    forms: list(id, 1),
  }),
  derived: object<RecordKind<"derived">>("DerivedRecords", {
    kind: oneOf("derived"),
    dataset: variable,
  }),
  several: object<RecordKind<"several">>("SeveralRecords", {
    kind: oneOf("several"),
    of: list(
      later(() => records),
      1,
    ),
  }),
};
/** What one record is. */
export const records: Shape<DatasetRecords> = tagged<DatasetRecords>(
  "DatasetRecords",
  "kind",
  recordShapes,
);

const epochStart: Shape<EpochStart> = object<EpochStart>("EpochStart", {
  name: filled,
  on: optional(source),
  after: optional(source),
});

/** One shape per kind of source; a new kind does not compile until it stands here. */
const sourceShapes: { readonly [K in ColumnSource["kind"]]: Shape<Kind<K>> } = {
  constant: object<Kind<"constant">>("ConstantSource", { kind: oneOf("constant"), value }),
  target: object<Kind<"target">>("TargetSource", { kind: oneOf("target") }),
  study: object<Kind<"study">>("StudySource", { kind: oneOf("study") }),
  subject: object<Kind<"subject">>("SubjectSource", { kind: oneOf("subject"), column: variable }),
  column: object<Kind<"column">>("ColumnOfSource", { kind: oneOf("column"), name: variable }),
  participant: object<Kind<"participant">>("ParticipantSource", {
    kind: oneOf("participant"),
    of: oneOf("number", "site", "country"),
  }),
  arm: object<Kind<"arm">>("ArmSource", { kind: oneOf("arm"), of: oneOf("id", "code", "name") }),
  "by-arm": object<Kind<"by-arm">>("ByArmSource", {
    kind: oneOf("by-arm"),
    arms: dictionary(source),
  }),
  level: object<Kind<"level">>("LevelSource", {
    kind: oneOf("level"),
    level: source,
    of: oneOf("title", "product", "amount", "unit", "route"),
  }),
  event: object<Kind<"event">>("EventSource", {
    kind: oneOf("event"),
    of: oneOf("date", "name", "reason"),
    event: optional(event),
  }),
  dose: object<Kind<"dose">>("DoseSource", {
    kind: oneOf("dose"),
    of: oneOf("date", "level", "number"),
    which: optional(oneOf("first", "last")),
  }),
  visit: object<Kind<"visit">>("VisitSource", {
    kind: oneOf("visit"),
    of: oneOf("id", "number", "name", "day", "date", "end", "epoch", "unplanned"),
    visit: optional(id),
  }),
  field: object<Kind<"field">>("FieldSource", {
    kind: oneOf("field"),
    field: id,
    form: optional(id),
    as: optional(oneOf("value", "wording", "score", "unit")),
  }),
  test: object<Kind<"test">>("TestSource", { kind: oneOf("test"), of: oneOf("code", "name") }),
  result: object<Kind<"result">>("ResultSource", {
    kind: oneOf("result"),
    of: oneOf("original", "original-unit", "standard", "standard-unit", "status", "reason"),
  }),
  "study-day": object<Kind<"study-day">>("StudyDaySource", {
    kind: oneOf("study-day"),
    of: source,
  }),
  epoch: object<Kind<"epoch">>("EpochSource", {
    kind: oneOf("epoch"),
    of: source,
    starts: list(epochStart, 1),
  }),
  sequence: object<Kind<"sequence">>("SequenceSource", {
    kind: oneOf("sequence"),
    by: optional(sources),
    from: optional(number),
  }),
  lookup: object<Kind<"lookup">>("LookupSource", {
    kind: oneOf("lookup"),
    of: source,
    map: dictionary(value),
    otherwise: optional(
      either<"same" | { readonly value: string | number }>(
        'same, or {"value": …}',
        { when: (raw) => typeof raw === "string", shape: oneOf("same") },
        { when: () => true, shape: object("LookupDefault", { value }) },
      ),
    ),
  }),
  when: object<Kind<"when">>("WhenSource", {
    kind: oneOf("when"),
    test: condition,
    yes: source,
    no: optional(source),
  }),
  pick: object<Kind<"pick">>("PickSource", { kind: oneOf("pick"), take, of: sources }),
  over: object<Kind<"over">>("OverSource", {
    kind: oneOf("over"),
    records,
    where: optional(condition),
    take,
    of: source,
  }),
  join: object<Kind<"join">>("JoinSource", { kind: oneOf("join"), of: sources }),
  start: object<Kind<"start">>("StartSource", {
    kind: oneOf("start"),
    of: source,
    characters: number,
  }),
  scaled: object<Kind<"scaled">>("ScaledSource", {
    kind: oneOf("scaled"),
    of: source,
    factor: source,
    decimals: optional(source),
    characters: optional(number),
  }),
  range: object<Kind<"range">>("RangeSource", {
    kind: oneOf("range"),
    of: source,
    low: source,
    high: source,
    normal: optional(list(filled)),
  }),
  row: object<Kind<"row">>("RowSource", { kind: oneOf("row"), column: variable }),
  calculated: object<Kind<"calculated">>("CalculatedSource", {
    kind: oneOf("calculated"),
    by: oneOf("plus", "minus", "times", "divided-by"),
    of: sources,
  }),
  rounded: object<Kind<"rounded">>("RoundedSource", {
    kind: oneOf("rounded"),
    of: source,
    to: either<Kind<"rounded">["to"]>(
      'to decimals or digits, such as {"decimals": 1}',
      {
        when: (raw) => isObject(raw) && "decimals" in raw,
        shape: object<{ readonly decimals: number }>("ToDecimals", { decimals: number }),
      },
      {
        when: (raw) => isObject(raw) && "digits" in raw,
        shape: object<{ readonly digits: number }>("ToDigits", { digits: number }),
      },
    ),
  }),
  days: object<Kind<"days">>("DaysSource", {
    kind: oneOf("days"),
    from: source,
    to: source,
    both: optional(boolean),
  }),
  grouped: object<Kind<"grouped">>("GroupedSource", {
    kind: oneOf("grouped"),
    of: source,
    groups: list(
      object<NumberGroup>("NumberGroup", {
        name: value,
        below: optional(number),
        atMost: optional(number),
      }),
      1,
    ),
  }),
  completed: object<Kind<"completed">>("CompletedSource", {
    kind: oneOf("completed"),
    of: source,
    by: oneOf("first", "last"),
    least: oneOf("day", "month", "year"),
    give: oneOf("date", "flag"),
  }),
  expression: object<Kind<"expression">>("ExpressionSource", {
    kind: oneOf("expression"),
    of: expressionShape,
  }),
};
const sourceShape: Shape<ColumnSource> = tagged<ColumnSource>("ColumnSource", "kind", sourceShapes);

const conditionShapes: {
  readonly [K in ColumnCondition["kind"]]: Shape<ConditionKind<K>>;
} = {
  in: object<ConditionKind<"in">>("InCondition", {
    kind: oneOf("in"),
    of: source,
    values: list(value, 1),
  }),
  present: object<ConditionKind<"present">>("PresentCondition", {
    kind: oneOf("present"),
    of: source,
  }),
  contains: object<ConditionKind<"contains">>("ContainsCondition", {
    kind: oneOf("contains"),
    of: source,
    any: list(filled, 1),
  }),
  order: object<ConditionKind<"order">>("OrderCondition", {
    kind: oneOf("order"),
    of: source,
    is: oneOf("less", "at-most", "equal", "at-least", "more"),
    to: source,
  }),
  every: object<ConditionKind<"every">>("EveryCondition", {
    kind: oneOf("every"),
    of: list(condition, 1),
  }),
  some: object<ConditionKind<"some">>("SomeCondition", {
    kind: oneOf("some"),
    of: list(condition, 1),
  }),
  not: object<ConditionKind<"not">>("NotCondition", { kind: oneOf("not"), of: condition }),
};
const conditionShape: Shape<ColumnCondition> = tagged<ColumnCondition>(
  "ColumnCondition",
  "kind",
  conditionShapes,
);

/** One variable with its source. */
export const column: Shape<DatasetVariable> = object<DatasetVariable>("DatasetVariable", {
  name: variable,
  label: filled,
  type: oneOf("text", "number"),
  length: optional(number),
  source,
});

/** What a submission dataset's JSON must look like. */
export const datasetShape: Shape<Dataset> = object<Dataset>("Dataset", {
  name: variable,
  domain: pattern(/^[A-Z][A-Z0-9]$/, "two capital letters"),
  label: filled,
  records,
  where: optional(condition),
  keys: list(variable, 1),
  columns: list(column, 1),
  units: optional(dictionary(string)),
});
