import { defineRefusal, isRefusal, msOf } from "../../kernel/index.ts";
import type { Proposal, WalledDecider } from "../decider.ts";
import { reasonProblem } from "../reason.ts";
import { budgetOf } from "./budget.ts";
import type { DecideExcursion, RecordExcursion } from "./command.ts";
import { byLot, findUnits, numbersOf, placeProblem } from "./find-units.ts";
import type { UnitState } from "./state.ts";

const badTime = defineRefusal(
  "excursion.time",
  "An excursion lasts some minutes and is over when it is recorded. Correct its beginning or its length.",
  "温度偏离须持续若干分钟，且在记录时已结束。请更正开始时间或时长。",
);
const noLimits = defineRefusal(
  "excursion.no-limits",
  "No storage limits are laid down for unit {unit}; there is nothing to exceed.",
  "单元 {unit} 未规定储存温度限度，不存在偏离。",
);
const within = defineRefusal(
  "excursion.within",
  "{celsius} °C is within the storage limits of unit {unit}. Check the logger.",
  "{celsius} °C 在单元 {unit} 的储存温度限度内，请核对记录仪。",
);
const over = defineRefusal(
  "excursion.over",
  "Unit {unit} was used or destroyed already.",
  "单元 {unit} 已使用或已销毁。",
);
const notHeld = defineRefusal(
  "excursion.not-held",
  "Unit {unit} is not in quarantine for how it was kept or came; there is nothing to decide.",
  "单元 {unit} 并非因储存或到货情况被隔离，无需判定。",
);
const reasonOwed = defineRefusal(
  "excursion.reason",
  "Say what the decision rests on.",
  "请填写判定依据。",
);

/** Time outside the storage limits, charged to each unit's budget; what exceeds it goes to quarantine. */
export const recordExcursion: WalledDecider<RecordExcursion> = (study, state, command, context) => {
  const { from, minutes, celsius, inCarton } = command;
  const found = findUnits(study, state, command.units);
  if (isRefusal(found)) return found;
  const problem = placeProblem(found, context);
  if (problem !== undefined) return problem;
  const isPast = minutes > 0 && msOf(from) + minutes * 60_000 <= msOf(context.at);
  if (!isPast || !Number.isFinite(celsius)) return badTime();
  const excursion = { from, minutes, celsius, ...(inCarton === undefined ? {} : { inCarton }) };
  const beyond = new Set<string>();
  for (const { item, unit } of found) {
    const { storage } = item;
    if (storage === undefined) return noLimits({ unit: unit.unit });
    if (isOver(unit)) return over({ unit: unit.unit });
    if (celsius <= storage.max && celsius >= (storage.min ?? Number.NEGATIVE_INFINITY)) {
      return within({ unit: unit.unit, celsius });
    }
    const charged = { ...unit, excursions: [...unit.excursions, excursion] };
    if (budgetOf(item, charged, context.zone).exceeded.length > 0) beyond.add(unit.unit);
  }
  return Array.from(byLot(found), ([lot, units]): Proposal => {
    const numbers = numbersOf(units);
    const exceeded = numbers.filter((unit) => beyond.has(unit));
    return {
      stream: `lot/${lot}`,
      body: {
        type: "excursion-recorded",
        units: numbers,
        ...excursion,
        ...(exceeded.length === 0 ? {} : { beyond: exceeded }),
      },
    };
  });
};

/** Quality's word about units that were kept too warm or came otherwise than sound: usable, or discarded. */
export const decideExcursion: WalledDecider<DecideExcursion> = (study, state, command) => {
  const { usable, reason } = command;
  const found = findUnits(study, state, command.units);
  if (isRefusal(found)) return found;
  for (const { unit } of found) {
    const cause = unit.quarantine?.cause;
    if ((cause !== "excursion" && cause !== "receipt") || isOver(unit)) {
      return notHeld({ unit: unit.unit });
    }
  }
  const wrong = reasonProblem(reason, reasonOwed);
  if (wrong !== undefined) return wrong;
  return Array.from(
    byLot(found),
    ([lot, units]): Proposal => ({
      stream: `lot/${lot}`,
      body: { type: "excursion-decided", units: numbersOf(units), usable, reason },
    }),
  );
};

function isOver({ status }: UnitState): boolean {
  return ["administered", "discarded", "destroyed", "missing"].includes(status);
}
