/** `npm run screenshots`: looks at every page in a real Chromium, in both languages, and keeps what it sees under docs/. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openBrowser, signIn, withoutChromium } from "../test/browser/chromium.ts";
import { openDemonstration, programmes } from "../test/browser/demonstration.ts";
import { everyPage, settled } from "../test/browser/pages.ts";
import { root } from "./root.ts";

const folder = join(root, "docs", "screenshots");

if (withoutChromium !== false) {
  console.error(withoutChromium);
  process.exit(1);
}
const demonstration = await openDemonstration({ studies: programmes, participants: 16 });
const browser = await openBrowser();
try {
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) rmSync(join(folder, old));
  for (const language of ["en", "zh-CN"] as const) {
    for (const [key, pages] of Map.groupBy(
      everyPage("GZ01-001"),
      ({ role, phone }) => `${role} ${phone === true}`,
    )) {
      const [role = "", phone] = key.split(" ");
      const device = await browser.device({ language, phone: phone === "true" });
      const page = await device.newPage();
      if (role !== "nobody") {
        const { email, password } = demonstration.signInOf(role);
        await signIn(page, demonstration.url, email, password);
      }
      for (const { name, path, ready } of pages) {
        await page.goto(`${demonstration.url}${path}`);
        await page.locator(ready).first().waitFor();
        await settled(page);
        await page.waitForTimeout(300);
        await page.screenshot({
          path: join(folder, `${name}.${language}.jpg`),
          type: "jpeg",
          quality: 62,
        });
        console.log(`${name}.${language}.jpg`);
      }
      await device.close();
    }
  }
} finally {
  await browser.close();
  await demonstration.close();
}
