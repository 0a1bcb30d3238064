/**
 * `npm run screenshots`: looks at every page in a real Chromium, in both languages, and keeps what it sees under docs/.
 * Names of pages or their beginnings (`npm run screenshots -- supply lot`) make only those, and leave the others.
 */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stageBlinded } from "../test/browser/blinded-scene.ts";
import { stageGenetics } from "../test/browser/genetic-scene.ts";
import { stageReadout } from "../test/browser/readout-scene.ts";
import { openBrowser, signIn, withoutChromium } from "../test/browser/chromium.ts";
import { openDemonstration, programmes, shownStudies } from "../test/browser/demonstration.ts";
import { everyPage, settled } from "../test/browser/pages.ts";
import { root } from "./root.ts";

const folder = join(root, "docs", "screenshots");

if (withoutChromium !== false) {
  console.error(withoutChromium);
  process.exit(1);
}
const wanted = process.argv.slice(2);
const pages = everyPage("GZ01-001").filter(
  ({ name }) => wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning)),
);
const demonstration = await openDemonstration({
  // What is left out of the list of programmes would be missed only there.
  studies:
    wanted.length === 0
      ? [...new Set([...programmes.slice(0, -1), ...shownStudies])]
      : shownStudies,
  participants: 16,
  begun: true,
});
await stageBlinded(demonstration);
await stageGenetics(demonstration);
await stageReadout(demonstration);
const browser = await openBrowser();
try {
  mkdirSync(folder, { recursive: true });
  for (const old of wanted.length === 0 ? readdirSync(folder) : []) rmSync(join(folder, old));
  for (const language of ["en", "zh-CN"] as const) {
    for (const [key, shown] of Map.groupBy(
      pages,
      ({ role, phone }) => `${role} ${phone === true}`,
    )) {
      const [role = "", phone] = key.split(" ");
      const device = await browser.device({ language, phone: phone === "true" });
      const page = await device.newPage();
      if (role !== "nobody") {
        const { email, password } = demonstration.signInOf(role);
        await signIn(page, demonstration.url, email, password);
      }
      for (const { name, path, ready } of shown) {
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
