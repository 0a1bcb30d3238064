import {
  codeList,
  choice,
  date,
  decimal,
  form,
  integer,
  time,
  words,
  yesNo,
  instruments,
} from "../../src/definition/index.ts";
import { immunosuppression, parkinsonForms } from "../pd-xs411/forms.ts";

const { stereotacticCellDose } = instruments;

const attestations = form(
  "IE",
  ["Investigator's judgement of eligibility", "研究者对入选资格的判断"],
  {
    diagnosis: yesNo(["Early-onset Parkinson's disease", "早发性帕金森病"], { required: true }),
    included: yesNo([
      "Meets every further inclusion criterion of the protocol",
      "符合方案中其他全部入选标准",
    ]),
    excluded: yesNo(["Meets any exclusion criterion of the protocol", "符合方案中任一排除标准"]),
  },
  { purpose: "eligibility" },
);

/** What everyone may see of an operation in the blinded part: the same for cells and for sham. */
const procedure = form(
  "EX",
  ["Operation (blinded record)", "手术记录（盲态）"],
  {
    given: date(["Date of the operation", "手术日期"], { required: true }),
    entered: time(["Entered the theatre at", "进入手术室时间"]),
    left: time(["Left the theatre at", "离开手术室时间"]),
    kit: words(["Kit number", "药物编号"], { required: true, maxLength: 40 }),
    complete: yesNo(["Done as planned", "按计划完成"], { required: true }),
    remarks: words(["Remarks", "备注"], { maxLength: 500 }),
  },
  { log: true, purpose: "dose", dateField: "given", sdtm: { domain: "EX" } },
);

const what = codeList("OPERATION", {
  CELLS: ["Cells implanted", "植入细胞"],
  SHAM: ["Sham procedure", "假手术"],
});

const unblinding = true;

/** What only the surgical team knows. */
const surgery = form(
  "SURG",
  ["Operation (unblinded team)", "手术记录（非盲团队）"],
  {
    date: date(["Date of the operation", "手术日期"], { unblinding, required: true }),
    what: choice(["What was done", "手术内容"], what, { unblinding, required: true }),
    lot: words(["Lot", "批号"], { unblinding, maxLength: 60 }),
    viability: decimal(["Viability after preparation", "制备后细胞活率"], "%", {
      unblinding,
      decimals: 1,
      min: 0,
      max: 100,
    }),
    leftTracks: integer(["Tracks, left", "左侧针道数"], { unblinding, min: 0, max: 20 }),
    rightTracks: integer(["Tracks, right", "右侧针道数"], { unblinding, min: 0, max: 20 }),
    cells: decimal(["Cells, both sides", "双侧细胞总数"], "{cells}", {
      unblinding,
      decimals: 0,
      min: 0,
      max: 1e9,
    }),
    complications: words(["Complications", "并发症"], { unblinding, maxLength: 1000 }),
  },
  { log: true, dateField: "date" },
  (own) => ({
    when: {
      lot: own.what.is("CELLS"),
      viability: own.what.is("CELLS"),
      cells: own.what.is("CELLS"),
    },
  }),
);

/** Immunosuppressant or its sham, by number. */
const blindedImmunosuppression = form(
  "IMM",
  ["Immunosuppressant or its sham", "免疫抑制剂或其模拟剂"],
  {
    start: date(["Dispensed on", "发放日期"], { required: true }),
    kit: words(["Kit number", "药物编号"], { required: true, maxLength: 40 }),
    taken: yesNo(["Taken as told", "按要求服用"]),
  },
  { log: true, dateField: "start" },
);

/** Blood levels of the immunosuppressant: they tell who takes one. */
const trough = form(
  "TROUGH",
  ["Immunosuppressant level (unblinded team)", "免疫抑制剂血药浓度（非盲团队）"],
  {
    date: date(["Sample taken on", "采样日期"], { unblinding, required: true }),
    level: decimal(["Trough level", "谷浓度"], "ng/mL", {
      unblinding,
      origin: "laboratory",
      decimals: 1,
      min: 0,
      max: 500,
    }),
  },
  { log: true, dateField: "date" },
);

/** Phase I: everyone knows what is given. */
export const openForms = {
  ...parkinsonForms,
  attestations,
  dose: stereotacticCellDose("EX"),
  immunosuppression,
};

/** Phase II: two records of each operation, of which blinded staff see one. */
export const blindedForms = {
  ...parkinsonForms,
  attestations,
  dose: procedure,
  surgery,
  immunosuppression: blindedImmunosuppression,
  trough,
};
