/**
 * What somebody at the screen waits for, in a real Chromium: the first load, the matrix of 1,000 participants and
 * 20 visits, scrolling it, and opening a form of 200 fields.
 */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { isRefusal, type Refusal, refusalText, text } from "../src/kernel/index.ts";
import {
  defineStudy,
  form,
  integer,
  readStudy,
  type Study,
  visit,
} from "../src/definition/index.ts";
import type { Command } from "../src/engine/index.ts";
import { buildWeb, openServer, readServerSecret } from "../src/server/index.ts";
import { openStore, openTrial, type Store } from "../src/store/index.ts";
import { openBrowser, signIn, withoutChromium } from "../test/browser/chromium.ts";
import { context } from "./assessment.ts";
import { median, printRow } from "./report.ts";

const participants = 1_000;
const visits = 20;
const rounds = 5;

const long = form(
  "LONG",
  ["A long form", "长表单"],
  Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [
      `item${index + 1}`,
      integer([`Item ${index + 1}`, `条目 ${index + 1}`], { min: 0, max: 100 }),
    ]),
  ),
);
const short = form("SHORT", ["A short form", "短表单"], {
  pulse: integer(["Pulse", "脉搏"], { unit: "/min", min: 20, max: 250 }),
  score: integer(["Score", "评分"], { min: 0, max: 4 }),
});
const study = read(
  defineStudy({
    id: "BENCH-PAGES",
    version: "1",
    title: ["A benchmark", "基准测试"],
    phase: "I",
    sponsor: ["Nobody", "无"],
    indication: ["Nothing", "无"],
    planned: participants,
    epochs: [{ id: "treatment", title: text("Treatment", "治疗期") }],
    forms: [short, long],
    visits: Array.from({ length: visits }, (_, index) =>
      visit(`visit${index + 1}`, [`Visit ${index + 1}`, `访视 ${index + 1}`], {
        epoch: "treatment",
        forms: index === 0 ? [short, long] : [short],
      }),
    ),
    consents: [{ version: "1", from: "2026-01-01", text: text("Consent", "知情同意") }],
  }),
);

if (withoutChromium !== false) {
  printRow({
    bench: "pages",
    what: "pages in Chromium",
    figure: "not measured",
    against: withoutChromium,
    ratio: "–",
  });
} else {
  await measure();
}

async function measure(): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-bench-")));
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const store = await openStore({ folder });
  const secret = readServerSecret(join(folder, "keys"));
  const server = await openServer({
    store,
    secret,
    mode: "rehearsal",
    webFolder,
    port: 0,
    host: "127.0.0.1",
  });
  const browser = await openBrowser();
  try {
    await server.studies.add(study);
    await fill(store);
    const email = "reader@bench.example";
    const password = "a bench of its own";
    const { person, temporaryPassword = "" } = done(
      await server.identity.createPerson({ name: "Reader", email }, "system"),
    );
    done(
      await server.identity.giveGrant(person, { role: "coordinator", study: study.id }, "system"),
    );
    const { token } = done(
      await server.identity.signIn({
        email,
        password: temporaryPassword,
        address: "127.0.0.1",
        agent: "bench",
      }),
    );
    await server.identity.changePassword(token, {
      current: temporaryPassword,
      next: password,
      address: "127.0.0.1",
    });
    await server.settle();

    const device = await browser.device({ keeps: true });
    const page = await device.newPage();
    const kilobytes = await firstLoad(page, server.url);
    printRow({
      bench: "pages",
      what: "script of the first load, as sent",
      figure: `${kilobytes.toFixed(0)} kB`,
      against: "250 kB",
      ratio: `${(kilobytes / 250).toFixed(2)} ×`,
    });
    await signIn(page, server.url, email, password);
    const home = `${server.url}/studies/${study.id}`;
    const row = { bench: "pages", what: "" };

    const paints: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.goto(home);
      await page.locator("main h1").waitFor();
      paints.push(await until(page, 'nav a[href$="/participants"]', '[role="gridcell"]'));
    }
    report(
      { ...row, what: `matrix ${participants} × ${visits}: click to first cells` },
      median(paints),
      1_000,
    );

    const loads: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      await page.goto(`${home}/participants`);
      await page.locator('[role="gridcell"]').first().waitFor();
      loads.push(performance.now() - started);
    }
    report(
      { ...row, what: `matrix ${participants} × ${visits}: reload to first cells` },
      median(loads),
      1_000,
    );

    const frames = await scroll(page);
    const sorted = frames.toSorted((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
    printRow({
      ...row,
      what: "scrolling it, a frame (median, 95 %)",
      figure: `${at(0.5).toFixed(1)} ms, ${at(0.95).toFixed(1)} ms`,
      against: "16.7 ms (60 frames a second)",
      ratio: `${(at(0.5) / 16.7).toFixed(2)} ×`,
    });

    const opens: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      await page.goto(`${home}/participants/S1-${round}?tab=visits`);
      const link = `a[href*="/visits/visit1/LONG"]`;
      await page.locator(link).first().waitFor();
      opens.push(await until(page, link, '[data-field="item200"]'));
    }
    report({ ...row, what: "form of 200 fields: click to all fields" }, median(opens), 150);
  } finally {
    await browser.close();
    await server.close();
    await store.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function report(row: { bench: string; what: string }, ms: number, limitMs: number): void {
  printRow({
    ...row,
    figure: `${ms.toFixed(0)} ms`,
    against: `${limitMs} ms`,
    ratio: `${(ms / limitMs).toFixed(2)} ×`,
  });
}

/** Kilobytes of script that travel before the sign-in is there. */
async function firstLoad(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType) && !/service-worker/.test(response.url))
      scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url);
  await page.locator('input[type="password"]').waitFor();
  await session.detach();
  return bytes / 1000;
}

/** Milliseconds in the page from a click to the painting of what it shows. */
function until(page: Page, link: string, shown: string): Promise<number> {
  return page.evaluate(
    `new Promise((done) => {
      const link = [...document.querySelectorAll(${JSON.stringify(link)})][0];
      const started = performance.now();
      const look = () =>
        document.querySelector(${JSON.stringify(shown)}) === null
          ? requestAnimationFrame(look)
          : requestAnimationFrame(() => done(performance.now() - started));
      link.click();
      look();
    })`,
  );
}

/** How long each frame took while the matrix was scrolled for three seconds. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(
    `new Promise((done) => {
      const grid = document.querySelector('[role="grid"]');
      const box = [grid, ...grid.querySelectorAll("*"), grid.parentElement].find((each) => each.scrollHeight > each.clientHeight + 100);
      const frames = [];
      let last = performance.now();
      const until = last + 3000;
      const step = (now) => {
        frames.push(now - last);
        last = now;
        box.scrollTop += 60;
        if (now < until) requestAnimationFrame(step);
        else done(frames.slice(5));
      };
      requestAnimationFrame(step);
    })`,
  );
}

async function fill(store: Store): Promise<void> {
  const trial = openTrial(store, study);
  const give = async (command: Command, role?: Parameters<typeof context>[0]) =>
    done(await trial.execute(command, context(role)));
  await give({ kind: "release-study" }, "study-manager");
  await give(
    { kind: "activate-site", site: "S1" as never, zone: "Asia/Shanghai", country: "CHN" },
    "study-manager",
  );
  const ids = Array.from({ length: participants }, (_, index) => `S1-${index + 1}` as never);
  const workers = Array.from({ length: 8 }, async (_, worker) => {
    for (let index = worker; index < ids.length; index += 8) {
      const participant = ids[index] as never;
      await give({ kind: "screen", participant, site: "S1" as never, date: "2026-01-02" });
      await give({ kind: "consent", participant, version: "1", date: "2026-01-02" });
      for (let day = 1; day <= 1 + (index % visits); day++) {
        const visitKey = `visit${day}`;
        await give({ kind: "start-visit", participant, visit: visitKey, date: "2026-02-01" });
        const values = { pulse: 60 + (index % 40), score: index % 5 };
        await give({
          kind: "save-form",
          participant,
          form: "SHORT",
          visit: visitKey,
          values,
          complete: day % 7 !== 0,
        });
      }
    }
  });
  await Promise.all(workers);
}

function read(draft: unknown): Study {
  const reading = readStudy(JSON.parse(JSON.stringify(draft)));
  if (!("study" in reading)) throw new Error(JSON.stringify(reading.issues));
  return reading.study;
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(refusalText(answer));
  return answer;
}
