import { defineRefusal, type Fact, type Refusal, type Text, wallClock } from "../kernel/index.ts";
import { type CodeList, type Datum, isMissing, numberOf } from "../definition/index.ts";
import type { Context } from "./context.ts";
import type { Difference, FormDraft } from "./form-draft.ts";
import type { FormPlan } from "./form-plan.ts";
import type { FormState } from "./state.ts";

const stale = defineRefusal(
  "save.stale",
  "{who} changed this form at {when}, after you opened it. Nothing was saved; look at both values and choose.",
  "{who} 于 {when} 修改了此表单(在您打开之后)。本次未保存任何内容,请比较两个值后选择。",
);
const vanished = defineRefusal(
  "save.unknown-version",
  "This form has no version {version} that your entry could be based on. Open it again; nothing was saved.",
  "此表单不存在您所依据的版本 {version}。请重新打开,本次未保存任何内容。",
);

/**
 * The instance was saved by somebody since the version that an entry is based on: the second person sees who, when and
 * both values, and chooses. An entry that would change nothing is no conflict.
 */
export function conflictOf(
  formPlan: FormPlan,
  stored: FormState | undefined,
  basedOn: number | undefined,
  draft: FormDraft,
  context: Context,
): Refusal | undefined {
  const version = stored?.version ?? 0;
  if (basedOn === undefined || basedOn === version || !draft.changed) return undefined;
  if (stored === undefined || basedOn > version) return vanished({ version: basedOn });
  const when = `${wallClock(stored.savedAt, context.zone).slice(0, 16).replace("T", " ")} (${context.zone})`;
  return stale(
    { who: stored.savedBy, when },
    draft.differences.map((difference) => factOf(formPlan, difference)),
  );
}

function factOf(formPlan: FormPlan, { path, field, before, now }: Difference): Fact {
  const plan = formPlan.fields.get(field);
  const label = plan?.field.label ?? { en: field, "zh-CN": field };
  const stored = wordsOf(before, plan?.codes);
  const yours = wordsOf(now, plan?.codes);
  return {
    text: {
      en: `${label.en}: stored ${stored.en}, yours ${yours.en}`,
      "zh-CN": `${label["zh-CN"]}:已存 ${stored["zh-CN"]},您的 ${yours["zh-CN"]}`,
    },
    path: path.split("/"),
  };
}

function wordsOf(datum: Datum | undefined, codes: CodeList | undefined): Text {
  if (datum === undefined) return { en: "no answer", "zh-CN": "未填写" };
  if (isMissing(datum)) {
    return { en: `missing (${datum.missing})`, "zh-CN": `缺失(${datum.missing})` };
  }
  if (typeof datum === "string" && codes !== undefined) {
    return codes.codes.find(({ code }) => code === datum)?.text ?? same(datum);
  }
  if (typeof datum === "boolean") {
    return datum ? { en: "yes", "zh-CN": "是" } : { en: "no", "zh-CN": "否" };
  }
  if (typeof datum !== "object") return same(String(datum));
  if ("entered" in datum) return same(`${datum.entered} ${datum.unit ?? ""}`.trim());
  return same(Array.isArray(datum) ? datum.join(", ") : String(numberOf(datum) ?? "…"));
}

function same(words: string): Text {
  return { en: words, "zh-CN": words };
}
