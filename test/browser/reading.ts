/** Steps through the pages that people read: programmes, the study, the audit trail, the palette, the API reference. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** The words that the steps look for, in the language of the screen. */
const words = {
  en: {
    programmes: "Programmes",
    differ: "Sources differ",
    tabs: ["Synopsis", "Schedule", "Eligibility", "Assumptions", "Forms", "Versions"],
    events: /^[\d,]+ of [\d,]+ events$/,
    kind: "What happened",
    participant: "Participant",
    clear: "Clear the filters",
    verify: "Prove that nothing was altered",
    sound: /events are as they were written/,
    csv: "Export as CSV",
    find: /^Find a participant/,
    expected: /^Expected: /,
    plain: "As people see it",
    tryIt: "Try it",
    send: /^Send /,
    status: /^Status (\d+)/,
  },
  "zh-CN": {
    programmes: "研究项目",
    differ: "来源不一致",
    tabs: ["方案摘要", "研究流程", "入选与排除标准", "假设", "表单", "版本"],
    events: /^\d+ 条记录中的 \d+ 条$/,
    kind: "事件类型",
    participant: "受试者",
    clear: "清除筛选",
    verify: "验证记录未被篡改",
    sound: /条记录与写入时完全一致/,
    csv: "导出 CSV",
    find: /^查找受试者/,
    expected: /^应满足：/,
    plain: "填写视图",
    tryIt: "试用",
    send: /^发送 /,
    status: /^状态 (\d+)/,
  },
} as const;

export type Spoken = keyof typeof words;

/** Opens the board; answers the ids of the programmes on it, in their order. */
export async function readProgrammes(
  page: Page,
  language: Spoken = "en",
): Promise<readonly string[]> {
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: words[language].programmes }).waitFor();
  const cards = page.locator("article[aria-labelledby^='programme-']");
  await cards.first().waitFor();
  const ids = await cards.evaluateAll((all) =>
    all.map((card) => card.getAttribute("aria-labelledby") ?? ""),
  );
  return ids.map((id) => id.slice("programme-".length));
}

/** Opens a programme; answers how many subjects it has, how many are contested, and how many claims stand in them. */
export async function readMilestones(
  page: Page,
  study: string,
  language: Spoken = "en",
): Promise<{ readonly subjects: number; readonly contested: number; readonly claims: number }> {
  await page.goto(`/programmes/${study}`);
  const subjects = page.locator("li[id^='claim-']");
  await subjects.first().waitFor();
  return {
    subjects: await subjects.count(),
    contested: await subjects.filter({ hasText: words[language].differ }).count(),
    claims: await subjects.locator("blockquote").count(),
  };
}

/** Goes through every part of a study's protocol by its links; `look` is called on each. */
export async function readProtocol(
  page: Page,
  study: string,
  language: Spoken = "en",
  look: (tab: string) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`/studies/${study}/protocol`);
  for (const tab of words[language].tabs) {
    const link = page.getByRole("main").getByRole("link", { name: tab, exact: true });
    await link.click();
    await page.locator(`[aria-current='page']`, { hasText: tab }).last().waitFor();
    await page.getByRole("main").getByRole("heading", { level: 2 }).first().waitFor();
    await look(tab);
  }
}

/** Opens a form of the study, annotated; answers the ids of its fields as they stand on the page. */
export async function readAnnotatedForm(
  page: Page,
  study: string,
  form: string,
): Promise<readonly string[]> {
  await page.goto(`/studies/${study}/protocol?tab=forms&form=${form}`);
  const ids = page.getByRole("main").locator("li code:first-child");
  await ids.first().waitFor();
  return ids.allTextContents();
}

/** Compares two versions of a study by their hashes; answers what is said of each change. */
export async function readDifference(
  page: Page,
  study: string,
  from: string,
  to: string,
): Promise<readonly string[]> {
  await page.goto(`/studies/${study}/protocol?tab=versions&from=${from}&to=${to}`);
  const changes = page.getByRole("main").locator("section section li");
  await changes.first().waitFor();
  return changes.allInnerTexts();
}

/** Opens the audit trail with filters as they stand in its address; answers its count in words. */
export async function readAudit(
  page: Page,
  study: string,
  filter: Readonly<Record<string, string>> = {},
  language: Spoken = "en",
): Promise<string> {
  await page.goto(`/studies/${study}/audit?${new URLSearchParams(filter).toString()}`);
  const count = page.getByRole("status").filter({ hasText: words[language].events });
  await count.waitFor();
  return (await count.textContent()) ?? "";
}

/** Narrows the audit trail to a participant by typing, and waits for the address and the rows to follow. */
export async function narrowAudit(
  page: Page,
  participant: string,
  language: Spoken = "en",
): Promise<void> {
  await page
    .getByRole("main")
    .getByLabel(words[language].participant, { exact: true })
    .fill(participant);
  await page.waitForURL((url) => url.searchParams.get("participant") === participant);
  await page.locator("tbody").first().waitFor();
}

/** The sentences of the events on the page, newest first. */
export async function readAuditSentences(page: Page): Promise<readonly string[]> {
  return page.locator("tbody tr:first-child > td[colspan='5']").allInnerTexts();
}

/** Opens the newest event as it was kept; answers it. */
export async function readRawEvent(page: Page): Promise<unknown> {
  await page.locator("tbody button[aria-expanded]").first().click();
  return JSON.parse((await page.locator("tbody pre").first().textContent()) ?? "");
}

/** Has the journal verified; answers what was said. Fails where it is not said to be sound. */
export async function verifyJournal(page: Page, language: Spoken = "en"): Promise<string> {
  await page.getByRole("button", { name: words[language].verify }).click();
  const said = page.getByRole("status").filter({ hasText: words[language].sound });
  await said.waitFor();
  return (await said.textContent()) ?? "";
}

/** Downloads what the audit trail shows as CSV; answers its first line. */
export async function exportAudit(page: Page, language: Spoken = "en"): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: words[language].csv }).click(),
  ]);
  let text = "";
  for await (const chunk of await download.createReadStream()) text += String(chunk);
  return text.slice(0, text.indexOf("\n"));
}

/** Finds something with the keyboard alone and goes there; answers the address. */
export async function findByKeyboard(
  page: Page,
  typed: string,
  language: Spoken = "en",
): Promise<string> {
  const before = page.url();
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: words[language].find });
  await box.waitFor();
  await page.keyboard.type(typed);
  await page.getByRole("option").first().waitFor();
  assert.equal(await page.getByRole("option").first().getAttribute("aria-selected"), "true");
  await page.keyboard.press("Enter");
  await box.waitFor({ state: "detached" });
  await page.waitForURL((url) => url.href !== before);
  return page.url();
}

/** Tries an endpoint of the API with the present session; answers the status that is shown. */
export async function tryEndpoint(
  page: Page,
  endpoint: string,
  given: Readonly<Record<string, string>>,
  language: Spoken = "en",
): Promise<number> {
  await page.goto(`/api-reference?${new URLSearchParams({ open: endpoint }).toString()}`);
  await page.getByRole("button", { name: words[language].tryIt }).click();
  for (const [name, value] of Object.entries(given)) {
    await page.getByRole("main").getByLabel(name, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: words[language].send }).click();
  const status = page.getByText(words[language].status);
  await status.waitFor();
  return Number(words[language].status.exec((await status.textContent()) ?? "")?.[1]);
}
