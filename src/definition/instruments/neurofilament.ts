import { codeList } from "../code-list.ts";
import { NumberValue, parsed } from "../expression/index.ts";
import { choice, date, decimal, derived, words, yesNo } from "../field-builders.ts";
import { hard, instrumentForm, soft } from "../form-builder.ts";

const matrix = codeList("NFL_MATRIX", {
  PLASMA: ["Plasma", "血浆"],
  SERUM: ["Serum", "血清"],
});

const lab = { origin: "laboratory" } as const;

const limited = {
  qualified: true,
  assumption:
    "How the laboratory reports a value beyond its assay's limits is not public; as “<0.05” or “>200”.",
} as const;

/**
 * Neurofilament light chain in blood and SOD1 protein in cerebrospinal fluid. Values depend on the assay,
 * so its name and the laboratory stay with every value, and the limits of quantification beside it; a value below the
 * limit says so. Natural logarithms are derived, for the analysis is on that scale; a value beyond a limit has none.
 *
 * @source label of Qalsody, table 2 notes: natural log
 */
export function neurofilament<const Id extends string>(
  id: Id,
  options: { readonly blinded?: boolean } = {},
) {
  const hidden = options.blinded === true ? { ...lab, unblinding: true } : lab;
  const secret = options.blinded === true ? ({ unblinding: true } as const) : {};
  const limit = (
    words_: readonly [string, string],
    unit: string,
    typical: readonly [number, number],
  ) =>
    decimal(words_, unit, {
      ...hidden,
      decimals: 3,
      min: 0,
      max: typical[1] * 100,
      typical,
      assumption:
        "The limits of the assay are not public; the usual ones are a guess for simulation.",
    });
  const logarithm = (field: string, unit: string) =>
    new NumberValue(parsed(`ln(${id}.${field} / 1 '${unit}')`));
  return instrumentForm(
    "neurofilament",
    id,
    ["Neurofilament and SOD1 protein", "神经丝轻链与SOD1蛋白"],
    {
      taken: date(["Sample taken on", "采样日期"], { ...hidden, required: true }),
      laboratory: words(["Laboratory", "检测实验室"], {
        ...hidden,
        required: true,
        maxLength: 120,
      }),
      assay: words(["Assay", "检测方法"], { ...hidden, required: true, maxLength: 120 }),
      matrix: choice(["Blood sample", "血样类型"], matrix, hidden),
      nfl: decimal(["Neurofilament light chain", "神经丝轻链（NfL）"], "pg/mL", {
        ...hidden,
        ...limited,
        decimals: 1,
        min: 0,
        max: 10000,
        score: { scale: "log", beside: ["assay"] },
      }),
      belowLimit: yesNo(["Below the limit of quantification", "低于定量下限"], hidden),
      nflLower: limit(["Lower limit of quantification, NfL", "NfL定量下限"], "pg/mL", [1, 5]),
      nflUpper: limit(
        ["Upper limit of quantification, NfL", "NfL定量上限"],
        "pg/mL",
        [2000, 10000],
      ),
      csfAssay: words(["Assay of SOD1 protein", "SOD1蛋白检测方法"], { ...hidden, maxLength: 120 }),
      csfSod1: decimal(["SOD1 protein in cerebrospinal fluid", "脑脊液SOD1蛋白"], "ng/mL", {
        ...hidden,
        ...limited,
        decimals: 1,
        min: 0,
        max: 2000,
        score: { scale: "log", beside: ["csfAssay"] },
      }),
      csfLower: limit(["Lower limit of quantification, SOD1", "SOD1定量下限"], "ng/mL", [1, 5]),
      lnNfl: derived(["Natural logarithm of NfL in pg/mL", "NfL自然对数（pg/mL）"], {
        ...secret,
        decimals: 4,
      }),
      lnSod1: derived(["Natural logarithm of SOD1 in ng/mL", "SOD1自然对数（ng/mL）"], {
        ...secret,
        decimals: 4,
      }),
    },
    { dateField: "taken" },
    ({ assay, csfAssay, nfl, belowLimit, nflLower, nflUpper }) => ({
      derive: { lnNfl: logarithm("nfl", "pg/mL"), lnSod1: logarithm("csfSod1", "ng/mL") },
      checks:
        options.blinded === true
          ? []
          : [
              soft("NFL01", assay.is(assay.previous()), [
                "Another assay than before: the values cannot be compared. Confirm with the laboratory.",
                "检测方法与上次不同，数值不可直接比较，请与实验室确认。",
              ]),
              soft("NFL02", nfl.atLeast(nflLower).or(belowLimit), [
                "The value lies below the assay's lower limit, but is not marked so. Correct one of them.",
                "数值低于定量下限但未作标记，请更正其中一项。",
              ]),
              soft("NFL03", csfAssay.is(csfAssay.previous()), [
                "Another assay of SOD1 protein than before: the values cannot be compared. Confirm with the laboratory.",
                "SOD1蛋白检测方法与上次不同，数值不可直接比较，请与实验室确认。",
              ]),
              hard("NFL04", nflLower.below(nflUpper), [
                "The lower limit of quantification is not below the upper one. Check both.",
                "定量下限不低于定量上限，请核对。",
              ]),
            ],
    }),
  );
}
