import { choose, type NumberValue, sum } from "../expression/index.ts";
import { derived, integer, words } from "../field-builders.ts";
import { group, instrumentForm } from "../form-builder.ts";
import { eachItem } from "./scored-list.ts";

const items = [
  ...(["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10"] as const),
  ...(["n11", "n12", "n13", "n14", "n15", "n16", "n17", "n18", "n19", "n20"] as const),
  ...(["n21", "n22", "n23", "n24", "n25", "n26", "n27", "n28", "n29", "n30"] as const),
] as const;
type Item = (typeof items)[number];

/** How many items each domain has, in their order. */
const split = [2, 4, 6, 3, 3, 3, 3, 2, 4] as const;

const severities = items.map((item) => `${item}s` as const);
const frequencies = items.map((item) => `${item}f` as const);

function label(item: string, en: string, zh: string): readonly [string, string] {
  const number = item.slice(1, -1);
  return [`Item ${number}: ${en}`, `第${number}项：${zh}`];
}

function domain(number: number, most: number) {
  return derived([`Domain ${number} (0–${most})`, `第${number}领域（0–${most}）`], {
    score: { range: [0, most] },
  });
}

/**
 * The Non-Motor Symptoms Scale: 30 items, severity 0–3 times frequency 1–4, nine domains, 0–360 in all.
 *
 * @source Chaudhuri 2007 (structure); the owner's wording is not shipped
 */
export function nmss<const Id extends string>(id: Id) {
  return instrumentForm(
    "nmss",
    id,
    ["Non-Motor Symptoms Scale", "非运动症状量表（NMSS）"],
    {
      severity: group(
        eachItem(severities, (item) =>
          integer(label(item, "severity (0–3)", "严重程度（0–3）"), { min: 0, max: 3 }),
        ),
        { title: ["Severity", "严重程度"] },
      ),
      frequency: group(
        eachItem(frequencies, (item) =>
          integer(label(item, "frequency (1–4)", "频率（1–4）"), { min: 1, max: 4 }),
        ),
        { title: ["Frequency", "频率"] },
      ),
      rater: words(["Rated by", "评定者"], { maxLength: 100 }),
      d1: domain(1, 24),
      d2: domain(2, 48),
      d3: domain(3, 72),
      d4: domain(4, 36),
      d5: domain(5, 36),
      d6: domain(6, 36),
      d7: domain(7, 36),
      d8: domain(8, 24),
      d9: domain(9, 48),
      total: derived(["NMSS total (0–360)", "NMSS总分（0–360）"], { score: { range: [0, 360] } }),
    },
    {
      provenance:
        "NMSS © International Parkinson and Movement Disorder Society: codes and ranges only.",
      assumption:
        "Which items belong to which domain is from memory (2, 4, 6, 3, 3, 3, 3, 2, 4); a public program splits them otherwise.",
    },
    (own) => {
      const scoreOf = (item: Item): NumberValue =>
        choose(own[`${item}s`].is(0), 0, own[`${item}s`].times(own[`${item}f`]));
      const domains = split.map((count, index) => {
        const first = split.slice(0, index).reduce<number>((total, next) => total + next, 0);
        return sum(...items.slice(first, first + count).map(scoreOf));
      });
      return {
        when: Object.fromEntries(items.map((item) => [`${item}f`, own[`${item}s`].above(0)])),
        derive: {
          ...Object.fromEntries(domains.map((value, index) => [`d${index + 1}`, value])),
          total: sum(own.d1, own.d2, own.d3, own.d4, own.d5, own.d6, own.d7, own.d8, own.d9),
        },
      };
    },
  );
}
