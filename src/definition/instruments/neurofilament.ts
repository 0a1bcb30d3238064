import { codeList } from "../code-list.ts";
import { choice, date, decimal, words, yesNo } from "../field-builders.ts";
import { form, soft } from "../form-builder.ts";

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
 * so its name and the laboratory stay with every value; a value below the limit of quantification says so.
 */
export function neurofilament<const Id extends string>(
  id: Id,
  options: { readonly blinded?: boolean } = {},
) {
  const hidden = options.blinded === true ? { ...lab, unblinding: true } : lab;
  return form(
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
      }),
      belowLimit: yesNo(["Below the limit of quantification", "低于定量下限"], hidden),
      csfSod1: decimal(["SOD1 protein in cerebrospinal fluid", "脑脊液SOD1蛋白"], "ng/mL", {
        ...hidden,
        ...limited,
        decimals: 1,
        min: 0,
        max: 2000,
      }),
    },
    { dateField: "taken" },
    ({ assay }) => ({
      checks:
        options.blinded === true
          ? []
          : [
              soft("NFL01", assay.is(assay.previous()), [
                "Another assay than before: the values cannot be compared. Confirm with the laboratory.",
                "检测方法与上次不同，数值不可直接比较，请与实验室确认。",
              ]),
            ],
    }),
  );
}
