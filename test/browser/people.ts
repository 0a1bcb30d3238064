import type { Locator, Page } from "playwright-core";

/** What somebody signs in with; `code` where a second factor is set up. */
export interface SignInWords {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
}

/** Signs in on the page of signing in, in English, and waits until the application stands there. */
export async function signIn(page: Page, { email, password, code }: SignInWords): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await passwordBox(page.getByRole("main")).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  if (code !== undefined) {
    await page.getByLabel("Code", { exact: true }).fill(code);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  await page.getByRole("banner").waitFor();
}

/** Signs out by the menu of the top bar. */
export async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
}

/** Sets one's own password in place of the temporary one. */
export async function setOwnPassword(page: Page, given: string, next: string): Promise<void> {
  await page.getByRole("heading", { name: "Set your own password" }).waitFor();
  await page.getByLabel("Password you were given").fill(given);
  await page.getByLabel("New password", { exact: true }).fill(next);
  await page.getByRole("button", { name: "Set password" }).click();
}

/**
 * Sets up the second factor; `codeOf` makes the code of a key. Answers the key and the recovery codes. `password` is
 * typed where it is asked for, which it is not right after a new password was set.
 */
export async function setUpSecondFactor(
  page: Page,
  codeOf: (key: string) => string,
  password: string,
): Promise<{ readonly key: string; readonly recoveryCodes: readonly string[] }> {
  await page.getByRole("heading", { name: "Set up a second factor" }).waitFor();
  const again = page.getByLabel("Your password, to confirm that it is you");
  if (await again.isVisible()) await again.fill(password);
  await page.getByRole("button", { name: "Begin" }).click();
  const link = page.getByRole("link", { name: "Open in the authenticator of this device" });
  const key = new URL((await link.getAttribute("href")) ?? "").searchParams.get("secret") ?? "";
  await page.getByLabel("Code it shows now").fill(codeOf(key));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("heading", { name: "Recovery codes" }).waitFor();
  const recoveryCodes = await page.getByRole("dialog").getByRole("listitem").allInnerTexts();
  await page.getByRole("button", { name: "I have kept the codes" }).click();
  return { key, recoveryCodes };
}

/** The cover of a locked screen. */
export function lockScreen(page: Page): Locator {
  return page.getByRole("dialog", { name: "Locked" });
}

/** The cover that stands over a page whose session has ended. */
export function endedScreen(page: Page): Locator {
  return page.getByRole("dialog", { name: "Your session has ended" });
}

/** The warning that the screen is about to lock. Any key stays. */
export function idleWarning(page: Page): Locator {
  return page.getByRole("alertdialog");
}

/** Locks the screen by the menu of the top bar. */
export async function lock(page: Page, name: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name }).click();
  await page.getByRole("menuitem", { name: "Lock the screen" }).click();
  await lockScreen(page).waitFor();
}

/** Unlocks the screen by the password; the page below is as it was. */
export async function unlock(page: Page, password: string): Promise<void> {
  await passwordBox(lockScreen(page)).fill(password);
  await lockScreen(page).getByRole("button", { name: "Unlock" }).click();
  await lockScreen(page).waitFor({ state: "detached" });
}

/** Signs in again over a page whose session ended; the same person finds what was typed. */
export async function signInAgain(page: Page, { email, password }: SignInWords): Promise<void> {
  const cover = endedScreen(page);
  await cover.getByLabel("E-mail").fill(email);
  await passwordBox(cover).fill(password);
  await cover.getByRole("button", { name: "Sign in", exact: true }).click();
  await cover.waitFor({ state: "detached" });
}

/** Creates an account; answers its temporary password, and leaves the account open. */
export async function createAccount(page: Page, name: string, email: string): Promise<string> {
  await page.goto(new URL("/administration/people", page.url()).href);
  await page.getByRole("button", { name: "Create account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  return passwordShownOnce(page);
}

/** What a role is given with; a site left out is all of them. */
export interface RoleWords {
  readonly role: string;
  readonly study: string;
  readonly site?: string;
}

/** Gives, or proposes, a role to the account that is open. */
export async function giveRole(page: Page, { role, study, site }: RoleWords): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Give a role" }).click();
  await dialog.getByLabel("Role").selectOption({ label: role });
  await dialog.getByLabel("Study").selectOption(study);
  if (site !== undefined) await dialog.getByLabel("Site").selectOption(site);
  await dialog.getByRole("button", { name: /^(Give|Propose)$/ }).click();
  await dialog.getByRole("button", { name: "Give a role" }).waitFor();
}

/** Opens an account from the list of people. */
export async function openAccount(page: Page, name: string): Promise<Locator> {
  await page.goto(new URL("/administration/people", page.url()).href);
  await page.getByRole("rowheader").getByRole("button", { name, exact: true }).click();
  return page.getByRole("dialog", { name });
}

/** Ends the account that is open, with all it holds. */
export async function endAccount(page: Page, reason: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "End this account" }).click();
  await page.getByLabel("Why it ends").fill(reason);
  await page.getByRole("button", { name: "End the account" }).click();
  await page.getByText("This account ended on").waitFor();
}

/** Creates an inspector's account in its one dialog; answers the temporary password. */
export async function createInspector(
  page: Page,
  {
    name,
    email,
    study,
    site,
  }: {
    readonly name: string;
    readonly email: string;
    readonly study: string;
    readonly site?: string;
  },
): Promise<string> {
  await page.goto(new URL("/administration/people", page.url()).href);
  await page.getByRole("button", { name: "Create inspector account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Study").selectOption(study);
  if (site !== undefined) await dialog.getByLabel("Site").selectOption(site);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  return passwordShownOnce(page);
}

/** Where a value stands: options of the finder as they are shown. */
export interface ValueWords {
  readonly participant: string;
  /** Visit and form, such as `Screening · Vital signs`. */
  readonly place: string;
  readonly value: string;
}

/** Looks a value up as an inspector does; answers one entry for each change, oldest first. */
export async function findValue(
  page: Page,
  study: string,
  { participant, place, value }: ValueWords,
): Promise<readonly string[]> {
  await page.goto(new URL(`/studies/${study}/inspection?tab=finder`, page.url()).href);
  await page.getByLabel("Participant", { exact: true }).selectOption(participant);
  await page.getByLabel("Visit and form").selectOption({ label: place });
  await page.getByLabel("Value", { exact: true }).selectOption({ label: value });
  const changes = page.getByRole("main").locator("section ol > li");
  await changes.first().waitFor();
  return changes.allInnerTexts();
}

/** Presses the button that proves the record unaltered; answers its sentence. */
export async function proveIntegrity(page: Page, study: string): Promise<string> {
  await page.goto(new URL(`/studies/${study}/inspection`, page.url()).href);
  await page.getByRole("button", { name: "Prove that nothing was altered" }).click();
  const answer = page
    .getByRole("main")
    .locator("[role=status], [role=alert]")
    .filter({ hasText: "events" });
  await answer.waitFor({ timeout: 60_000 });
  return answer.innerText();
}

/** What a line of the delegation log holds; tasks in the words of the page, days as one types them. */
export interface DelegationWords {
  readonly person: string;
  readonly site: string;
  readonly tasks: readonly string[];
  readonly from?: string;
}

/** Enters a line of the delegation log. */
export async function enterDelegation(
  page: Page,
  study: string,
  line: DelegationWords,
): Promise<void> {
  await page.goto(new URL(`/studies/${study}/people?tab=delegation`, page.url()).href);
  await page.getByRole("button", { name: "Enter a line" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Person").selectOption({ label: line.person });
  await dialog.getByLabel("Site").selectOption(line.site);
  for (const task of line.tasks) await dialog.getByLabel(task, { exact: true }).check();
  if (line.from !== undefined) await dialog.getByLabel("From").fill(line.from);
  await dialog.getByRole("button", { name: "Enter", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Signs, accepts or ends the line of a person in the delegation log. */
export async function actOnDelegation(
  page: Page,
  study: string,
  person: string,
  act: "Sign" | "Accept" | "End today",
): Promise<void> {
  await page.goto(new URL(`/studies/${study}/people?tab=delegation`, page.url()).href);
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: person }) });
  await row.getByRole("button", { name: act }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: act }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Types an examination into its pad by keys alone, from a cell on. */
export async function typeExam(
  page: Page,
  firstCell: string,
  keys: readonly string[],
): Promise<void> {
  await page.locator(`[data-cell="${firstCell}"]`).focus();
  for (const key of keys) await page.keyboard.press(key);
}

/** Answers the items of a scale by one key each, from the first open one on. */
export async function typeItems(page: Page, keys: readonly string[]): Promise<void> {
  await page.locator('[data-open="yes"] [tabindex="0"]').first().focus();
  for (const key of keys) {
    const item = await page.locator("[data-item]:focus-within").getAttribute("data-item");
    await page.keyboard.press(key);
    await page.locator(`[data-item="${item}"][data-open="no"]`).waitFor();
    // The focus moves on once the answer is drawn; from the last item it goes nowhere.
    if ((await page.locator('[data-open="yes"]').count()) > 0) {
      await page.locator('[data-open="yes"]:focus-within').waitFor();
    }
  }
}

function passwordBox(within: Locator): Locator {
  return within.getByLabel("Password", { exact: true });
}

async function passwordShownOnce(page: Page): Promise<string> {
  const password = await page.getByRole("dialog").locator("output").innerText();
  await page.getByRole("button", { name: "I have passed it on" }).click();
  return password;
}
