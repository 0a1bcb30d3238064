import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { everyPage, type ShownPage } from "./pages.ts";

describe("every page", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration();
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const byRole = Map.groupBy(
    everyPage("GZ01-001"),
    ({ role, phone = false }) => `${role} ${phone}`,
  );

  for (const [key, pages] of byRole) {
    const [role = "", phone] = key.split(" ");
    for (const look of [
      { language: "en", dark: false },
      { language: "zh-CN", dark: true },
    ] as const) {
      it(`is accessible to ${role}${phone === "true" ? " on a phone" : ""}, in ${look.language}, ${look.dark ? "dark" : "light"}`, async () => {
        const device = await browser.device({ ...look, phone: phone === "true" });
        const page = await device.newPage();
        const complaints = noteComplaints(page);
        if (role !== "nobody") {
          const { email, password } = demonstration.signInOf(role);
          await signIn(page, demonstration.url, email, password);
        }
        for (const shown of pages) await examine(page, demonstration.url, shown);
        assert.deepEqual(complaints, []);
        await device.close();
      });
    }
  }
});

async function examine(
  page: Parameters<typeof assertAccessible>[0],
  url: string,
  { name, path, ready }: ShownPage,
): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await assertAccessible(page, name);
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  assert.ok(Number(overflow) <= 1, `${name} is ${String(overflow)} px wider than the window`);
}
