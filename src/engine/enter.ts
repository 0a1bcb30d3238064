import {
  defineIssue,
  defineRefusal,
  type Fact,
  type Issue,
  issueText,
  type Refusal,
  type Text,
} from "../kernel/index.ts";
import { type Datum, isMissing, type Origin, type SignatureField } from "../definition/index.ts";
import type { Rows, Values } from "./command.ts";
import { type Context, type Role, roleWords, wallRoles } from "./context.ts";
import type { FormDraft } from "./form-draft.ts";
import type { FieldPlan, FormPlan } from "./form-plan.ts";
import { own } from "./own.ts";
import { readDatum } from "./read-datum.ts";
import { isRecord, type Path } from "./reading.ts";

const unknownField = defineIssue(
  "save.unknown-field",
  "Form {form} has no field {field}. Nothing was saved.",
  "表单 {form} 中没有字段 {field}，本次未保存任何内容。",
);
const misplaced = defineIssue(
  "save.misplaced-field",
  "{field} belongs to {place}. Nothing was saved.",
  "{field} 属于 {place}，本次未保存任何内容。",
);
const badRow = defineIssue(
  "save.row",
  "{row} is not a row of {group}: rows are numbered from 1. Nothing was saved.",
  "{row} 不是 {group} 的行号，行号从 1 开始。本次未保存任何内容。",
);
const invalid = defineRefusal(
  "save.invalid",
  "{count} value(s) cannot be kept. Nothing was saved; correct them and save again.",
  "有 {count} 个值无法保存。本次未保存任何内容，请更正后重新保存。",
);
const originForbidden = defineRefusal(
  "save.origin",
  "{field} is answered by: {origin}. Your role ({role}) may not enter it.",
  "{field} 应由以下来源填写：{origin}。您的角色({role})不能录入。",
);
const notYours = defineRefusal(
  "save.form-origin",
  "Nothing on {form} is for your role ({role}) to fill or to declare complete.",
  "{form} 没有可由您的角色({role})填写或确认完成的内容。",
);
const unblinding = defineRefusal(
  "save.unblinding",
  "{field} tells who got what. In a blinded study it may not stand in the participant's record; nothing was saved. Give it to the unblinded team.",
  "“{field}”会揭示分组。盲态研究中不得写入受试者记录，本次未保存任何内容，请交由非盲团队处理。",
);
const forged = defineRefusal(
  "save.signature",
  "{field} can only be signed by the person who is signed in, now, with the meaning “{meaning}”. Nothing was saved.",
  "“{field}”只能由当前登录者即时签署，签名含义为“{meaning}”。本次未保存任何内容。",
);

const originWords: Readonly<Record<Origin, Text>> = {
  investigator: { en: "the site", "zh-CN": "研究中心" },
  participant: { en: "the participant", "zh-CN": "受试者" },
  laboratory: { en: "the laboratory", "zh-CN": "实验室" },
  device: { en: "a device", "zh-CN": "设备" },
  import: { en: "an import", "zh-CN": "数据导入" },
};

/** What is sent for one instance: values outside repeating groups, and rows within. */
export interface Sent {
  readonly values: Values;
  readonly rows?: Rows;
  readonly complete?: boolean;
}

/** Reads everything that was sent into the draft, or refuses all of it and says every reason at once. */
export function enter(
  formPlan: FormPlan,
  sent: Sent,
  draft: FormDraft,
  context: Context,
): Refusal | undefined {
  const foreign = foreignForm(formPlan, sent, context.role);
  if (foreign !== undefined) return foreign;
  const entry = new EntryReader(formPlan, draft, context);
  entry.read(sent.values, undefined, "");
  for (const group of Object.keys(sent.rows ?? {})) {
    const rows = own(sent.rows, group) ?? {};
    for (const row of Object.keys(rows)) entry.readRow(group, row, own(rows, row) ?? {});
  }
  return entry.answer();
}

class EntryReader {
  readonly #form: FormPlan;
  readonly #draft: FormDraft;
  readonly #context: Context;
  readonly #issues: Issue[] = [];
  #refusal: Refusal | undefined;

  constructor(form: FormPlan, draft: FormDraft, context: Context) {
    this.#form = form;
    this.#draft = draft;
    this.#context = context;
  }

  readRow(group: string, row: string, values: Values): void {
    if (/^[1-9]\d{0,5}$/.test(row)) this.read(values, group, row);
    else this.#issues.push(badRow([group, row], { row: row.slice(0, 40), group }));
  }

  read(values: Values, group: string | undefined, row: string): void {
    for (const id of Object.keys(values)) {
      const plan = this.#form.fields.get(id);
      if (plan !== undefined && plan.group === group) {
        this.#readField(plan, values[id], row);
        continue;
      }
      const path = group === undefined ? [id] : [group, row, id];
      this.#issues.push(
        plan === undefined
          ? unknownField(path, { form: this.#form.form.id, field: id.slice(0, 64) })
          : misplaced(path, { field: plan.field.label, place: plan.group ?? this.#form.form.id }),
      );
    }
  }

  #readField(plan: FieldPlan, raw: unknown, row: string): void {
    const { field, codes, group } = plan;
    const path: Path = group === undefined ? [field.id] : [group, row, field.id];
    const stored =
      group === undefined
        ? own(this.#draft.values, field.id)
        : own(own(own(this.#draft.rows, group), row), field.id);
    this.#refusal ??= foreignField(plan, this.#context.role, saysMissing(raw) && !isAnswer(stored));
    if (this.#refusal !== undefined) return;
    const reading = readDatum(field, codes, raw, path);
    if ("issue" in reading) {
      this.#issues.push(reading.issue);
      return;
    }
    const { datum } = reading;
    if (field.kind === "signature") this.#refusal ??= forgery(field, datum, this.#context);
    if (group === undefined) this.#draft.put(field.id, datum);
    else this.#draft.putRow(group, row, field.id, datum);
  }

  answer(): Refusal | undefined {
    if (this.#refusal !== undefined) return this.#refusal;
    const count = this.#issues.length;
    return count === 0 ? undefined : invalid({ count }, this.#issues.map(factOf));
  }
}

function saysMissing(raw: unknown): boolean {
  return isRecord(raw) && Object.hasOwn(raw, "missing");
}

function isAnswer(stored: Datum | undefined): boolean {
  return stored !== undefined && !isMissing(stored);
}

/** Whether a role enters values of an origin. The site may besides say why one of the participant's is missing. */
export function enters(role: Role, origin: Origin): boolean {
  if (role === "participant") return origin === "participant";
  if (role === "laboratory") return origin !== "participant" && origin !== "investigator";
  return origin !== "participant";
}

/** A participant and a laboratory touch only forms that ask them, and declare complete only what is theirs alone. */
function foreignForm({ form, origins }: FormPlan, sent: Sent, role: Role): Refusal | undefined {
  if (role !== "participant" && role !== "laboratory") return undefined;
  const theirs = [...origins].map((origin) => enters(role, origin));
  const allowed = sent.complete === true ? theirs.every(Boolean) : theirs.some(Boolean);
  return allowed ? undefined : notYours({ form: form.title, role: roleWords[role] });
}

/**
 * A participant answers only what participants answer, a laboratory only what laboratories deliver, and no one answers
 * for the participant; but the site may say why the participant's answer is missing, as long as there is none.
 */
function foreignField(plan: FieldPlan, role: Role, noAnswer: boolean): Refusal | undefined {
  const { field, origin } = plan;
  if (plan.unblinding && !wallRoles.includes(role)) return unblinding({ field: field.label });
  const isSite = role !== "participant" && role !== "laboratory";
  if (enters(role, origin) || (isSite && noAnswer)) return undefined;
  return originForbidden({
    field: field.label,
    origin: originWords[origin],
    role: roleWords[role],
  });
}

/**
 * A signature is the signer's own, given now, with the field's meaning.
 *
 * @source 21 CFR 11.50(a), 11.70
 */
function forgery(
  field: SignatureField,
  datum: Datum | undefined,
  context: Context,
): Refusal | undefined {
  if (typeof datum !== "object" || !("signedBy" in datum)) return undefined;
  const { signedBy, at, meaning } = datum;
  const isOwn = signedBy === context.actor && at === context.at && meaning === field.meaning.en;
  return isOwn ? undefined : forged({ field: field.label, meaning: field.meaning });
}

function factOf(issue: Issue): Fact {
  const words = { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") };
  return { text: words, path: issue.path };
}
