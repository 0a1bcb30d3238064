import { type ColumnSource, dataset, from, whether } from "../../src/definition/index.ts";
import { ofTests } from "./laboratory-tests.ts";
import { screening1 } from "./visits.ts";

const test = from.field("test");
const factor = from.lookup(
  test,
  ofTests((one) => one.factor),
);
const decimals = from.lookup(
  test,
  ofTests((one) => one.rangeDecimals),
);
/** A limit of the reference range in standard units. */
const standardLimit = (of: ColumnSource) => from.scaled(of, factor, { decimals });
const [result, low, high] = [from.field("result"), from.field("low"), from.field("high")];

/** What a laboratory row says in standard units: at most eight characters a result, as the published ones have. */
export const standard = {
  result: from.scaled(result, factor, { characters: 8 }),
  low: standardLimit(low),
  high: standardLimit(high),
  verdict: from.range(result, low, high, ["0", "N"]),
};

/** A record per result. */
export const laboratoryDataset = dataset(
  "LB",
  "Laboratory Test Results",
  { kind: "rows", form: "LB", group: "results" },
  { keys: ["USUBJID", "VISITNUM", "LBTESTCD"] },
  [
    "STUDYID",
    "DOMAIN",
    "USUBJID",
    // Sodium was numbered under its symbol.
    [
      "LBSEQ",
      from.sequence({ by: [from.visit("number"), from.lookup(test, { SODIUM: "NA" }, "same")] }),
    ],
    ["LBTESTCD", from.target],
    ["LBTEST", from.field("test", { as: "wording" })],
    [
      "LBCAT",
      from.lookup(
        test,
        ofTests((one) => one.category),
      ),
    ],
    ["LBORRES", from.target],
    [
      "LBORRESU",
      from.lookup(
        test,
        ofTests((one) => one.unit),
      ),
    ],
    "LBORNRLO",
    "LBORNRHI",
    ["LBSTRESC", standard.result],
    ["LBSTRESN", from.column("LBSTRESC")],
    [
      "LBSTRESU",
      from.lookup(
        test,
        ofTests((one) => one.standardUnit),
      ),
    ],
    ["LBSTNRLO", standard.low],
    ["LBSTNRHI", standard.high],
    ["LBNRIND", standard.verdict],
    ["LBBLFL", from.flag(whether.atVisit(screening1))],
    "VISITNUM",
    "VISIT",
    "VISITDY",
    ["LBDTC", from.target],
    "LBDY",
  ],
);
