import { codeList } from "../code-list.ts";
import { choices, date, decimal, derived, integer, time, words, yesNo } from "../field-builders.ts";
import { form, group, hard, soft } from "../form-builder.ts";

const complication = codeList("SURGERY_COMPLICATION", {
  NONE: ["None", "无"],
  BLEEDING: ["Bleeding in the brain", "颅内出血"],
  SEIZURE: ["Seizure", "癫痫发作"],
  INFECTION: ["Infection", "感染"],
  LEAK: ["Leak of cerebrospinal fluid", "脑脊液漏"],
  OTHER: ["Other", "其他"],
});

const cells = { decimals: 0, min: 0, max: 1e9 } as const;

/** Cells placed in both putamina by stereotactic surgery: what was given on each side, and how it went. */
export function stereotacticCellDose<const Id extends string>(id: Id) {
  return form(
    id,
    ["Stereotactic implantation", "立体定向植入"],
    {
      given: date(["Date of surgery", "手术日期"], {
        required: true,
        sdtm: { variable: "EXSTDTC" },
      }),
      started: time(["Began at", "开始时间"]),
      minutes: integer(["Surgery lasted", "手术时长"], { unit: "min", min: 0, max: 1440 }),
      lot: words(["Lot", "批号"], { maxLength: 60, required: true }),
      vial: words(["Vial", "细胞瓶编号"], { maxLength: 60, required: true }),
      viability: decimal(["Viability after preparation", "制备后细胞活率"], "%", {
        decimals: 1,
        min: 0,
        max: 100,
      }),
      left: group(
        {
          leftTracks: integer(["Tracks, left", "左侧针道数"], { min: 0, max: 20 }),
          leftVolume: decimal(["Volume, left", "左侧植入体积"], "uL", {
            decimals: 1,
            min: 0,
            max: 2000,
          }),
          leftCells: decimal(["Cells, left", "左侧细胞数"], "{cells}", cells),
        },
        { title: ["Left putamen", "左侧壳核"] },
      ),
      right: group(
        {
          rightTracks: integer(["Tracks, right", "右侧针道数"], { min: 0, max: 20 }),
          rightVolume: decimal(["Volume, right", "右侧植入体积"], "uL", {
            decimals: 1,
            min: 0,
            max: 2000,
          }),
          rightCells: decimal(["Cells, right", "右侧细胞数"], "{cells}", cells),
        },
        { title: ["Right putamen", "右侧壳核"] },
      ),
      complete: yesNo(["Whole dose given", "是否足量给药"], { required: true }),
      complications: choices(["Complications", "并发症"], complication),
      surgeon: words(["Surgeon", "术者"], { maxLength: 100, required: true }),
      checkedBy: words(["Checked by a second person", "双人核对者"], {
        maxLength: 100,
        required: true,
      }),
      totalCells: derived(["Cells, both sides", "双侧细胞总数"], { unit: "{cells}", decimals: 0 }),
    },
    { log: true, purpose: "dose", dateField: "given", sdtm: { domain: "EX" } },
    (own) => ({
      derive: { totalCells: own.leftCells.plus(own.rightCells) },
      checks: [
        hard("STX01", own.surgeon.isNot(own.checkedBy), [
          "The same person operated and checked the dose. Two people are needed; name the second.",
          "术者与核对者为同一人。须由两人完成，请填写第二人。",
        ]),
        soft("STX02", own.viability.atLeast(70), [
          "Viability is below 70 %. Check the number, and tell the cell laboratory.",
          "细胞活率低于70%。请核对数值，并通知细胞实验室。",
        ]),
        soft(
          "STX03",
          own.leftCells.minus(own.rightCells).absolute().atMost(own.totalCells.times(0.2)),
          [
            "The two sides differ by more than a fifth of the dose. Confirm that it matches the source.",
            "两侧细胞数相差超过总量的五分之一，请确认与原始记录一致。",
          ],
        ),
      ],
    }),
  );
}
