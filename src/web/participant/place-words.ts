import { type Text, text } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { type Place, visitOfKey } from "../../engine/index.ts";

/** What a visit is called, with its count where it is held more than once. */
export function visitTitle(study: Study, key: string): Text {
  const id = visitOfKey(key);
  const title = study.visits.find((visit) => visit.id === id)?.title ?? text(key, key);
  const count = key.slice(id.length + 1);
  return count === ""
    ? title
    : text(`${title.en} (${count})`, `${title["zh-CN"]}（第 ${count} 次）`);
}

/** What a form is called. */
export function formTitle(study: Study, form: string): Text {
  return study.forms.find(({ id }) => id === form)?.title ?? text(form, form);
}

/** Where something stands: "Day 8 · Vital signs", "Adverse event, line 2". */
export function placeTitle(study: Study, { form, visit, line }: Partial<Place>): Text {
  const parts: Text[] = [];
  if (visit !== undefined) parts.push(visitTitle(study, visit));
  if (form !== undefined) parts.push(formTitle(study, form));
  if (line !== undefined) parts.push(text(`line ${line}`, `第 ${line} 行`));
  return text(
    parts.map(({ en }) => en).join(" · "),
    parts.map((part) => part["zh-CN"]).join(" · "),
  );
}

/** What the field of a path is called: of `group/row/field` with its row. */
export function fieldTitle(study: Study, form: string, path: string): Text {
  const [first = "", row, field = first] = path.split("/");
  const fields =
    study.forms.find(({ id }) => id === form)?.groups.flatMap((group) => group.fields) ?? [];
  const label = fields.find(({ id }) => id === field)?.label ?? text(path, path);
  return row === undefined
    ? label
    : text(`${label.en} (row ${row})`, `${label["zh-CN"]}（第 ${row} 行）`);
}
