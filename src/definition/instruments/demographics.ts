import { codeList } from "../code-list.ts";
import { choice, date, integer, yesNo } from "../field-builders.ts";
import { instrumentForm } from "../form-builder.ts";

export const sex = codeList("SEX", { F: ["Female", "女"], M: ["Male", "男"] });

/** Demographics: age in completed years at consent, birth as far as the site may record it, sex. */
export function demographics<const Id extends string>(id: Id) {
  return instrumentForm(
    "demographics",
    id,
    ["Demographics", "人口学资料"],
    {
      birth: date(["Date of birth", "出生日期"], { partial: true }),
      age: integer(["Age at consent", "签署知情同意时年龄"], {
        unit: "a",
        min: 0,
        max: 120,
        required: true,
        sdtm: { variable: "AGE" },
      }),
      sex: choice(["Sex", "性别"], sex, { required: true, sdtm: { variable: "SEX" } }),
      fertile: yesNo(["Able to have children", "有生育能力"], { required: true }),
    },
    { sdtm: { domain: "DM" } },
  );
}
