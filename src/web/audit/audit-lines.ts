import {
  type AuditLine,
  changesOf,
  describeDatum,
  describeEvent,
  type Event,
  missingWords,
} from "../../engine/index.ts";
import { type Datum, type Field, fieldsOf, isMissing, type Study } from "../../definition/index.ts";
import { type Text, text, unitWords } from "../../kernel/index.ts";

/** One line of the table: a value that changed, with everything the columns say of it. */
export interface ShownLine {
  readonly field?: { readonly label: Text; readonly path: string };
  readonly was?: ShownValue;
  readonly is?: ShownValue;
  readonly unit?: Text;
  readonly reason?: string;
  readonly origin?: Text;
}

/** A value in words, and its code or stored form where that is something else. */
export interface ShownValue {
  readonly words: Text;
  readonly code?: string;
}

const origins: Readonly<Record<string, Text>> = {
  investigator: text("site", "研究中心"),
  participant: text("participant", "受试者"),
  laboratory: text("laboratory", "实验室"),
  device: text("device", "设备"),
  import: text("import", "导入"),
  computed: text("computed", "自动计算"),
};

/** The values that an event changed, as an audit trail shows them. Events that change no value give none. */
export function auditLines(study: Study, event: Event): readonly ShownLine[] {
  return changesOf(event, study)
    .filter(({ path }) => path !== undefined)
    .map((line) => shownLine(study, line));
}

function shownLine(study: Study, line: AuditLine): ShownLine {
  const path = line.path ?? "";
  const field = fieldAt(study, line);
  const unit = field !== undefined && "unit" in field ? field.unit : undefined;
  const shown = (datum: Datum | undefined): ShownValue | undefined =>
    datum === undefined ? undefined : shownValue(study, field, datum);
  const [was, is] = [shown(line.before), shown(line.now)];
  const origin = line.derived
    ? "computed"
    : field === undefined
      ? undefined
      : (field.origin ?? "investigator");
  return {
    field: { label: field?.label ?? text(path, path), path },
    ...(was === undefined ? {} : { was }),
    ...(is === undefined ? {} : { is }),
    ...(unit === undefined || unit === "1"
      ? {}
      : { unit: text(unitWords(unit, "en"), unitWords(unit, "zh-CN")) }),
    ...(line.reason === undefined || line.reason === "" ? {} : { reason: line.reason }),
    ...(origin === undefined ? {} : { origin: origins[origin] ?? text(origin, origin) }),
  };
}

function fieldAt(study: Study, { place, path }: AuditLine): Field | undefined {
  const form = study.forms.find(({ id }) => id === place?.form);
  const name = path?.slice(path.lastIndexOf("/") + 1);
  return form === undefined ? undefined : fieldsOf(form).find(({ id }) => id === name);
}

function shownValue(study: Study, field: Field | undefined, datum: Datum): ShownValue {
  if (isMissing(datum)) return { words: missingWords[datum.missing], code: datum.missing };
  if (field === undefined) {
    const said = typeof datum === "string" ? datum : JSON.stringify(datum);
    return { words: text(said, said) };
  }
  const words = describeDatum(study, unitless(field), datum);
  const code =
    typeof datum === "string"
      ? datum
      : Array.isArray(datum)
        ? datum.join(", ")
        : typeof datum === "boolean"
          ? String(datum)
          : undefined;
  return code === undefined || code === words.en ? { words } : { words, code };
}

/** The unit has a column of its own; only what was entered in another unit keeps saying it. */
function unitless(field: Field): Field {
  if (!("unit" in field)) return field;
  const { unit: _, ...rest } = field;
  return rest;
}

/** What an event says in one sentence; a save of many values is summed up, for they stand below. */
export function auditSentence(study: Study, event: Event): Text {
  if (
    event.type !== "form-saved" &&
    event.type !== "dose-recorded" &&
    event.type !== "adverse-event-recorded"
  ) {
    return describeEvent(study, event);
  }
  const lines = changesOf(event, study).filter(({ path }) => path !== undefined);
  if (lines.length <= 1) return describeEvent(study, event);
  const entered = lines.filter(({ derived }) => !derived);
  const corrected = entered.filter(({ before }) => before !== undefined).length;
  const title =
    study.forms.find(({ id }) => id === event.form)?.title ?? text(event.form, event.form);
  const parts = [
    counted(entered.length - corrected, "value entered", "values entered", "录入 {n} 个值"),
    counted(corrected, "value changed", "values changed", "修改 {n} 个值"),
    counted(lines.length - entered.length, "value computed", "values computed", "计算 {n} 个值"),
    ...(event.complete === true ? [text("declared complete", "确认完成")] : []),
  ].filter((part) => part !== undefined);
  return text(
    `${title.en}: ${parts.map(({ en }) => en).join(", ")}`,
    `${title["zh-CN"]}：${parts.map((part) => part["zh-CN"]).join("，")}`,
  );
}

function counted(count: number, one: string, many: string, chinese: string): Text | undefined {
  if (count === 0) return undefined;
  return text(`${count} ${count === 1 ? one : many}`, chinese.replace("{n}", String(count)));
}
