import type { RowCondition } from "../../definition/index.ts";
import { type Issue, issueText } from "../../kernel/index.ts";
import { printP } from "./print-number.ts";
import type { RenderedCell } from "./rendered.ts";
import { notTested } from "./report-issues.ts";
import { say } from "./report-scope.ts";
import { ownCell, type SectionContext } from "./section-context.ts";
import type { ArmColumn } from "./table-columns.ts";
import { fill, tableWords } from "./table-words.ts";

/** Which arms a test compares: two, or all when not given. */
export interface Compared {
  readonly level: string;
  readonly reference: string;
}

/**
 * The cell of a p-value in a column of its own, which the table gets with the first of them. A table that cannot be
 * tested says so in an issue.
 */
export function testCell(
  context: SectionContext,
  row: string,
  p: number | Issue,
  of: { readonly dataset: string; readonly where?: RowCondition | undefined },
  compared?: Compared,
): readonly [key: string, cell: RenderedCell] {
  const key = testColumn(context, compared);
  if (typeof p !== "number") {
    noteUntested(context, p);
    return [key, { text: "", results: [] }];
  }
  const text = printP(p, context.display.pValues);
  const groups =
    compared === undefined
      ? []
      : [
          { column: context.display.by, value: compared.level },
          { column: "reference", value: compared.reference },
        ];
  const name = compared === undefined ? row : `${row}/${compared.level}/${compared.reference}`;
  const number = { operation: "p", value: p, text, groups, ...of };
  return [key, ownCell(context, { row: name, column: undefined }, text, [number])];
}

/** Counts the lines that could not be tested, reason by reason. */
function noteUntested({ issues }: SectionContext, reason: Issue): void {
  const why = { en: issueText(reason, "en"), "zh-CN": issueText(reason, "zh-CN") };
  const place = issues.findIndex(
    ({ code, params }) =>
      code === notTested.code && JSON.stringify(params["why"]) === JSON.stringify(why),
  );
  const lines = Number(issues[place]?.params["lines"] ?? 0) + 1;
  const noted = notTested([], { lines, why });
  if (place < 0) issues.push(noted);
  else issues[place] = noted;
}

function testColumn(context: SectionContext, compared: Compared | undefined): string {
  const key = compared === undefined ? "p" : `p/${compared.level}/${compared.reference}`;
  if (!context.extra.has(key)) {
    const title = say(context, tableWords.pValue);
    const name = (level: string): string => {
      const found = context.readout.treatment.levels.find(({ value }) => value === level);
      return found === undefined ? level : say(context, found.label);
    };
    const lines =
      compared === undefined
        ? [title]
        : [
            title,
            fill(say(context, tableWords.against), {
              level: name(compared.level),
              reference: name(compared.reference),
            }),
          ];
    context.extra.set(key, {
      lines,
      align: "center",
      ...(compared === undefined ? {} : { spans: 1 }),
    });
  }
  return key;
}

/** A column of each arm that tests compare. Blinded data have none. */
export function testedArms({ arms, data }: SectionContext): readonly ArmColumn[] {
  const levels = new Set(data.blinded ? [] : arms.map(({ level }) => level));
  levels.delete(undefined);
  return [...levels].flatMap((level) => arms.find((arm) => arm.level === level) ?? []);
}
