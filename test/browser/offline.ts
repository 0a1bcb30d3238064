import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { control, formAddress, type FormBase, mark, row } from "./form-entry.ts";

/**
 * Check 3: the network is pulled during typing and the tab closed. Whoever comes back finds the same text, is told that
 * it is kept here, and once the network is back it is sent, once.
 */
export async function networkPulledWhileTyping(
  page: Page,
  base: FormBase,
  place: { readonly form: string; readonly visit: string; readonly field: string },
  typed: string,
): Promise<void> {
  const context = page.context();
  const address = formAddress(base, place);
  await page.goto(address);
  await control(page, place.field).waitFor();
  await control(page, place.field).focus();
  await context.setOffline(true);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(typed);
  await mark(page, "kept");
  await page.close({ runBeforeUnload: false });

  // The commands are stopped on their way, so that the page can be looked at before anything is sent.
  const back = await context.newPage();
  let sent = 0;
  let isOpen = false;
  await back.route("**/commands", async (route) => {
    if (!isOpen) return route.abort();
    sent += 1;
    return route.continue();
  });
  await context.setOffline(false);
  await back.goto(address);
  await control(back, place.field).waitFor();
  assert.equal(await control(back, place.field).inputValue(), typed);
  await mark(back, "kept");
  isOpen = true;
  await control(back, place.field).focus();
  await back.keyboard.press("Tab");
  await mark(back, "saved");
  await back.waitForTimeout(1500);
  assert.equal(sent, 1, "what was kept is sent once");
  await control(back, place.field).focus();
  await back.keyboard.press("Alt+h");
  const lines = back.locator(`[data-history="${place.field}"] li`);
  await lines.first().waitFor();
  const stored = (await lines.allInnerTexts()).filter((line) => line.includes(`→ ${typed}`));
  assert.equal(stored.length, 1, "and stored once");
  assert.equal(await row(back, place.field).locator("[data-problem]").count(), 0);
  await back.close();
}

/** A tab that was closed without a network opens again without one: the form, and what was typed. Needs the built application. */
export async function closedTabReopensOffline(
  page: Page,
  base: FormBase,
  place: { readonly form: string; readonly visit: string; readonly field: string },
  typed: string,
): Promise<void> {
  const context = page.context();
  const address = formAddress(base, place);
  await page.goto(address);
  await control(page, place.field).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await control(page, place.field).waitFor();
  await context.setOffline(true);
  await control(page, place.field).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(typed);
  await mark(page, "kept");
  await page.close();

  const back = await context.newPage();
  await back.goto(address);
  await control(back, place.field).waitFor();
  assert.equal(await control(back, place.field).inputValue(), typed);
  await mark(back, "kept");
  await context.setOffline(false);
  await control(back, place.field).focus();
  await back.keyboard.press("Tab");
  await mark(back, "saved");
  await back.close();
}

/** After a sign-out nothing of what was answered stays on the device. */
export async function nothingIsKeptAfterSignOut(page: Page, base: FormBase): Promise<void> {
  await page.goto(base.origin);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.evaluate(() =>
    fetch("/api/session", { method: "DELETE", headers: { "x-neurite": "1" } }),
  );
  const kept = await page.evaluate(
    async () => (await (await caches.open("neurite.answers")).keys()).length,
  );
  assert.equal(kept, 0);
}
