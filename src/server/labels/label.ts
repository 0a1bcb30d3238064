import type { Language, Text } from "../../kernel/index.ts";
import type { LabelWords, Study, SupplyItem } from "../../definition/index.ts";
import {
  itemOf,
  type LotState,
  medicationOf,
  type ParticipantState,
  printedUse,
  type UnitState,
} from "../../engine/index.ts";

/** A label as it is set: its lines in reading order, and what its code says. */
export interface Label {
  /** The unit's number: what a reader reads from the code and a person beside it. */
  readonly unit: string;
  readonly lines: readonly (readonly [name: string, value: string])[];
  /** Sentences that every label bears. */
  readonly warnings: readonly string[];
}

/** What a label is of. */
export interface Labelled {
  readonly lot: LotState;
  readonly unit: UnitState;
  /** Whom it was dispensed to. */
  readonly participant?: ParticipantState;
  readonly investigator?: string;
}

const names = {
  contact: { en: "Contact", "zh-CN": "联系方式" },
  product: { en: "Product", "zh-CN": "药品" },
  form: { en: "Quantity, route", "zh-CN": "数量、给药途径" },
  batch: { en: "Batch", "zh-CN": "批号" },
  code: { en: "Code", "zh-CN": "编号" },
  trial: { en: "Trial", "zh-CN": "试验编号" },
  subject: { en: "Subject, visit", "zh-CN": "受试者、访视" },
  investigator: { en: "Investigator", "zh-CN": "研究者" },
  directions: { en: "Directions", "zh-CN": "用法" },
  storage: { en: "Storage", "zh-CN": "贮藏" },
  until: { en: "Use until", "zh-CN": "有效期至" },
} as const satisfies Record<string, Text>;

const trialUse = { en: "For clinical trial use only", "zh-CN": "仅供临床试验使用" };
const children = { en: "Keep out of reach of children", "zh-CN": "请置于儿童不可及处" };
const containers = {
  bag: { en: "1 bag", "zh-CN": "1 袋" },
  vial: { en: "1 vial", "zh-CN": "1 瓶" },
  kit: { en: "1 kit", "zh-CN": "1 盒" },
  syringe: { en: "1 syringe", "zh-CN": "1 支" },
} as const satisfies Record<string, Text>;

/** Where a person writes by hand what is not known when the label is printed. */
const byHand = "________";

/**
 * The label of a unit. Where people are blinded it is the same for every arm: it bears all the names of what it could
 * be, the code instead of the batch, one set of words, and as its period of use the date that was assigned when the
 * units were numbered, never the lot's own expiry; where none was assigned it is written by hand. That one date is
 * assigned to the units of every arm together is an assumption: Annex VI asks for a period of use and leaves open how.
 *
 * @param small the reduced set, for containers too small for the whole
 * @source Regulation (EU) 536/2014, Annex VI, A.1, A.2 and A.4; EU GMP Annex 13 (2010), 26 and 33; China GCP 2020, article 45
 */
export function labelOf(study: Study, of: Labelled, language: Language, small = false): Label {
  const { lot, unit, participant, investigator } = of;
  const say = (words: Text): string => words[language];
  const isBlinded = study.blinding !== "open";
  const item = itemOf(study, lot.item);
  const words = labelWords(study, lot, isBlinded);
  const level = study.doseLevels.find(({ id }) => id === lot.level);
  const visit = participant?.orders?.find(({ order }) => order === unit.order)?.visit;
  const medication = medicationOf(study, item?.home);
  const named = isBlinded
    ? [...new Set(itemsAlike(study, lot).map(({ product }) => product))]
    : [item?.product ?? lot.item];
  const products = named.map((id) => study.products.find((one) => one.id === id)?.name ?? id);
  const strength = isBlinded ? words?.strength : (level?.title ?? words?.strength);
  const contents = item === undefined ? "" : say(containers[item.unit]);
  const subject = `${participant?.id ?? byHand} · ${visit ?? byHand}`;
  const line = (name: keyof typeof names, value: string): readonly [string, string] => [
    say(names[name]),
    value,
  ];
  const identity = [
    isBlinded ? line("code", unit.unit) : line("batch", lot.lot),
    line("trial", study.id),
    line("subject", subject),
  ];
  const product = line(
    "product",
    [products.join(language === "en" ? " or " : " 或 "), strength && say(strength)]
      .filter((part) => part !== undefined && part !== "")
      .join(" · "),
  );
  const route = [contents, ...routesOf(study, lot, isBlinded).map(say)].join(" · ");
  const directions = medication?.directions ?? words?.directions;
  if (small) {
    return {
      unit: unit.unit,
      lines: [line("contact", words?.contact ?? byHand), product, ...identity],
      warnings: [say(trialUse)],
    };
  }
  return {
    unit: unit.unit,
    lines: [
      line("contact", words?.contact ?? byHand),
      product,
      line("form", route),
      ...identity,
      line("investigator", investigator ?? byHand),
      line("directions", directions === undefined ? byHand : say(directions)),
      line("storage", words === undefined ? byHand : say(words.storage)),
      line("until", printedUse(study, lot) ?? byHand),
    ],
    warnings: [say(trialUse), say(children)],
  };
}

/** The items that blinded people cannot tell a lot's own from: what is given, or one home medication. */
function itemsAlike(study: Study, { item }: LotState): readonly SupplyItem[] {
  const home = itemOf(study, item)?.home;
  return (study.supply?.items ?? []).filter((one) => one.home === home);
}

/** Where people are blinded every such item bears the same words, whichever item they stand at. */
function labelWords(study: Study, lot: LotState, isBlinded: boolean): LabelWords | undefined {
  if (!isBlinded) return itemOf(study, lot.item)?.label;
  return itemsAlike(study, lot).find(({ label }) => label !== undefined)?.label;
}

/** Where people are blinded the routes of all arms, else that of the lot's own level. */
function routesOf(study: Study, lot: LotState, isBlinded: boolean): readonly Text[] {
  const { level } = lot;
  const served = itemsAlike(study, lot).flatMap(({ levels }) => levels);
  const levels = study.doseLevels.filter(({ id }) =>
    isBlinded ? served.includes(id) : id === level,
  );
  return [...new Map(levels.map(({ route }) => [route.en, route])).values()];
}
