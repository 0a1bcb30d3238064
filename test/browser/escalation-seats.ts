/** The people of a dose escalation at their pages, and what they do there, for tests in a browser. */
import assert from "node:assert/strict";
import type { BrowserContext, Locator, Page } from "playwright-core";
import type { CohortDecision } from "../../src/engine/index.ts";
import type { Language, Param, Text } from "../../src/kernel/index.ts";
import { words } from "../../src/web/cohorts/cohort-words.ts";
import { actWords, words as courseWords } from "../../src/web/participant/course-words.ts";
import { proofWords } from "../../src/web/session/proof-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { type Visitor as Session, password } from "../server/clinic.ts";
import { enter, type FormBase, formAddress, mark, row } from "./form-entry.ts";
import { type Browser, noteComplaints } from "./chromium.ts";

/** Somebody at a page. */
export interface Seat {
  readonly page: Page;
  readonly device: BrowserContext;
  readonly complaints: readonly string[];
  readonly says: (text: Text, params?: Readonly<Record<string, Param>>) => string;
}

/** A device of one's own, where nobody is signed in yet. */
export async function takeSeat(
  browser: Browser,
  { origin, language, phone = false }: { origin: string; language: Language; phone?: boolean },
): Promise<Seat> {
  const device = await browser.device({ language, phone, origin });
  const page = await device.newPage();
  return {
    page,
    device,
    complaints: noteComplaints(page),
    says: (text, params = {}) => fill(text, language, params),
  };
}

/** Gives a device the session of somebody who has signed in, at a time of its own. */
export async function resume(
  { page, device }: Seat,
  { cookie }: Session,
  origin: string,
  now: Date,
): Promise<void> {
  // The page of the day before must not lock the new session.
  await page.goto("about:blank");
  await page.clock.setSystemTime(now);
  const [name = "", value = ""] = cookie.split("=");
  await device.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Strict" }]);
}

/** Goes somewhere and waits until it is there. */
export async function shown({ page }: Seat, path: string, ready: string): Promise<void> {
  await page.goto(path);
  await page.locator(ready).first().waitFor();
}

/** The card of a cohort. */
export function cardOf({ page }: Seat, cohort: string): Locator {
  return page.locator("section").filter({ has: page.locator(`#cohort-${cohort}`) });
}

/** Reports an adverse event of grade 4, probably related to the product, in its form. */
export async function reportToxicity({ page }: Seat, base: FormBase, onset: string): Promise<void> {
  await page.goto(formAddress(base, { form: "AE", line: "new" }));
  await enter(page, "term", "Meningitis");
  await mark(page, "saved");
  await enter(page, "onset", onset);
  await row(page, "grade").locator("label:has(input)").nth(3).click();
  // The mark says “saved” of what was typed before, too.
  const saved = page.waitForResponse(
    (response) => response.request().postData()?.includes("PROBABLE") === true,
  );
  await row(page, "toProduct").locator("label:has(input)").nth(3).click();
  assert.equal((await saved).status(), 200);
}

/** The medical monitor says whether it is a dose-limiting toxicity, on the board. */
export async function judge(
  { page, says }: Seat,
  participant: string,
  verdict: "dlt" | "no-dlt",
  reason: string,
): Promise<void> {
  const card = page
    .locator("section")
    .filter({ has: page.locator(`[data-to-judge="${participant}"]`) });
  await card.getByRole("button", { name: says(words.judge), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(says(verdict === "dlt" ? words.isDlt : words.isNone)).check();
  await dialog.getByLabel(says(words.why)).fill(reason);
  await dialog.getByRole("button", { name: says(words.judge), exact: true }).click();
  await card.waitFor({ state: "detached" });
}

/** Opens the dialog in which a decision is put to the members; what the rule recommends is chosen there. */
export async function openProposal(
  seat: Seat,
  cohort: string,
  recommended: CohortDecision,
): Promise<Locator> {
  const { page, says } = seat;
  await cardOf(seat, cohort)
    .getByRole("button", { name: says(words.propose) })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(`input[value="${recommended}"]:checked`).waitFor();
  return dialog;
}

/** Puts to the members what the rule recommends, with both of them present. */
export async function propose(
  seat: Seat,
  cohort: string,
  recommended: CohortDecision,
  number: number,
): Promise<void> {
  const { page, says } = seat;
  const dialog = await openProposal(seat, cohort, recommended);
  for (const member of ["committee-a", "committee-b"]) {
    await dialog.getByLabel(member, { exact: true }).check();
  }
  await dialog.getByRole("button", { name: says(words.put) }).click();
  await dialog.waitFor({ state: "detached" });
  await page.locator(`[data-decision="${number}"]`).waitFor();
}

/** Opens the dialog in which a member signs. */
export async function openSignature({ page, says }: Seat, number: number): Promise<Locator> {
  await page
    .locator(`[data-decision="${number}"]`)
    .getByRole("button", { name: says(words.sign), exact: true })
    .click();
  return page.getByRole("dialog");
}

/** Signs in the dialog, with the password. */
export async function proveAndSign({ says }: Seat, dialog: Locator): Promise<void> {
  await dialog.getByLabel(says(proofWords.password)).fill(password);
  await dialog.getByRole("button", { name: says(words.signNow) }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Asks to enrol somebody in a cohort by the menu of their page; the dialog, once it says how the cohort stands. */
export async function openEnrolment(
  { page, says }: Seat,
  study: string,
  participant: string,
  cohort: string,
): Promise<Locator> {
  await page.goto(`/studies/${study}/participants/${participant}`);
  await page.getByRole("button", { name: says(courseWords.acts) }).click();
  await page.getByRole("menuitem", { name: says(actWords.enrol.title), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(says(courseWords.cohort)).selectOption(cohort);
  await dialog.locator(`[data-gate-of="${cohort}"], [role="status"]`).first().waitFor();
  return dialog;
}

/** Enrols, and waits until the participant's page says so. */
export async function enrol(seat: Seat, dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: seat.says(actWords.enrol.act), exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Tries to enrol; answers what the server said instead of doing it. */
export async function refusedEnrolment(seat: Seat, dialog: Locator): Promise<string> {
  await dialog.getByRole("button", { name: seat.says(actWords.enrol.act), exact: true }).click();
  const alert = dialog.getByRole("alert");
  await alert.waitFor();
  const told = await alert.innerText();
  assert.notEqual(told, "");
  return told;
}
