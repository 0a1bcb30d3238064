/** A real Chromium for tests of the application. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const places = [
  process.env["CHROMIUM"],
  // The same engine without the window around it: half the work for a test.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where Chromium is on this machine, if it is. */
export const chromiumPath = places.find((place) => place !== undefined && existsSync(place));

/** Why browser tests are left out here; false where they run. */
export const withoutChromium =
  chromiumPath === undefined
    ? "there is no Chromium here: apt-get install chromium-headless-shell, or set CHROMIUM"
    : false;

/** A browser of a test's own, with an empty profile that lasts as long as the test. */
export interface Browser {
  /** A window as a fresh device has it: nothing stored, nobody signed in. */
  device(options?: {
    readonly language?: "en" | "zh-CN";
    readonly dark?: boolean;
    readonly phone?: boolean;
    readonly touch?: boolean;
    /** Where addresses without a host lead. */
    readonly origin?: string;
    /** Whether the application is kept on the device, for tests without a network. */
    readonly keeps?: boolean;
  }): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "neurite-browser-"));
  const browser = await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--crash-dumps-dir=${profile}`,
    ],
  });
  return {
    async device({
      language = "en",
      dark = false,
      phone = false,
      touch = false,
      origin,
      keeps = false,
    } = {}) {
      const context = await browser.newContext({
        locale: language === "en" ? "en-GB" : "zh-CN",
        colorScheme: dark ? "dark" : "light",
        viewport: phone ? { width: 390, height: 844 } : { width: 1360, height: 900 },
        hasTouch: touch || phone,
        reducedMotion: "reduce",
        timezoneId: "Asia/Shanghai",
        // To fetch and keep every file of the application is half the work of opening it.
        serviceWorkers: keeps ? "allow" : "block",
        ...(origin === undefined ? {} : { baseURL: origin }),
      });
      // Only what fails waits so long; a loaded machine may need most of it.
      context.setDefaultTimeout(30_000);
      return context;
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Notes whatever a page complains about; a test ends by looking that there is nothing. */
export function noteComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // What the server refuses on purpose is reported by the browser as a failed resource.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  return complaints;
}

/** Signs in through the page, as a person does. */
export async function signIn(
  page: Page,
  url: string,
  email: string,
  password: string,
): Promise<void> {
  await page.goto(url);
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press("Enter");
  await page.locator("header").first().waitFor();
  await page.locator("main#content").waitFor();
}
