import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import type { LotTest } from "../../definition/index.ts";
import { dateProblem } from "../dates.ts";
import type { WalledDecider } from "../decider.ts";
import { own } from "../own.ts";
import { isBlank, reasonProblem } from "../reason.ts";
import { certificateRows, isWithin } from "./certificate.ts";
import type { RecordTest } from "./command.ts";
import { unknownLot } from "./decide-lot.ts";
import type { LotState, TestResult } from "./state.ts";

const noTest = defineRefusal(
  "test.unknown",
  "The specification of this lot has no test {test}. It has: {tests}.",
  "该批次的质量标准没有检验项 {test}，现有：{tests}。",
);
const badResult = defineRefusal(
  "test.result",
  "“{result}” cannot be a result of {test}. Enter {kind}.",
  "“{result}”不能作为 {test} 的结果，请填写{kind}。",
);
const reasonOwed = defineRefusal(
  "test.reason",
  "{test} has the result {before} already. Say why it changes.",
  "{test} 已有结果 {before}，请填写更改理由。",
);

/** A result against its limit. What fails in a lot that was released stops every unit of it that is left. */
export const recordTest: WalledDecider<RecordTest> = (study, state, command, context) => {
  const { test: id, result, date, reason } = command;
  const lot = own(state.lots, command.lot);
  if (lot === undefined) return unknownLot({ lot: command.lot });
  const rows = certificateRows(study, lot);
  const row = rows.find(({ test }) => test.id === id);
  if (row === undefined) {
    return noTest({ test: id, tests: rows.map(({ test }) => test.id).join(", ") });
  }
  if (!isResult(row.test, result)) {
    return badResult({
      result: String(result),
      test: row.test.title,
      kind: kinds[row.test.limit.kind],
    });
  }
  const problem = dateProblem(date, context);
  if (problem !== undefined) return problem;
  const before = row.result?.result;
  if (before !== undefined || !isBlank(reason)) {
    const owed = (): Refusal => reasonOwed({ test: row.test.title, before: String(before) });
    const wrong = reasonProblem(reason ?? "", owed);
    if (wrong !== undefined) return wrong;
  }
  const within = isWithin(row.test, result);
  const quarantined = within || lot.releasedAt === undefined ? [] : leftOf(lot);
  return [
    {
      stream: `lot/${lot.lot}`,
      body: {
        type: "test-recorded",
        test: id,
        result,
        within,
        date,
        ...(before === undefined ? {} : { before }),
        ...(isBlank(reason) || reason === undefined ? {} : { reason }),
        ...(quarantined.length === 0 ? {} : { quarantined }),
      },
    },
  ];
};

const kinds = {
  number: { en: "a number", "zh-CN": "数值" },
  passed: { en: "passed or failed", "zh-CN": "合格或不合格" },
};

function isResult({ limit }: LotTest, result: TestResult["result"]): boolean {
  return limit.kind === "number"
    ? typeof result === "number" && Number.isFinite(result)
    : typeof result !== "number";
}

/** The units of a lot of which something is left. */
export function leftOf(lot: LotState): readonly string[] {
  return Object.values(lot.units)
    .filter(({ status }) => !["administered", "discarded", "destroyed", "missing"].includes(status))
    .map(({ unit }) => unit);
}
