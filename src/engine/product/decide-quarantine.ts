import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import type { Context } from "../context.ts";
import type { WalledDecider } from "../decider.ts";
import { own } from "../own.ts";
import { reasonProblem } from "../reason.ts";
import { certificateOf } from "./certificate.ts";
import type { EndQuarantine, Quarantine, RecallLot } from "./command.ts";
import { unknownLot } from "./decide-lot.ts";
import { leftOf } from "./decide-test.ts";
import { isAtOwnSite, placeProblem, unknownUnit } from "./find-units.ts";
import type { LotState, UnitState } from "./state.ts";

const reasonOwed = defineRefusal(
  "quarantine.reason",
  "Say why. The reason is shown beside the units.",
  "请填写理由，该理由将显示在单元旁。",
);
const nothingLeft = defineRefusal(
  "quarantine.nothing",
  "None of these units can be quarantined: they were given, destroyed, or are in quarantine.",
  "所选单元均无法隔离：已使用、已销毁或已在隔离中。",
);
const notHeld = defineRefusal(
  "quarantine.none",
  "Unit {unit} is not in quarantine.",
  "单元 {unit} 未处于隔离状态。",
);
const undecided = defineRefusal(
  "quarantine.excursion",
  "Unit {unit} is in quarantine for its temperature. Decide the excursion instead.",
  "单元 {unit} 因温度偏离被隔离，请对该温度偏离作出判定。",
);
const isFailed = defineRefusal(
  "quarantine.test-failed",
  "Lot {lot} is out of limits in {tests}. Its quarantine cannot end.",
  "批次 {lot} 的 {tests} 超出限度，不能解除隔离。",
);
const isRecalled = defineRefusal(
  "quarantine.recalled",
  "Lot {lot} is recalled. Its quarantine cannot end.",
  "批次 {lot} 已召回，不能解除隔离。",
);
const recalledAlready = defineRefusal(
  "recall.already",
  "Lot {lot} is recalled already.",
  "批次 {lot} 已召回。",
);

/** Stops units wherever they are; what was given or destroyed is out of reach. */
export const quarantine: WalledDecider<Quarantine> = (_study, state, command, context) => {
  const lot = own(state.lots, command.lot);
  if (lot === undefined) return unknownLot({ lot: command.lot });
  const chosen = choose(lot, command.units, context);
  if (!("units" in chosen)) return chosen;
  const left = new Set(leftOf(lot));
  const units = chosen.units.filter((unit) => left.has(unit.unit) && unit.quarantine === undefined);
  if (units.length === 0) return nothingLeft();
  const { reason } = command;
  const wrong = reasonProblem(reason, reasonOwed);
  if (wrong !== undefined) return wrong;
  const numbers = units.map(({ unit }) => unit);
  return [
    { stream: `lot/${lot.lot}`, body: { type: "units-quarantined", units: numbers, reason } },
  ];
};

/** Lets units be used again. A lot that fails its specification or is recalled stays where it is. */
export const endQuarantine: WalledDecider<EndQuarantine> = (study, state, command, context) => {
  const lot = own(state.lots, command.lot);
  if (lot === undefined) return unknownLot({ lot: command.lot });
  const chosen = choose(lot, command.units, context);
  if (!("units" in chosen)) return chosen;
  if (lot.status === "recalled") return isRecalled({ lot: lot.lot });
  const { failed } = certificateOf(study, lot);
  if (failed.length > 0) return isFailed({ lot: lot.lot, tests: failed.join(", ") });
  const units =
    command.units === undefined
      ? chosen.units.filter((one) => one.quarantine !== undefined)
      : chosen.units;
  const free = units.find((one) => one.quarantine === undefined);
  if (free !== undefined || units.length === 0) return notHeld({ unit: free?.unit ?? "–" });
  const warm = units.find((one) => one.quarantine?.cause === "excursion");
  if (warm !== undefined) return undecided({ unit: warm.unit });
  const { reason } = command;
  const wrong = reasonProblem(reason, reasonOwed);
  if (wrong !== undefined) return wrong;
  const numbers = units.map(({ unit }) => unit);
  return [{ stream: `lot/${lot.lot}`, body: { type: "quarantine-ended", units: numbers, reason } }];
};

/** Blocks what is left of a lot for good, whatever its state. */
export const recallLot: WalledDecider<RecallLot> = (_study, state, command) => {
  const lot = own(state.lots, command.lot);
  if (lot === undefined) return unknownLot({ lot: command.lot });
  if (lot.status === "recalled") return recalledAlready({ lot: lot.lot });
  const { reason } = command;
  const wrong = reasonProblem(reason, reasonOwed);
  if (wrong !== undefined) return wrong;
  return [{ stream: `lot/${lot.lot}`, body: { type: "lot-recalled", reason } }];
};

/** The units that a command means: those it names, else all of the lot that the person may touch. */
function choose(
  lot: LotState,
  numbers: readonly string[] | undefined,
  context: Context,
): { readonly units: readonly UnitState[] } | Refusal {
  if (numbers === undefined) {
    return { units: Object.values(lot.units).filter((unit) => isAtOwnSite(unit, context)) };
  }
  const units: UnitState[] = [];
  for (const number of new Set(numbers)) {
    const unit = own(lot.units, number);
    if (unit === undefined) return unknownUnit({ unit: number.slice(0, 64) });
    units.push(unit);
  }
  return (
    placeProblem(
      units.map((unit) => ({ unit })),
      context,
    ) ?? { units }
  );
}
