import { type Text, text } from "../../kernel/index.ts";
import type { Field } from "../field.ts";
import { fieldsOf } from "../form.ts";
import type { Study } from "../study.ts";
import { affects, type Change } from "./change.ts";
import { pairs, same } from "./pairs.ts";

/** Forms and fields that an amendment added, took away or changed, and the checks on them. */
export function formChanges(before: Study, after: Study): Change[] {
  return pairs(before.forms, after.forms).flatMap(({ id, before: old, after: now }): Change[] => {
    if (old === undefined && now !== undefined) {
      return [
        {
          kind: "added",
          part: "forms",
          id,
          text: text(`New form ${now.title.en}.`, `新增表单“${now.title["zh-CN"]}”。`),
          affects: affects.forms,
        },
      ];
    }
    if (old === undefined) return [];
    if (now === undefined) {
      return [
        {
          kind: "removed",
          part: "forms",
          id,
          text: text(
            `The form ${old.title.en} is no longer used.`,
            `不再使用表单“${old.title["zh-CN"]}”。`,
          ),
          affects: affects.stored,
        },
      ];
    }
    const fields = pairs(fieldsOf(old), fieldsOf(now)).map((pair) =>
      fieldChange(id, pair.id, pair.before, pair.after),
    );
    const checks = pairs(old.checks, now.checks).map((pair): Change => {
      const kind =
        pair.before === undefined ? "added" : pair.after === undefined ? "removed" : "changed";
      const message = (pair.after ?? pair.before)?.message ?? text("", "");
      return {
        kind,
        part: "checks",
        id: `${id}.${pair.id}`,
        text: text(
          `Check ${pair.id} on ${now.title.en} ${kind}: ${message.en}`,
          `表单“${now.title["zh-CN"]}”的核查 ${pair.id} ${words[kind]}:${message["zh-CN"]}`,
        ),
        affects: affects.forms,
      };
    });
    const found = [...fields, ...checks];
    if (found.length > 0) return found;
    return [
      {
        kind: "changed",
        part: "forms",
        id,
        text: text(
          `The form ${now.title.en} changed in wording, order or mapping.`,
          `表单“${now.title["zh-CN"]}”的措辞、顺序或映射有调整。`,
        ),
        affects: affects.forms,
      },
    ];
  });
}

const words = { added: "新增", removed: "删除", changed: "修改" } as const;

function fieldChange(form: string, id: string, old?: Field, now?: Field): Change {
  const label = (now ?? old)?.label ?? text(id, id);
  const base = { part: "fields", id: `${form}.${id}` };
  if (old === undefined) {
    return {
      ...base,
      kind: "added",
      text: text(`${form} asks ${label.en} (new).`, `${form} 新增字段“${label["zh-CN"]}”。`),
      affects: affects.forms,
    };
  }
  if (now === undefined) {
    return {
      ...base,
      kind: "removed",
      text: text(`${form} no longer asks ${label.en}.`, `${form} 不再采集“${label["zh-CN"]}”。`),
      affects: affects.stored,
    };
  }
  const parts = changedMembers(old, now);
  return {
    ...base,
    kind: "changed",
    text: text(
      `${form}, ${label.en}: ${parts.map((part) => part.en).join("; ")}.`,
      `${form}“${label["zh-CN"]}”：${parts.map((part) => part["zh-CN"]).join(";")}。`,
    ),
    affects: affects.forms,
  };
}

function changedMembers(old: Field, now: Field): Text[] {
  const members = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...members].flatMap((member) => {
    const a = (old as unknown as Record<string, unknown>)[member];
    const b = (now as unknown as Record<string, unknown>)[member];
    if (same(a, b)) return [];
    const simple = [a, b].every((one) => one === undefined || typeof one !== "object");
    if (!simple) return [text(`${member} changed`, `${member} 已修改`)];
    const shown = (value: unknown, none: string): string =>
      value === undefined ? none : JSON.stringify(value);
    return [
      text(
        `${member} ${shown(a, "none")} → ${shown(b, "none")}`,
        `${member} ${shown(a, "无")} → ${shown(b, "无")}`,
      ),
    ];
  });
}
