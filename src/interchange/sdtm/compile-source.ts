import type { ColumnSource } from "../../definition/index.ts";
import { Fault } from "../../kernel/index.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import {
  calculatedSource,
  completedSource,
  daysSource,
  groupedSource,
  roundedSource,
  rowSource,
} from "./calculated-source.ts";
import { expressionSource } from "./expression-source.ts";
import { rangeSource, scaledSource } from "./measured-source.ts";
import {
  armSource,
  doseSource,
  eventSource,
  fieldSource,
  levelSource,
  participantSource,
  resultSource,
  testSource,
  visitSource,
} from "./record-source.ts";
import type { SourceOf } from "./source-of.ts";
import { targetSource } from "./target-source.ts";
import {
  epochSource,
  joinSource,
  lookupSource,
  overSource,
  pickSource,
  startSource,
  studyDaySource,
  whenSource,
} from "./value-source.ts";

type Compiler<K extends ColumnSource["kind"]> = (
  source: SourceOf<K>,
  context: ColumnContext,
) => Read;

/** One rule a kind of source; a new kind does not compile until it stands here. */
const compilers: { readonly [K in ColumnSource["kind"]]: Compiler<K> } = {
  constant:
    ({ value }) =>
    () =>
      value,
  target: (_, context) => targetSource(context),
  study: (_, { catalogue }) => {
    const { id } = catalogue.study;
    return () => id;
  },
  subject:
    ({ column }, context) =>
    (record) =>
      context.subject(record.person, column),
  column: ({ name }, context) => context.other(name),
  participant: participantSource,
  arm: armSource,
  "by-arm": ({ arms }, context) => {
    const reads = new Map(
      Object.entries(arms).map(([arm, source]) => [arm, context.compile(source, context.type)]),
    );
    return (record) => {
      const arm = context.options.allocation?.allocated[record.person.state.id]?.arm;
      return arm === undefined ? null : (reads.get(arm)?.(record) ?? null);
    };
  },
  level: levelSource,
  event: eventSource,
  dose: doseSource,
  visit: visitSource,
  field: fieldSource,
  test: testSource,
  result: resultSource,
  "study-day": studyDaySource,
  epoch: epochSource,
  sequence: (_, { dataset, column }) => {
    throw new Fault(`${dataset.name}.${column}: a sequence is a column of its own`);
  },
  lookup: lookupSource,
  when: whenSource,
  pick: pickSource,
  over: overSource,
  join: joinSource,
  start: startSource,
  scaled: scaledSource,
  range: rangeSource,
  row: rowSource,
  calculated: calculatedSource,
  rounded: roundedSource,
  days: daysSource,
  grouped: groupedSource,
  completed: completedSource,
  expression: expressionSource,
};

/** Compiles a source for a column. */
export function compileSource(source: ColumnSource, context: Omit<ColumnContext, "compile">): Read {
  const full: ColumnContext = {
    ...context,
    compile: (part, type) => compileSource(part, { ...context, type }),
  };
  return (compilers[source.kind] as Compiler<ColumnSource["kind"]>)(source, full);
}
