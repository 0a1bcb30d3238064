import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** Where a form page is, for the steps of a browser test. */
export interface FormBase {
  /** Where the application answers, such as `http://127.0.0.1:7000`. */
  readonly origin: string;
  readonly study: string;
  readonly participant: string;
}

/** The address of a form at a visit, or of a line of a log. */
export function formAddress(
  { origin, study, participant }: FormBase,
  place: { readonly form: string; readonly visit?: string; readonly line?: number | "new" },
): string {
  const person = `${origin}/studies/${study}/participants/${participant}`;
  return place.visit === undefined
    ? `${person}/logs/${place.form}/${place.line ?? "new"}`
    : `${person}/visits/${place.visit}/${place.form}`;
}

/** The row of a field. */
export function row(page: Page, path: string): Locator {
  return page.locator(`[data-field="${path}"]`);
}

/** The box, list or first choice of a field. */
export function control(page: Page, path: string): Locator {
  return page.locator(`[data-path="${path}"]`).first();
}

/** Waits until the mark in the header says something, and gives its words. */
export async function mark(page: Page, kind: string): Promise<string> {
  const found = page.locator(`[data-save-mark="${kind}"]`);
  await found.waitFor();
  return found.innerText();
}

/** Types into a field with the keyboard alone and leaves it. */
export async function enter(page: Page, path: string, typed: string): Promise<void> {
  await control(page, path).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(typed);
  await page.keyboard.press("Tab");
}

/** Begins a visit today, from the question that stands before its first form. */
export async function beginVisit(
  page: Page,
  base: FormBase,
  visit: string,
  form: string,
): Promise<void> {
  await page.goto(formAddress(base, { visit, form }));
  const date = page.locator("[data-visit-date]");
  await date.waitFor();
  await date.focus();
  await page.keyboard.type("t");
  await page.keyboard.press("Enter");
  await page.locator(`[data-form="${form}"]`).waitFor();
}

/** Check 1: a partial date by keyboard alone is echoed, saved and shown as far as it is known, and raises no false check. */
export async function partialDateByKeyboard(page: Page, base: FormBase): Promise<void> {
  await page.goto(formAddress(base, { form: "AE", line: "new" }));
  await control(page, "term").waitFor();
  await page.keyboard.type("Headache");
  await page.keyboard.press("Tab");
  await mark(page, "saved");
  await page.waitForURL(/logs\/AE\/\d+$/);
  await control(page, "onset").focus();
  await page.keyboard.type("UN-JAN-2024");
  assert.match(
    await row(page, "onset").locator("[data-echo]").innerText(),
    /UN-JAN-2024|2024年1月/,
  );
  await page.keyboard.press("Tab");
  await mark(page, "saved");
  await enter(page, "end", "3 FEB 2024");
  await mark(page, "saved");
  assert.equal(
    await page.locator("[data-check]").count(),
    0,
    "no check can be decided, so none speaks",
  );
  await control(page, "onset").focus();
  await page.keyboard.press("Alt+h");
  const history = page.locator('[data-history="onset"]');
  await history.locator("li").first().waitFor();
  assert.match(await history.innerText(), /UN-JAN-2024|2024年1月/);
  await page.reload();
  await control(page, "onset").waitFor();
  assert.match(await control(page, "onset").inputValue(), /UN-JAN-2024|^2024-01$/);
}

/** Check 2: the language changes in the midst of a half-typed form; nothing is lost, echo and errors follow. */
export async function languageInTheMidst(page: Page, base: FormBase): Promise<void> {
  await page.goto(formAddress(base, { form: "AE", line: "new" }));
  await control(page, "onset").waitFor();
  await control(page, "onset").focus();
  await page.keyboard.type("03/04/2026");
  await page.keyboard.press("Tab");
  const problem = row(page, "onset").locator("[data-problem]");
  const first = await problem.innerText();
  await page.getByRole("button", { name: /^(中文|English)$/ }).click();
  await page.waitForFunction(
    (before) => document.querySelector("[data-problem]")?.textContent !== before,
    first,
  );
  assert.equal(await control(page, "onset").inputValue(), "03/04/2026");
  const said = `${first}\n${await problem.innerText()}`;
  assert.match(said, /can be read two ways/);
  assert.match(said, /有两种读法/);
  await page.getByRole("button", { name: /^(中文|English)$/ }).click();
  await control(page, "onset").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
}

/** Check 4: two people correct one field; the second sees the first's value and chooses, and both are in the history. */
export async function conflictOfTwo(
  first: Page,
  second: Page,
  base: FormBase,
  place: { readonly form: string; readonly visit: string; readonly field: string },
  values: readonly [string, string],
): Promise<void> {
  const address = formAddress(base, place);
  await Promise.all([first.goto(address), second.goto(address)]);
  await Promise.all([
    control(first, place.field).waitFor(),
    control(second, place.field).waitFor(),
  ]);
  await control(second, place.field).focus();
  await second.keyboard.press("ControlOrMeta+a");
  await second.keyboard.type(values[1]);
  await changeWithReason(first, place.field, values[0]);
  await mark(first, "saved");
  await second.keyboard.press("Tab");
  const owed = row(second, place.field).locator("[data-reason] select");
  const conflict = second.locator(`[data-conflict="${place.field}"]`);
  await owed.or(conflict).first().waitFor();
  if (await owed.isVisible()) await giveReason(second, place.field);
  await conflict.waitFor();
  assert.match(await conflict.innerText(), new RegExp(values[0]));
  assert.match(await conflict.innerText(), new RegExp(values[1]));
  await conflict.getByRole("button").first().click();
  await giveReason(second, place.field);
  await mark(second, "saved");
  await control(second, place.field).focus();
  await second.keyboard.press("Alt+h");
  const history = second.locator(`[data-history="${place.field}"]`);
  await history.locator("li").nth(1).waitFor();
  const said = await history.innerText();
  for (const value of values) assert.match(said, new RegExp(value));
}

/** Changes a field and, where the form is complete, gives the reason it owes. */
export async function changeWithReason(page: Page, path: string, typed: string): Promise<void> {
  await enter(page, path, typed);
  if ((await page.locator("[data-complete]").count()) === 0) await giveReason(page, path);
}

/** Gives the first reason of the list, by keyboard. */
export async function giveReason(page: Page, path: string): Promise<void> {
  const asked = row(page, path).locator("[data-reason]").last();
  await asked.locator("select").waitFor();
  await asked.locator("select").selectOption("0");
  await asked.getByRole("button").first().focus();
  await page.keyboard.press("Enter");
}

/** Check 5: a changed answer folds others, which are kept; changed back, all is as before. */
export async function foldAndBack(
  page: Page,
  base: FormBase,
  place: {
    readonly form: string;
    readonly visit: string;
    /** The field that decides, with the letter that folds and the one that unfolds. */
    readonly decides: string;
    readonly fold: string;
    readonly unfold: string;
    /** A choice that is folded, the key that makes it, and what it then holds. */
    readonly folded: string;
    readonly key: string;
    readonly holds: string;
  },
): Promise<void> {
  await page.goto(formAddress(base, place));
  await control(page, place.decides).waitFor();
  const held = (): Promise<string> =>
    page.locator(`[data-path="${place.folded}"]:checked`).inputValue();
  await choose(page, place.decides, place.unfold);
  await choose(page, place.folded, place.key);
  assert.equal(await held(), place.holds);
  await page.locator(`[data-path="${place.decides}"]:checked`).focus();
  await page.keyboard.press(place.fold);
  await row(page, place.decides).locator("[data-folds]").waitFor();
  await leave(page, place.decides);
  await row(page, place.folded).locator("[data-folded]").waitFor();
  assert.equal(await held(), place.holds, "folded, not dropped");
  await choose(page, place.decides, place.unfold);
  await row(page, place.folded).locator("[data-folded]").waitFor({ state: "detached" });
  assert.equal(await held(), place.holds);
}

/** Leaves a choice and, where a reason is owed, gives it. */
async function leave(page: Page, path: string): Promise<void> {
  await page.keyboard.press("Tab");
  const owed = row(page, path).locator("[data-reason]");
  await owed.or(page.locator('[data-save-mark="saved"]')).first().waitFor();
  if ((await owed.count()) > 0) await giveReason(page, path);
  await mark(page, "saved");
}

/** Chooses by a key with the keyboard alone, and leaves. */
async function choose(page: Page, path: string, key: string): Promise<void> {
  const chosen = page.locator(`[data-path="${path}"]:checked`);
  await ((await chosen.count()) > 0 ? chosen : control(page, path)).focus();
  await page.keyboard.press(key);
  await leave(page, path);
}

/** Check 6: an impossible value is refused and nothing stored; an unlikely one is kept with one confirmation. */
export async function impossibleAndUnlikely(
  page: Page,
  base: FormBase,
  place: {
    readonly form: string;
    readonly visit: string;
    readonly field: string;
    readonly impossible: string;
    readonly unlikely: string;
  },
): Promise<void> {
  await page.goto(formAddress(base, place));
  await control(page, place.field).waitFor();
  await enter(page, place.field, place.impossible);
  assert.match(
    await row(page, place.field).locator("[data-problem]").innerText(),
    /above|below|超出|低于/,
  );
  await mark(page, "not-saved");
  await enter(page, place.field, place.unlikely);
  await mark(page, "saved");
  const check = row(page, place.field).locator("[data-check]");
  await check.first().waitFor();
  await control(page, place.field).focus();
  await page.keyboard.press("Alt+k");
  await page.locator("[data-confirm]").waitFor({ state: "detached" });
  await mark(page, "saved");
  await page.reload();
  await control(page, place.field).waitFor();
  assert.equal(
    await row(page, place.field).locator("[data-confirm]").count(),
    0,
    "not asked again",
  );
}
