import { codeList } from "../code-list.ts";
import { type BooleanValue, type NumberValue, not, type TextValue } from "../expression/index.ts";
import {
  choice,
  choices,
  date,
  datetime,
  decimal,
  integer,
  time,
  words,
  yesNo,
} from "../field-builders.ts";
import type { EditCheck } from "../form.ts";
import { form, hard, soft } from "../form-builder.ts";

const interspace = codeList("LP_LEVEL", {
  "L2-3": "L2/3",
  "L3-4": "L3/4",
  "L4-5": "L4/5",
  "L5-S1": "L5/S1",
});

const complication = codeList("LP_COMPLICATION", {
  NONE: ["None", "无"],
  HEADACHE: ["Headache", "头痛"],
  BACK_PAIN: ["Back pain", "腰背痛"],
  RADICULAR: ["Radicular pain", "根性痛"],
  TRAUMATIC: ["Blood in the fluid", "穿刺损伤出血"],
  FAILED: ["Puncture failed", "穿刺失败"],
  OTHER: ["Other", "其他"],
});

const route = codeList("LP_ROUTE", {
  LUMBAR: ["Into the cerebrospinal fluid, lumbar", "经腰椎鞘内"],
  OTHER: ["Another", "其他"],
});

const untold = "Which details of the puncture are recorded is not public; these are usual ones.";

/** What every injection by lumbar puncture records, whatever is injected. */
export const lumbarPuncture = {
  given: date(["Date of the dose", "给药日期"], { required: true, sdtm: { variable: "EXSTDTC" } }),
  started: time(["Injection began at", "注射开始时间"]),
  route: choice(["Route", "给药途径"], route, { assumption: untold }),
  interspace: choice(["Level of puncture", "穿刺间隙"], interspace),
  needle: words(["Needle, kind and gauge", "穿刺针类型与规格"], {
    maxLength: 60,
    assumption: untold,
  }),
  attempts: integer(["Punctures tried", "穿刺次数"], { min: 1, max: 10 }),
  withdrawn: decimal(["Cerebrospinal fluid withdrawn", "放出脑脊液体积"], "mL", {
    decimals: 1,
    min: 0,
    max: 40,
  }),
  volume: decimal(["Volume injected", "注射体积"], "mL", { decimals: 1, min: 0, max: 30 }),
  minutes: decimal(["Injection lasted", "注射持续时间"], "min", { decimals: 1, min: 0, max: 120 }),
  complete: yesNo(["Whole dose given", "是否足量给药"], { required: true }),
  whyNot: words(["Why not", "未足量原因"], { maxLength: 500 }),
  complications: choices(["Complications of the puncture", "穿刺并发症"], complication),
  givenBy: words(["Given by", "给药操作者"], { maxLength: 100, required: true }),
  checkedBy: words(["Checked by a second person", "双人核对者"], {
    maxLength: 100,
    required: true,
  }),
};

/** The bag of cells a dose came from. In a blinded trial these fields belong on a form of the unblinded team. */
export const cellBag = {
  lot: words(["Lot", "批号"], { maxLength: 60, required: true }),
  bag: words(["Bag or vial", "细胞袋/瓶编号"], { maxLength: 60, required: true }),
  thawed: datetime(["Thawed at", "复苏时间"]),
  viability: decimal(["Viability after thawing", "复苏后细胞活率"], "%", {
    decimals: 1,
    min: 0,
    max: 100,
  }),
  cells: decimal(["Viable cells given", "给予活细胞数"], "{cells}", {
    decimals: 0,
    min: 0,
    max: 2e9,
  }),
};

/** A dose from a numbered kit, in a blinded trial: nothing on this form differs between the arms. */
export function blindedIntrathecalDose<const Id extends string>(id: Id) {
  return form(
    id,
    ["Dose by lumbar puncture (blinded)", "腰椎穿刺鞘内给药（盲态）"],
    {
      ...lumbarPuncture,
      kit: words(["Kit number", "药物编号"], { maxLength: 40, required: true }),
    },
    { log: true, purpose: "dose", dateField: "given", sdtm: { domain: "EX" } },
    ({ complete, whyNot, attempts, givenBy, checkedBy }) => ({
      when: { whyNot: not(complete) },
      checks: punctureChecks({ complete, whyNot, attempts, givenBy, checkedBy }),
    }),
  );
}

/** What the unblinded team prepares, out of sight of everyone who sees the participant. */
export function unblindedPreparation<const Id extends string>(id: Id) {
  const unblinding = true;
  return form(
    id,
    ["Preparation of a dose (unblinded team)", "给药制备记录（非盲团队）"],
    {
      prepared: date(["Prepared on", "制备日期"], { unblinding, required: true }),
      kit: words(["Kit number", "药物编号"], { unblinding, required: true, maxLength: 40 }),
      contents: choice(["Contents", "内容物"], contents, { unblinding, required: true }),
      lot: words(["Lot", "批号"], { unblinding, maxLength: 60 }),
      bag: words(["Bag or vial", "细胞袋/瓶编号"], { unblinding, maxLength: 60 }),
      thawed: datetime(["Thawed at", "复苏时间"], { unblinding }),
      viability: decimal(["Viability after thawing", "复苏后细胞活率"], "%", {
        unblinding,
        decimals: 1,
        min: 0,
        max: 100,
      }),
      preparedBy: words(["Prepared by", "制备者"], { unblinding, maxLength: 100 }),
    },
    { log: true, dateField: "prepared" },
    ({ contents }) => ({
      when: { viability: contents.is("ACTIVE") },
    }),
  );
}

const contents = codeList("KIT_CONTENTS", {
  ACTIVE: ["Active product", "试验用药品"],
  PLACEBO: ["Placebo", "安慰剂"],
});

/** A dose of cells into the cerebrospinal fluid, in an open trial. */
export function intrathecalCellDose<const Id extends string>(id: Id) {
  return form(
    id,
    ["Dose by lumbar puncture", "腰椎穿刺鞘内给药"],
    { ...lumbarPuncture, ...cellBag },
    { log: true, purpose: "dose", dateField: "given", sdtm: { domain: "EX" } },
    ({ complete, whyNot, viability, attempts, givenBy, checkedBy, thawed, given }) => ({
      when: { whyNot: not(complete) },
      checks: [
        ...punctureChecks({ complete, whyNot, attempts, givenBy, checkedBy }),
        soft("EX03", viability.atLeast(70), [
          "Viability is below 70 %. Check the number, and tell the cell laboratory.",
          "细胞活率低于70%。请核对数值，并通知细胞实验室。",
        ]),
        soft("EX05", thawed.onOrBefore(given), [
          "The cells were thawed after the day of the dose. Check both dates.",
          "复苏时间晚于给药日期，请核对。",
        ]),
      ],
    }),
  );
}

interface Puncture {
  readonly complete: BooleanValue;
  readonly whyNot: TextValue;
  readonly attempts: NumberValue;
  readonly givenBy: TextValue;
  readonly checkedBy: TextValue;
}

/** Checks that hold for every injection by lumbar puncture. */
export function punctureChecks({
  complete,
  whyNot,
  attempts,
  givenBy,
  checkedBy,
}: Puncture): EditCheck[] {
  return [
    hard("EX01", givenBy.isNot(checkedBy), [
      "The same person gave and checked the dose. Two people are needed; name the second.",
      "给药者与核对者为同一人。须由两人完成，请填写第二人。",
    ]),
    soft("EX02", complete.or(whyNot.answered()), [
      "The dose was not given whole; say why.",
      "未足量给药，请填写原因。",
    ]),
    soft("EX04", attempts.atMost(3), [
      "More than three punctures were tried. Confirm that it matches the source.",
      "穿刺次数超过3次，请确认与原始记录一致。",
    ]),
  ];
}
