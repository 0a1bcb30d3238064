import {
  daySpan,
  defineRefusal,
  isId,
  isRefusal,
  knownTo,
  readPartialDate,
  type Refusal,
} from "../../kernel/index.ts";
import type { Study, SupplyItem } from "../../definition/index.ts";
import { dateProblem } from "../dates.ts";
import type { WalledDecider } from "../decider.ts";
import { own } from "../own.ts";
import type { State } from "../state.ts";
import { itemOf } from "./certificate.ts";
import type { MakeLot, RegisterBank } from "./command.ts";
import { levelsOf } from "./home.ts";
import { numberSchemes } from "./number-schemes.ts";
import { lineageOf } from "./recall.ts";

const badName = defineRefusal(
  "supply.name",
  "“{name}” cannot be a name: use 1–64 letters, digits, dots, dashes and underscores.",
  "“{name}”不能作为名称：请使用 1–64 个字母、数字、点、短横线或下划线。",
);
const bankExists = defineRefusal(
  "bank.exists",
  "Bank {bank} is registered already.",
  "细胞库 {bank} 已登记。",
);
const bankOrigin = defineRefusal(
  "bank.origin",
  "A donor comes from nothing, a master bank from a donor, a working bank from a master bank. {bank} does not. Correct where it comes from.",
  "供者无上级，主细胞库来自供者，工作细胞库来自主细胞库；{bank} 不符合，请更正其来源。",
);
const lotExists = defineRefusal("lot.exists", "Lot {lot} exists already.", "批次 {lot} 已存在。");
const noItem = defineRefusal(
  "lot.item",
  "The study's supply plan has no item {item}. Choose one of: {items}.",
  "本研究的供应计划中没有品项 {item}，可选：{items}。",
);
const badLevel = defineRefusal(
  "lot.level",
  "Item {item} does not serve dose level {level}. It serves: {levels}.",
  "品项 {item} 不用于剂量水平 {level}，可用于：{levels}。",
);
const badBank = defineRefusal(
  "lot.bank",
  "Lot {lot} must come from a registered {what}. Register it first, or correct the name.",
  "批次 {lot} 必须来自已登记的{what}，请先登记或更正名称。",
);
const needless = defineRefusal(
  "lot.bank-needless",
  "Lot {lot} is of a conventional drug, which comes from no cell bank.",
  "批次 {lot} 为常规药品，不来自细胞库。",
);
const badOwner = defineRefusal(
  "lot.participant",
  "An autologous lot is one participant's, and no other lot is. Correct the participant of lot {lot}.",
  "自体批次须属于一名受试者，其他批次则不属于任何人。请更正批次 {lot} 的受试者。",
);
export const badExpiry = defineRefusal(
  "lot.expiry",
  "Lot {lot} would expire on {expires}, which is no date after it was made on {made}. Correct the dates.",
  "批次 {lot} 的有效期 {expires} 不是生产日期 {made} 之后的日期，请更正。",
);
export const badUse = defineRefusal(
  "lot.use-until",
  "“{until}” cannot be printed on the units of lot {lot}, which expires on {expires}. Give a month or day after it was made and not after it expires.",
  "“{until}”不能印于批次 {lot} 的单元（有效期至 {expires}）。请填写生产之后且不晚于有效期的年月或日期。",
);
const badUnit = defineRefusal(
  "lot.unit-number",
  "“{unit}” is not a unit number of this study: a character is wrong, or it follows another scheme. Check the label.",
  "“{unit}”不是本研究的单元编号：字符有误或不符合编号规则，请核对标签。",
);
const telling = defineRefusal(
  "lot.unit-tells",
  "Unit number {unit} shows what the unit is ({part}). Numbers must tell nothing; let them be drawn.",
  "单元编号 {unit} 暴露了其内容（{part}）。编号不得透露任何信息，请使用随机编号。",
);
const unitTaken = defineRefusal(
  "lot.unit-taken",
  "Unit number {unit} is taken already. A number is used once in a study.",
  "单元编号 {unit} 已被使用，编号在一项研究中只能使用一次。",
);
export const unknownLot = defineRefusal(
  "lot.unknown",
  "There is no lot {lot}. Check the name.",
  "没有批次 {lot}，请核对名称。",
);
/** A donor or bank, with what it came from. */
export const registerBank: WalledDecider<RegisterBank> = (_study, state, command, context) => {
  const { bank, level, from, made } = command;
  const banks = state.supply?.banks ?? {};
  if (!isId(bank)) return badName({ name: bank.slice(0, 64) });
  if (own(banks, bank) !== undefined) return bankExists({ bank });
  const origin = { donor: undefined, master: "donor", working: "master" }[level];
  const source = from === undefined ? undefined : own(banks, from)?.level;
  if (source !== origin || (from === undefined) !== (origin === undefined)) {
    return bankOrigin({ bank });
  }
  const problem = made === undefined ? undefined : dateProblem(made, context);
  if (problem !== undefined) return problem;
  const body = {
    type: "bank-registered" as const,
    bank,
    level,
    ...(from === undefined ? {} : { from }),
    ...(made === undefined ? {} : { made }),
  };
  return [{ stream: "supply", body }];
};

/** A lot with the numbers of its units. */
export const makeLot: WalledDecider<MakeLot> = (study, state, command, context) => {
  const { lot, item: id, level, batch, participant, made, expires, useUntil } = command;
  if (!isId(lot)) return badName({ name: lot.slice(0, 64) });
  if (own(state.lots, lot) !== undefined) return lotExists({ lot });
  const item = itemOf(study, id);
  if (item === undefined) {
    const items = study.supply?.items.map((each) => each.id).join(", ") ?? "–";
    return noItem({ item: id, items });
  }
  const levels = levelsOf(item);
  if (!levels.includes(level)) return badLevel({ item: id, level, levels: levels.join(", ") });
  if ((item.origin === "autologous") !== (participant !== undefined)) return badOwner({ lot });
  const banks = banksOf(item, state, command);
  if (isRefusal(banks)) return banks;
  const problem = dateProblem(made, context);
  if (problem !== undefined) return problem;
  if (!isLaterDate(expires, made)) return badExpiry({ lot, expires: expires.slice(0, 32), made });
  if (useUntil !== undefined && !isPrintable(useUntil, made, expires)) {
    return badUse({ lot, until: useUntil.slice(0, 32), expires });
  }
  const units = unitsOf(study, state, command);
  if (isRefusal(units)) return units;
  return [
    {
      stream: `lot/${lot}`,
      body: {
        type: "lot-made",
        lot,
        item: id,
        level,
        batch,
        banks,
        ...(participant === undefined ? {} : { participant }),
        made,
        expires,
        ...(useUntil === undefined ? {} : { useUntil }),
        units,
      },
    },
  ];
};

/** Whether a date is known to the month at least and comes after the lot was made. */
export function isLaterDate(expires: string, made: string): boolean {
  if (readPartialDate(expires) !== expires || !knownTo(expires, "month")) return false;
  return daySpan(expires).last > daySpan(made).first;
}

/** Whether a last day or month of use can be printed on a lot's units: it lasts so long. */
export function isPrintable(useUntil: string, made: string, expires: string): boolean {
  return isLaterDate(useUntil, made) && daySpan(useUntil).last <= daySpan(expires).last;
}

const sources = {
  working: { en: "working bank", "zh-CN": "工作细胞库" },
  any: { en: "donor or bank", "zh-CN": "供者或细胞库" },
};

/** The banks of a lot, nearest first. Cells of one's own need no working bank. */
function banksOf(
  { origin }: SupplyItem,
  { supply }: State,
  { lot, bank }: MakeLot,
): readonly string[] | Refusal {
  if (origin === "conventional") return bank === undefined ? [] : needless({ lot });
  const level = bank === undefined ? undefined : own(supply?.banks, bank)?.level;
  const isFit = origin === "allogeneic" ? level === "working" : level !== undefined;
  if (!isFit || bank === undefined || supply === undefined) {
    return badBank({ lot, what: sources[origin === "allogeneic" ? "working" : "any"] });
  }
  return lineageOf(supply, bank);
}

/** The numbers of a lot's units: spelt by the scheme, new, and telling nothing of what they are. */
function unitsOf(study: Study, state: State, command: MakeLot): readonly string[] | Refusal {
  const read = numberSchemes[study.supply?.numbers ?? "own"];
  const parts = [command.lot, command.item, command.level, ...study.arms.map(({ id }) => id)];
  const seen = new Set<string>();
  for (const typed of command.units) {
    const unit = read(typed);
    if (unit === undefined) return badUnit({ unit: typed.slice(0, 64) });
    const isKnown = Object.values(state.lots ?? {}).some((lot) => own(lot.units, unit));
    if (seen.has(unit) || isKnown) return unitTaken({ unit });
    seen.add(unit);
    const part = parts.find((one) => tells(unit, one));
    if (part !== undefined) return telling({ unit, part });
  }
  return seen.size === 0 ? badUnit({ unit: "–" }) : [...seen];
}

/** A part of one or two characters is in many a number by chance. */
function tells(unit: string, part: string): boolean {
  return part.length > 2 && unit.toUpperCase().includes(part.toUpperCase());
}
