/** Somebody at a page, in their language, with a mouse or with the keyboard alone: what every step is done by. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { Language, Param, Text } from "../../src/kernel/index.ts";
import { fill } from "../../src/web/language/fill.ts";

export interface Visitor {
  readonly page: Page;
  readonly language: Language;
  /** Nothing is pointed at: keys only, from wherever the focus is. */
  readonly keysOnly: boolean;
}

/** Somebody who reads English and has a mouse. */
export function visitorAt(page: Page, more: Partial<Visitor> = {}): Visitor {
  return { page, language: "en", keysOnly: false, ...more };
}

/** What the screen says for a text of the pages. */
export function said(
  { language }: Visitor,
  words: Text,
  params: Readonly<Record<string, Param>> = {},
): string {
  return fill(words, language, params);
}

/** The most stops of the Tab key before something counts as out of reach. */
const mostStops = 150;

/** Goes to a control by the Tab key; fails where it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop <= mostStops; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way by the Tab key to ${target.toString()}`);
}

/** Presses a button, a link or a menu entry. */
export async function push({ page, keysOnly }: Visitor, target: Locator): Promise<void> {
  if (!keysOnly) return target.click();
  if ((await target.getAttribute("role", { timeout: 15_000 })) !== "menuitem") {
    await tabTo(page, target);
    return page.keyboard.press("Enter");
  }
  await page.locator('[role="menuitem"]:focus, [role="menu"]:focus').first().waitFor();
  for (let stop = 0; stop < 20; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

/** Types into a box in place of what stands there. */
export async function write(
  { page, keysOnly }: Visitor,
  box: Locator,
  typed: string,
): Promise<void> {
  if (!keysOnly) return box.fill(typed);
  await tabTo(page, box);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(typed);
}

/** Chooses from a list. */
export async function choose(
  { page, keysOnly }: Visitor,
  list: Locator,
  value: string,
): Promise<void> {
  if (!keysOnly) {
    await list.selectOption(value);
    return;
  }
  await tabTo(page, list);
  await chooseByArrows(page, list, value);
}

/** Chooses from the list that has the focus, with the arrow keys. */
export async function chooseByArrows(page: Page, list: Locator, value: string): Promise<void> {
  const [now, wanted] = await list.evaluate((element, code) => {
    const select = element as HTMLSelectElement;
    return [
      select.selectedIndex,
      [...select.options].findIndex((option) => option.value === code),
    ] as const;
  }, value);
  assert.ok(wanted >= 0, `${value} is not in the list`);
  for (let step = now; step < wanted; step++) await page.keyboard.press("ArrowDown");
  for (let step = now; step > wanted; step--) await page.keyboard.press("ArrowUp");
}
