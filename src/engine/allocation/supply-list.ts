import {
  defineRefusal,
  hashOf,
  isId,
  type Json,
  type Refusal,
  type Sha256,
} from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { ListEntry, SupplyList } from "../command.ts";
import type { WalledDecider } from "../decider.ts";
import { isBlank, isKeepable } from "../reason.ts";
import { stratumOf } from "./balance.ts";
import type { ActivateList } from "./command.ts";

const unknownArm = defineRefusal(
  "list.arm",
  "The list was not stored: entry {number} names the arm {arm}, which the study does not have.",
  "列表未保存：条目 {number} 的组别 {arm} 不存在于本研究。",
);
const badNumber = defineRefusal(
  "list.number",
  "The list was not stored: “{number}” cannot be a randomisation number. It has 1–64 characters.",
  "列表未保存：“{number}”不能作为随机编号，编号须为 1–64 个字符。",
);
const twice = defineRefusal(
  "list.duplicate",
  "The list was not stored: the number {number} stands in it twice, or was supplied before.",
  "列表未保存：编号 {number} 重复，或此前已提供。",
);
const reservedTwice = defineRefusal(
  "list.reserved-twice",
  "The list was not stored: entry {number} is reserved for {participant}, who has an entry already or whose number cannot be one.",
  "列表未保存：条目 {number} 预留给 {participant}，但该受试者已有条目，或其编号无效。",
);
const emptyList = defineRefusal(
  "list.empty",
  "The list holds no entry. Nothing was stored.",
  "列表为空，未保存。",
);
const gap = defineRefusal(
  "list.gap",
  "The list was not stored: {number} does not follow {before}. A list has no gaps; check that no line was lost.",
  "列表未保存：{number} 与前一编号 {before} 不连续。列表不得有缺号，请核对是否有遗漏。",
);
const wrongRatio = defineRefusal(
  "list.ratio",
  "The list was not stored: the arms do not stand in the study's ratio {ratio}{stratum}. Found: {found}.",
  "列表未保存：各组条目数不符合研究的分配比例 {ratio}{stratum}。实际为：{found}。",
);
const wrongFactors = defineRefusal(
  "list.factors",
  "The list was not stored: entry {number} does not name one known level of each factor ({factors}).",
  "列表未保存：条目 {number} 未按分层因素({factors})逐项给出已知水平。",
);
const otherList = defineRefusal(
  "list.other",
  "The list has changed since it was shown to you. Look at it again before you put it into use.",
  "列表在显示给您之后已有变动，请重新核对后再启用。",
);
const samePerson = defineRefusal(
  "list.same-person",
  "The list is put into use by another person than the one who supplied it.",
  "列表须由提供者以外的人员启用。",
);
const nothingNew = defineRefusal(
  "list.nothing-new",
  "All entries are in use already.",
  "全部条目均已启用。",
);

/** Stores a list, or further entries of it: whole or not at all. */
export const supplyList: WalledDecider<SupplyList> = (study, state, command) => {
  if (command.entries.length === 0) return emptyList();
  const { allocation } = state;
  const arms = new Set(study.arms.map((arm) => arm.id));
  const numbers = new Set(allocation.entries.map((entry) => entry.number));
  const people = new Set([
    ...Object.keys(allocation.reserved),
    ...Object.keys(allocation.allocated),
  ]);
  for (const { number, arm, participant } of command.entries) {
    if (isBlank(number) || number.length > 64 || !isKeepable(number)) {
      return badNumber({ number: String(number).slice(0, 64) });
    }
    if (!arms.has(arm)) return unknownArm({ number, arm });
    if (numbers.has(number)) return twice({ number });
    numbers.add(number);
    if (participant === undefined) continue;
    if (!isId(participant) || people.has(participant))
      return reservedTwice({ number, participant });
    people.add(participant);
  }
  const entries = command.entries.map(
    ({ number, arm, participant, factors }): ListEntry => ({
      number,
      arm,
      ...(participant === undefined ? {} : { participant }),
      ...(factors === undefined ? {} : { factors }),
    }),
  );
  const problem =
    study.allocation === undefined
      ? undefined
      : (factorProblem(study, entries) ??
        gapProblem(allocation.entries.at(-1), entries) ??
        ratioProblem(study, entries));
  return problem ?? [{ stream: "allocation", body: { type: "list-supplied", entries } }];
};

/** Puts what was supplied into use: the second person of two. */
export const activateList: WalledDecider<ActivateList> = (
  _study,
  { allocation },
  { hash },
  { actor },
) => {
  const { entries, activated = 0, suppliedBy } = allocation;
  if (entries.length === activated) return nothingNew();
  if (suppliedBy === actor) return samePerson();
  if (hash !== listHash(entries)) return otherList();
  return [
    { stream: "allocation", body: { type: "list-activated", hash, entries: entries.length } },
  ];
};

/** What a person who puts a list into use has looked at. */
export function listHash(entries: readonly ListEntry[]): Sha256 {
  return hashOf(entries as unknown as Json);
}

function factorProblem({ allocation }: Study, entries: readonly ListEntry[]): Refusal | undefined {
  const factors = allocation?.factors ?? [];
  const wrong = entries.find(({ participant, factors: given = {} }) => {
    if (participant !== undefined) return false;
    const known = factors.every(({ id, levels }) => {
      const level = given[id];
      return (
        level !== undefined && (levels === undefined || levels.some((one) => one.id === level))
      );
    });
    return !known || Object.keys(given).length !== factors.length;
  });
  return wrong === undefined
    ? undefined
    : wrongFactors({ number: wrong.number, factors: factors.map(({ id }) => id).join(", ") });
}

/** Numbers that end in digits count on from one another. */
function gapProblem(
  last: ListEntry | undefined,
  entries: readonly ListEntry[],
): Refusal | undefined {
  let before = last?.number;
  for (const { number } of entries) {
    if (before !== undefined && !follows(before, number)) return gap({ number, before });
    before = number;
  }
  return undefined;
}

function follows(before: string, number: string): boolean {
  const [, head, digits] = /^(.*?)(\d+)$/.exec(before) ?? [];
  const [, nextHead, nextDigits] = /^(.*?)(\d+)$/.exec(number) ?? [];
  if (digits === undefined || nextDigits === undefined || head !== nextHead) return true;
  return BigInt(nextDigits) === BigInt(digits) + 1n;
}

/** A whole list holds the arms in the study's ratio, in each stratum. */
function ratioProblem(study: Study, entries: readonly ListEntry[]): Refusal | undefined {
  const strata = new Map<string, Map<string, number>>();
  for (const { arm, factors } of entries) {
    const stratum = stratumOf(factors ?? {});
    const counts = strata.get(stratum) ?? new Map<string, number>();
    strata.set(stratum, counts.set(arm, (counts.get(arm) ?? 0) + 1));
  }
  for (const [stratum, counts] of strata) {
    const parts = study.arms.map(({ id, ratio = 1 }) => (counts.get(id) ?? 0) / ratio);
    if (parts.every((part) => part === parts[0])) continue;
    return wrongRatio({
      ratio: study.arms.map(({ ratio = 1 }) => ratio).join(":"),
      stratum: stratum === "" ? "" : ` (${stratum})`,
      found: study.arms.map(({ id }) => `${id} ${counts.get(id) ?? 0}`).join(", "),
    });
  }
  return undefined;
}
