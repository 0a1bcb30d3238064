import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { CourseAct } from "../../src/web/participant/acts.ts";
import { actWords, words as courseWords } from "../../src/web/participant/course-words.ts";
import { words as doseWords } from "../../src/web/participant/doses-words.ts";
import { words as eligibilityWords } from "../../src/web/participant/eligibility-words.ts";
import { words as participantWords } from "../../src/web/participant/participant-words.ts";
import { words as dialogWords } from "../../src/web/participant/visit-dialogs-words.ts";
import { words as visitWords } from "../../src/web/participant/visits-words.ts";
import { words as matrixWords } from "../../src/web/participants/participants-words.ts";
import { choose, push, said, type Visitor, write } from "./visitor.ts";

/*
 * What people do on the page of participants and on a participant's page, as steps for the browser tests: in their
 * language, with a mouse or by keys alone, signed in as somebody who may do it. Entering the forms themselves is another
 * file's.
 */

/** Opens the page of participants of a study, once its cells are there. */
export async function openMatrix(page: Page, base: string, study: string): Promise<void> {
  await page.goto(`${base}/studies/${study}/participants`);
  await page.locator('[role="gridcell"]').first().waitFor();
}

/** The cells of a participant's row. */
export function rowOf(page: Page, participant: string): Locator {
  return page
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: participant, exact: true }) });
}

/** Filters by a number, and finds nobody else; then clears the filter. */
export async function filterByNumber(page: Page, participant: string): Promise<void> {
  const box = page.getByRole("searchbox", { name: "Find a number" });
  await box.fill(participant);
  await page.waitForURL((url) => url.searchParams.has("q"));
  await rowOf(page, participant).waitFor();
  await page.locator('[role="grid"][aria-rowcount="2"]').waitFor();
  await box.fill("no such number");
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await rowOf(page, participant).waitFor();
  assert.equal(await box.inputValue(), "");
}

/** Goes through the grid by keys alone: the focus moves one cell at a time, to the edges, and stays in the grid. */
export async function walkByKeys(page: Page): Promise<void> {
  const isAt = (row: string, column: string): Promise<void> =>
    page.locator(`[data-row="${row}"] [data-column="${column}"]:focus`).waitFor();
  const press = async (key: string, row: string, column: string): Promise<void> => {
    await page.keyboard.press(key);
    await isAt(row, column);
  };
  await page.locator('[data-row="0"] [data-column="3"]').focus();
  await isAt("0", "3");
  await press("ArrowRight", "0", "4");
  await press("ArrowDown", "1", "4");
  await press("Home", "1", "0");
  await press("ArrowLeft", "1", "0");
  await press("Control+Home", "0", "0");
  await press("ArrowUp", "-1", "0");
  await press("ArrowDown", "0", "0");
  await page.keyboard.press("f");
  await page
    .getByRole("searchbox", { name: "Find a number" })
    .and(page.locator(":focus"))
    .waitFor();
}

/** Opens the cell of a visit by keys: what can be done, then the visit itself on the participant's page. */
export async function openCell(page: Page, participant: string, column: number): Promise<void> {
  const cell = rowOf(page, participant).locator(`[data-column="${column}"]`);
  await cell.focus();
  await page.keyboard.press("m");
  await page.getByRole("menuitem", { name: "Open the visit" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("menuitem", { name: "Open the visit" }).waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: participant }).waitFor();
  await page.waitForURL((url) => url.searchParams.get("tab") === "visits");
}

/** Screens somebody, at the first site one may screen at; answers the number that was given. */
export async function screenSomebody(visitor: Visitor, on = "t"): Promise<string> {
  const { page } = visitor;
  await push(visitor, page.getByRole("button", { name: said(visitor, matrixWords.screen) }));
  const dialog = page.getByRole("dialog");
  await write(
    visitor,
    dialog.getByLabel(said(visitor, matrixWords.screenDate), { exact: true }),
    on,
  );
  await push(
    visitor,
    dialog.getByRole("button", { name: said(visitor, matrixWords.screenNow), exact: true }),
  );
  await dialog.waitFor({ state: "detached" });
  await page.waitForURL(/\/participants\/[^/?]+$/);
  return decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "");
}

type Part =
  | "overview"
  | "visits"
  | "doses"
  | "eligibility"
  | "events"
  | "scores"
  | "history"
  | "signatures";

/** Opens a part of a participant's page. */
export async function openTab(visitor: Visitor, part: Part): Promise<void> {
  const tabs = visitor.page.getByRole("navigation", { name: said(visitor, participantWords.tabs) });
  const tab = tabs.getByRole("link", { name: said(visitor, participantWords[part]), exact: true });
  await push(visitor, tab);
  await tab.and(visitor.page.locator("[aria-current=page]")).waitFor();
}

/** Begins an act on the participant's course from the menu; answers its dialog. */
export async function beginAct(visitor: Visitor, act: CourseAct): Promise<Locator> {
  const { page } = visitor;
  await push(visitor, page.getByRole("button", { name: said(visitor, courseWords.acts) }));
  const { title } = actWords[act];
  await push(visitor, page.getByRole("menuitem", { name: said(visitor, title), exact: true }));
  return page.getByRole("dialog");
}

async function finishAct(visitor: Visitor, act: CourseAct, dialog: Locator): Promise<void> {
  await push(
    visitor,
    dialog.getByRole("button", { name: said(visitor, actWords[act].act), exact: true }),
  );
  await dialog.waitFor({ state: "detached" });
}

/** Records the consent version in force, with the date on the signed form. */
export async function recordConsent(visitor: Visitor, on = "t"): Promise<void> {
  const dialog = await beginAct(visitor, "consent");
  await write(visitor, dialog.getByLabel(said(visitor, courseWords.signedOn), { exact: true }), on);
  await finishAct(visitor, "consent", dialog);
}

/** The sheet of a visit among a participant's visits. */
export function visitSheet({ page }: Visitor, title: string): Locator {
  return page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name: title, exact: false }) });
}

/** Starts a visit, from the participant's visits. */
export async function startVisit(visitor: Visitor, title: string, on = "t"): Promise<void> {
  await openTab(visitor, "visits");
  const sheet = visitSheet(visitor, title);
  await push(visitor, sheet.getByRole("button", { name: said(visitor, visitWords.start) }));
  const dialog = visitor.page.getByRole("dialog");
  await write(visitor, dialog.getByLabel(said(visitor, dialogWords.held), { exact: true }), on);
  await push(visitor, dialog.getByRole("button", { name: said(visitor, dialogWords.startAct) }));
  await dialog.waitFor({ state: "detached" });
  await sheet
    .getByText(said(visitor, visitWords.held).split("{date}")[0]?.trim() ?? "")
    .first()
    .waitFor();
}

/** Opens a form of a visit from the participant's visits. */
export async function openForm(visitor: Visitor, visit: string, form: string): Promise<void> {
  await openTab(visitor, "visits");
  await push(
    visitor,
    visitSheet(visitor, visit).getByRole("link", { name: form, exact: false }).first(),
  );
}

/** Assesses eligibility; answers what was found. */
export async function assessEligibility(visitor: Visitor): Promise<string> {
  await openTab(visitor, "eligibility");
  const { page } = visitor;
  await push(
    visitor,
    page.getByRole("button", { name: said(visitor, eligibilityWords.assess), exact: true }),
  );
  const [before = ""] = said(visitor, eligibilityWords.kept).split("{result}");
  const kept = page.getByText(before.trim());
  await kept.waitFor();
  return (await kept.textContent()) ?? "";
}

/** Enrols, into a cohort where the study has them. As the investigator. */
export async function enrol(visitor: Visitor, cohort?: string, on = "t"): Promise<void> {
  const dialog = await beginAct(visitor, "enrol");
  if (cohort !== undefined) {
    await choose(
      visitor,
      dialog.getByLabel(said(visitor, courseWords.cohort), { exact: true }),
      cohort,
    );
  }
  await write(
    visitor,
    dialog.getByLabel(said(visitor, courseWords.enrolledOn), { exact: true }),
    on,
  );
  await finishAct(visitor, "enrol", dialog);
}

/** Opens a new line of the dose log from the dosing calendar. */
export async function beginDose(visitor: Visitor): Promise<void> {
  await openTab(visitor, "doses");
  await push(visitor, visitor.page.getByRole("link", { name: said(visitor, doseWords.record) }));
  await visitor.page.waitForURL(/\/logs\/[^/]+\/new/);
}

/** Marks a visit as not done, with a reason. */
export async function skipVisit(visitor: Visitor, title: string, reason: string): Promise<void> {
  const { page } = visitor;
  await openTab(visitor, "visits");
  const sheet = visitSheet(visitor, title);
  const more = said(visitor, visitWords.more, { visit: title });
  await push(visitor, sheet.getByRole("button", { name: more }));
  await push(visitor, page.getByRole("menuitem", { name: said(visitor, visitWords.skip) }));
  const dialog = page.getByRole("dialog");
  await write(visitor, dialog.getByLabel(said(visitor, dialogWords.why), { exact: true }), reason);
  await push(visitor, dialog.getByRole("button", { name: said(visitor, dialogWords.skipAct) }));
  await dialog.waitFor({ state: "detached" });
  await sheet.getByText(reason).waitFor();
}
