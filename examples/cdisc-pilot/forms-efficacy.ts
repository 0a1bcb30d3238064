import { choice, choose, decimal, derived, form, sum } from "../../src/definition/index.ts";
import { change } from "./code-lists.ts";

const item = (
  code: string,
  name: string,
  max: number,
  words: readonly [string, string],
  unit = "1",
) => decimal(words, unit, { min: 0, max, sdtm: { test: code, testName: name } });

/** Greatest number of points of the eleven items that the total counts. */
const counted = {
  wordRecall: 10,
  naming: 5,
  commands: 5,
  constructional: 5,
  ideational: 5,
  orientation: 8,
  recognition: 12,
  speech: 5,
  comprehension: 5,
  wordFinding: 5,
  instructions: 5,
} as const;
const greatest = 70;

/**
 * ADAS-Cog with the three items added to it. The total is of the eleven classic items; where some are missing, it is
 * scaled up from those that are there, whichever they are: 21 published totals show it.
 */
export const adasCog = form(
  "CO",
  ["ADAS-Cog", "阿尔茨海默病评定量表-认知部分(ADAS-Cog)"],
  {
    wordRecall: item("ACITM01", "WORD RECALL TASK", 10, ["Word recall", "单词回忆"]),
    naming: item("ACITM02", "NAMING OBJECTS AND FINGERS (REFER TO 5 C", 5, [
      "Naming objects and fingers",
      "物品与手指命名",
    ]),
    delayedRecall: item("ACITM03", "DELAYED WORD RECALL", 10, [
      "Delayed word recall",
      "单词延迟回忆",
    ]),
    commands: item("ACITM04", "COMMANDS", 5, ["Commands", "执行指令"]),
    constructional: item("ACITM05", "CONSTRUCTIONAL PRAXIS", 5, [
      "Constructional praxis",
      "结构性运用",
    ]),
    ideational: item("ACITM06", "IDEATIONAL PRAXIS", 5, ["Ideational praxis", "意念性运用"]),
    orientation: item("ACITM07", "ORIENTATION", 8, ["Orientation", "定向力"]),
    recognition: item("ACITM08", "WORD RECOGNITION", 12, ["Word recognition", "单词辨认"]),
    search: item("ACITM09", "ATTENTION/VISUAL SEARCH TASK", 40, [
      "Attention and visual search",
      "注意与视觉搜索",
    ]),
    maze: item("ACITM10", "MAZE SOLUTION", 240, ["Maze solution", "走迷宫用时"], "s"),
    speech: item("ACITM11", "SPOKEN LANGUAGE ABILITY", 5, ["Spoken language", "口语表达能力"]),
    comprehension: item("ACITM12", "COMPREHENSION OF SPOKEN LANGUAGE", 5, [
      "Comprehension of spoken language",
      "口语理解",
    ]),
    wordFinding: item("ACITM13", "WORD FINDING DIFFICULTY IN SPONTANEOUS S", 5, [
      "Word finding in spontaneous speech",
      "自发语言找词困难",
    ]),
    instructions: item("ACITM14", "RECALL OF TEST INSTRUCTIONS", 5, [
      "Recall of test instructions",
      "测验指令回忆",
    ]),
    total: derived(["ADAS-Cog (11) total", "ADAS-Cog（11项）总分"], {
      sdtm: {
        test: "ACTOT",
        testName: "ADAS-COG(11) Subscore",
        constants: { QSDRVFL: "Y" },
      },
    }),
  },
  {
    sdtm: { domain: "QS", constants: { QSCAT: "ADAS-COG" } },
    assumption:
      "How a total with missing items was made is not published; sum × 70 ÷ (maxima of the items present) gives all 818 published totals bit by bit.",
  },
  (own) => {
    const items = Object.entries(counted).map(([id, max]) => ({
      value: own[id as keyof typeof counted],
      max,
    }));
    const points = sum(...items.map(({ value }) => choose(value.answered(), value, 0)));
    const reachable = sum(...items.map(({ value, max }) => choose(value.answered(), max, 0)));
    return {
      derive: {
        total: choose(reachable.is(greatest), points, points.times(greatest).dividedBy(reachable)),
      },
    };
  },
);

export const cibic = form(
  "GI",
  ["CIBIC+", "临床医生访谈总体印象变化(CIBIC+)"],
  {
    change: choice(["Change since baseline", "与基线相比的变化"], change, {
      sdtm: { test: "CIBIC", testName: "EXTENT OF CHANGE, IF ANY, SINCE BASELINE" },
    }),
  },
  { sdtm: { domain: "QS", constants: { QSCAT: "ADCS-CGIC" } } },
);
