import { Rejected } from "../problem.ts";

const nothing = {
  en: "There is nothing of that name in the supply of this study. Check it.",
  "zh-CN": "本研究的供应记录中没有该名称，请核对。",
};

/** What is asked for by a name that nothing has. */
export function noSuchSupply(): Rejected {
  return new Rejected(404, "supply.unknown", nothing);
}
