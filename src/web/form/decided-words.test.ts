import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../../examples/als-xs228/study.ts";
import { type ChoiceField, type DerivedField, fieldsOf } from "../../definition/index.ts";
import { decidedWords } from "./decided-words.ts";

const fields = study.forms.filter(({ id }) => id === "FVC").flatMap(fieldsOf);
const percent = fields.find(({ id }) => id === "percent") as DerivedField;
const choice = fields.find(({ id }) => id === "equation") as ChoiceField;
const said = (
  recorded: readonly [string, number],
  others: readonly (readonly [string, number])[],
) => {
  const scored = ([code, value]: readonly [string, number]) => ({
    code,
    value,
    isBelow: value < 70,
  });
  const decided = { choice, limit: 70, recorded: scored(recorded), others: others.map(scored) };
  return decidedWords(study, percent, decided);
};

test("it says which equation applies, and what the others would give on either side of the limit", () => {
  const found = said(
    ["GLI2022", 71.8],
    [
      ["GLI2012_NEA", 69.4],
      ["GLI2012_SEA", 75],
      ["GLI2012_CAU", 66.6],
    ],
  );
  const spoken = (language: "en" | "zh-CN") => [
    found.decides[language],
    ...found.others.map(({ side, values }) =>
      [side, ...values].map((words) => words[language]).join(" | "),
    ),
  ];
  assert.deepEqual(spoken("en"), [
    "“Reference equation” decides here: by GLI 2022, global, which applies, it is 71.8 %, at or above 70 %.",
    "By another choice it would be below 70 %: | GLI 2012, North-East Asian: 69.4 % | GLI 2012, Caucasian: 66.6 %",
    "By these it would also be at or above 70 %: | GLI 2012, South-East Asian: 75 %",
  ]);
  assert.deepEqual(spoken("zh-CN"), [
    "“预计值公式”决定此结果：此处采用GLI 2022（全球），为71.8 %，达到70 %。",
    "若选下列选项，则低于70 %： | GLI 2012（东北亚）：69.4 % | GLI 2012（白种人）：66.6 %",
    "若选下列选项，同样达到70 %： | GLI 2012（东南亚）：75 %",
  ]);
});

test("where all others lie on the other side nothing is said of this side", () => {
  const found = said(["GLI2012_NEA", 69.4], [["GLI2022", 71.8]]);
  assert.deepEqual(
    found.others.map(({ side, values }) => [side.en, values.map(({ en }) => en)]),
    [["By another choice it would be at or above 70 %:", ["GLI 2022, global: 71.8 %"]]],
  );
});
