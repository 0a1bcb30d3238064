/** Fills in any form of a study by the keyboard alone, as somebody does who never takes the mouse. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  type Datum,
  type Field,
  fieldsOf,
  type Form,
  isMissing,
  missingReasons,
  type Study,
} from "../../src/definition/index.ts";
import { choiceOfKey } from "../../src/web/form/choice-key.ts";
import { enteredOf } from "../../src/web/form/change-unit.ts";
import { shownEntry } from "../../src/web/form/shown-entry.ts";
import { cellOf } from "../../src/web/pads/exam-cell.ts";
import { padFields, scaleOf } from "../../src/web/pads/scored-items.ts";
import { chooseByArrows, type Visitor } from "./visitor.ts";

export type FormValues = Readonly<Record<string, Datum>>;

interface Stop {
  readonly path?: string;
  readonly cell?: string;
  readonly item?: string;
  readonly tag: string;
  readonly type?: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly isInForm: boolean;
}

/** What has the focus. */
function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const { path, cell } = element.dataset;
    return JSON.parse(
      JSON.stringify({
        path,
        cell,
        item: element.closest<HTMLElement>("[data-item]")?.dataset["item"],
        tag: element.tagName,
        type: element.type,
        value: element.value,
        checked: element.checked,
        isInForm: element.closest("[data-form]") !== null,
      }),
    ) as Stop;
  });
}

/**
 * Fills in the form that is open, from wherever its page puts the focus, by Tab and the keys of each field; then
 * declares it complete and waits until the server has it, or, `kept`, until the page says that it
 * is kept on the device. Fails where a value cannot be reached.
 */
export async function fillForm(
  visitor: Visitor,
  study: Study,
  form: Form,
  values: FormValues,
  until: "saved" | "kept" = "saved",
): Promise<void> {
  const { page } = visitor;
  await page.locator(`[data-form="${form.id}"]`).waitFor();
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]));
  const todo = new Set(Object.keys(values).filter((id) => isEntered(fields.get(id))));
  await page.locator("[data-form] :is(input, select, textarea, button):focus").first().waitFor();
  if (scaleOf(form) !== undefined) await fillPad(page, form, values, todo);
  for (let stop = 0; todo.size > 0; stop++) {
    assert.ok(
      stop < 3 * fields.size + 60,
      `${form.id}: no way by the Tab key to ${[...todo].join(", ")}`,
    );
    const at = await focused(page);
    const field = at.path === undefined ? undefined : fields.get(at.path);
    const datum = field === undefined ? undefined : values[field.id];
    if (field !== undefined && datum !== undefined && todo.has(field.id)) {
      const isDone = await enterDatum(visitor, study, field, datum, at);
      if (isDone) todo.delete(field.id);
    }
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Alt+s");
  if (until === "saved") await page.locator("[data-complete]").waitFor({ state: "detached" });
  await page.locator(`[data-save-mark="${until}"]`).waitFor();
}

function isEntered(field: Field | undefined): boolean {
  return (
    field !== undefined &&
    field.kind !== "derived" &&
    field.kind !== "file" &&
    field.kind !== "signature"
  );
}

/** Gives a datum to the field that has the focus; answers whether nothing of it is left for a later stop. */
async function enterDatum(
  { page, language }: Visitor,
  study: Study,
  field: Field,
  datum: Datum,
  at: Stop,
): Promise<boolean> {
  const { keyboard } = page;
  if (isMissing(datum)) {
    await keyboard.press("Alt+m");
    await page.locator('[role="menuitem"]:focus').waitFor();
    for (let step = 0; step < missingReasons.indexOf(datum.missing); step++)
      await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    return true;
  }
  switch (field.kind) {
    case "integer":
    case "decimal": {
      const { typed, unit } = enteredOf(datum);
      if (unit !== undefined) {
        await keyboard.press("Alt+u");
        const list = page.locator(`[data-unit-of="${field.id}"]`);
        await chooseByArrows(page, list, unit);
        await keyboard.press("Shift+Tab");
      }
      await keyboard.type(typed);
      return true;
    }
    case "boolean":
      await keyboard.press(datum === true ? "y" : "n");
      return true;
    case "choice": {
      if (Array.isArray(datum)) throw new Error(`${field.id} has several codes`);
      const code = codeOf(datum);
      if (at.tag === "SELECT") {
        await chooseByArrows(page, page.locator(`[data-path="${field.id}"]`), code);
        return true;
      }
      const codes = study.codeLists.find(({ id }) => id === field.codes)?.codes ?? [];
      const letter = choiceOfKey(codes, language, code.slice(0, 1), undefined);
      if (typeof letter === "object" && letter.code === code)
        await keyboard.press(code.slice(0, 1));
      else await keyboard.type(code);
      return true;
    }
    case "choices": {
      const codes = Array.isArray(datum) ? datum : [];
      const id = await page.evaluate(() => document.activeElement?.id ?? "");
      const code = codes.find((each) => id.endsWith(`-${each}`));
      if (code !== undefined && at.checked === false) await keyboard.press("Space");
      const left = await page.locator(`[data-path="${field.id}"]:checked`).count();
      return left >= codes.length;
    }
    case "date":
    case "datetime":
    case "time":
    case "text":
      await keyboard.type(shownEntry(field, datum, language));
      return true;
    case "derived":
    case "file":
    case "signature":
      return true;
  }
}

/** Fills in what an instrument's pad pictures: one key a cell or item, the focus goes on by itself. */
async function fillPad(
  page: Page,
  form: Form,
  values: FormValues,
  todo: Set<string>,
): Promise<void> {
  const pictured = padFields(form);
  const left = (): boolean => [...todo].some((id) => pictured.has(id));
  for (let stop = 0; left(); stop++) {
    assert.ok(
      stop < 4 * pictured.size + 20,
      `${form.id}: no way by keys to ${[...todo].join(", ")}`,
    );
    const { cell, item, tag } = await focused(page);
    const id = cell ?? item;
    const datum = id === undefined ? undefined : values[id];
    if (id === undefined || datum === undefined || !todo.has(id)) {
      await page.keyboard.press("Tab");
      continue;
    }
    todo.delete(id);
    if (tag === "SELECT") {
      await chooseByArrows(page, page.locator(`[data-cell="${id}"]`), codeOf(datum));
      await page.keyboard.press("Tab");
    } else if (cell !== undefined && cellOf(cell) !== undefined) {
      for (const key of codeOf(datum).replace("NT", "N")) await page.keyboard.press(key);
      await page.waitForFunction(
        (known) => (document.activeElement as HTMLElement).dataset["cell"] !== known,
        cell,
      );
    } else {
      const key = datum === true ? "y" : datum === false ? "n" : codeOf(datum);
      await page.keyboard.type(key);
      await page.locator(`[data-item="${id}"][data-open="no"]`).waitFor();
    }
  }
}

/** A code, or a whole number of a scale, as it is typed. */
function codeOf(datum: Datum): string {
  return typeof datum === "string" || typeof datum === "number" ? String(datum) : "";
}
