import { defineRefusal, type Fact, type Refusal, wallClock } from "../kernel/index.ts";
import type { Datum } from "../definition/index.ts";
import type { Context } from "./context.ts";
import { datumWords } from "./describe-datum.ts";
import type { FormDraft } from "./form-draft.ts";
import { datumAt } from "./form-path.ts";
import type { FormPlan } from "./form-plan.ts";
import { own } from "./own.ts";
import type { FormState, Touch } from "./state.ts";

const stale = defineRefusal(
  "save.stale",
  "{who} changed this form at {when}, after you opened it: {count} value(s) are others than those you looked at. Nothing was saved and your entries are still here. Choose one of each and say why.",
  "{who} 于 {when} 修改了此表单（在您打开之后）：有 {count} 个值与您查看时不同。本次未保存，您录入的内容仍在。请逐一选择并说明理由。",
);
const vanished = defineRefusal(
  "save.unknown-version",
  "This form has no version {version} that your entry could be based on. Open it again; nothing was saved.",
  "此表单不存在您所依据的版本 {version}。请重新打开，本次未保存任何内容。",
);

/**
 * Somebody changed a field since the version that an entry is based on, and the entry would change it to something
 * else, or confirms a check that reads it: the second person sees who, when and both values, and chooses. Changes of other fields stand beside each other.
 *
 * Every fact has as params: `label`, `who` (a person), `when` (an instant), `stored` and `yours` in words.
 */
export function conflictOf(
  formPlan: FormPlan,
  stored: FormState | undefined,
  basedOn: number | undefined,
  draft: FormDraft,
  confirmed: readonly string[],
  context: Context,
): Refusal | undefined {
  const version = stored?.version ?? 0;
  if (basedOn === undefined || basedOn === version) return undefined;
  if (!draft.changed && confirmed.length === 0) return undefined;
  if (stored === undefined || basedOn > version) return vanished({ version: basedOn });
  const since = (path: string): Touch | undefined => {
    const touch = own(stored.touched, path);
    return touch !== undefined && touch.version > basedOn ? touch : undefined;
  };
  const entered = draft.differences.flatMap(({ path, field, before, now }): Conflict[] => {
    const touch = since(path);
    return touch === undefined ? [] : [{ path, field, before, now, touch, isConfirmed: false }];
  });
  const unseen = [...inputsOf(formPlan, stored, confirmed)].flatMap((path): Conflict[] => {
    const touch = since(path);
    const isEntered = draft.differences.some((difference) => difference.path === path);
    const field = path.slice(path.lastIndexOf("/") + 1);
    if (touch === undefined || isEntered) return [];
    const before = datumAt(stored, path);
    return [{ path, field, before, now: before, touch, isConfirmed: true }];
  });
  const conflicts = [...entered, ...unseen];
  const [first, ...others] = conflicts;
  if (first === undefined) return undefined;
  const { by, at } = others.reduce(
    (last, { touch }) => (touch.version > last.version ? touch : last),
    first.touch,
  );
  return stale(
    { who: by, when: onWall(at, context), count: conflicts.length },
    conflicts.map((conflict) => factOf(formPlan, conflict, context)),
  );
}

/** A field that somebody changed meanwhile, and the entry changes too, or confirms a check of. */
interface Conflict {
  readonly isConfirmed: boolean;
  readonly path: string;
  readonly field: string;
  readonly before: Datum | undefined;
  readonly now: Datum | undefined;
  readonly touch: Touch;
}

/** Paths of the stored values that checks read in their own instance: what somebody looked at who confirms them. */
function inputsOf(
  { form, checks, fields }: FormPlan,
  stored: FormState,
  confirmed: readonly string[],
): Set<string> {
  const paths = new Set<string>();
  for (const { check, inputs } of checks) {
    if (!confirmed.includes(check.id)) continue;
    for (const read of inputs.fields) {
      if (read.form !== form.id || read.at !== undefined) continue;
      const group = fields.get(read.field)?.group;
      if (group === undefined) paths.add(read.field);
      else {
        const rows = Object.keys(own(stored.rows, group) ?? {});
        for (const row of rows) paths.add(`${group}/${row}/${read.field}`);
      }
    }
  }
  return paths;
}

function onWall(at: Touch["at"], { zone }: Context): string {
  return `${wallClock(at, zone).slice(0, 16).replace("T", " ")} (${zone})`;
}

function factOf(
  formPlan: FormPlan,
  { path, field, before, now, isConfirmed, touch: { by, at } }: Conflict,
  context: Context,
): Fact {
  const plan = formPlan.fields.get(field);
  const label = plan?.field.label ?? { en: field, "zh-CN": field };
  const stored = datumWords(plan?.field, plan?.codes, before);
  const yours = datumWords(plan?.field, plan?.codes, now);
  const when = onWall(at, context);
  const did = isConfirmed
    ? { en: "you confirmed what was there before", "zh-CN": "您确认的是修改前的值" }
    : { en: `you entered ${yours.en}`, "zh-CN": `您录入 ${yours["zh-CN"]}` };
  return {
    text: {
      en: `${label.en}: ${by} changed it to ${stored.en} at ${when}; ${did.en}`,
      "zh-CN": `${label["zh-CN"]}：${by} 于 ${when} 改为 ${stored["zh-CN"]}；${did["zh-CN"]}`,
    },
    path: path.split("/"),
    params: { label, who: by, when: at, stored, yours },
  };
}
