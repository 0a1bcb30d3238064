import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import type { Instant } from "../../src/kernel/index.ts";
import { studyHash } from "../../src/definition/index.ts";
import { archiveFiles, withManifest, writeZip } from "../../src/server/index.ts";
import { assertAccessible } from "./axe.ts";
import { chromiumPath, openBrowser, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { signIn } from "./people.ts";

const shots = process.env["SHOTS"];
const skip = withoutChromium;
const place =
  chromiumPath === undefined
    ? undefined
    : await openDemonstration({ studies: ["sci-xs228"], participants: 4 });
const browser = chromiumPath === undefined ? undefined : await openBrowser();
after(async () => {
  await browser?.close();
  await place?.close();
});

test("a coordinator has the package made, the investigator signs it, and both see that it is accepted", {
  skip,
}, async () => {
  assert.ok(place !== undefined && browser !== undefined);
  const address = `${place.url}/studies/XS228-SCI-P1/closeout`;
  const coordinating = await browser.device();
  const page = await coordinating.newPage();
  await page.goto(address);
  await signIn(page, place.signInOf("coordinator"));
  await page.goto(address);
  const begin = page.getByRole("button", { name: "Make the package" }).first();
  await begin.click();
  await page.getByText("to be checked").waitFor({ timeout: 120_000 });
  assert.equal(await page.getByRole("button", { name: "Accept and sign" }).count(), 0);
  const investigating = await browser.device();
  const own = await investigating.newPage();
  const investigator = place.signInOf("investigator");
  await own.goto(`${place.url}/studies/XS228-SCI-P1`);
  await signIn(own, investigator);
  await own.goto(`${place.url}/studies/XS228-SCI-P1`);
  await own.getByRole("link", { name: /Closeout to check/ }).click();
  if (shots !== undefined) await own.screenshot({ path: join(shots, "check.en.png") });
  await assertAccessible(own, "closeout");
  await own.getByRole("button", { name: "Accept and sign" }).first().click();
  await own.getByLabel("Your password").fill(investigator.password);
  if (shots !== undefined) await own.screenshot({ path: join(shots, "sign.en.png") });
  await own.getByRole("button", { name: "Sign", exact: true }).click();
  await own.getByText("accepted", { exact: true }).waitFor();
  if (shots !== undefined) {
    await own.reload();
    await own.getByText("accepted", { exact: true }).waitFor();
    await own.screenshot({ path: join(shots, "accepted.en.png") });
    await own.getByRole("button", { name: "中文" }).first().click();
    await own.getByText("已接受", { exact: true }).waitFor();
    await own.screenshot({ path: join(shots, "accepted.zh.png") });
  }
});

test("the archive's viewer, opened from a disk, shows a participant, a form, a value and its history in both languages", {
  skip,
}, async () => {
  assert.ok(place !== undefined && browser !== undefined);
  const { study } = place.studyOf("XS228-SCI-P1");
  await place.store.takeCheckpoint("test");
  const checkpoint = await place.store.exportCheckpoint();
  const at = new Date().toISOString() as Instant;
  const files = archiveFiles(
    {
      store: place.store,
      versions: [study],
      checkpoint,
      unblinded: false,
      at,
      mode: "rehearsal",
      onProgress: () => {},
    },
    [],
  );
  const head = {
    format: "neurite-archive-1",
    study: study.id,
    studyVersion: studyHash(study),
    position: checkpoint.statement.position,
    madeAt: at,
    madeBy: "test",
    software: "test",
  } as const;
  const zip = join(place.folder, "archive.zip");
  await pipeline(writeZip(withManifest(head, files, []), new Date(at)), createWriteStream(zip));
  const folder = join(place.folder, "archive");
  mkdirSync(folder);
  execFileSync("unzip", ["-q", zip, "-d", folder]);
  const device = await browser.device();
  const page = await device.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (said) => said.type() === "error" && problems.push(said.text()));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  const first = page.getByRole("navigation").getByRole("link").first();
  const id = (await first.locator("b").textContent()) ?? "";
  if (shots !== undefined) await page.screenshot({ path: join(shots, "viewer-front.png") });
  await first.click();
  await page.getByRole("heading", { level: 1, name: id }).waitFor();
  const form = page.locator("details").first();
  await form.locator("summary").click();
  await form.getByRole("button").first().click();
  assert.match((await form.locator(".past").first().textContent()) ?? "", /\d{4}-\d\d-\d\d/);
  if (shots !== undefined) await page.screenshot({ path: join(shots, "viewer.en.png") });
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { name: "访视", exact: true }).waitFor();
  await page.locator("details").first().locator("summary").click();
  if (shots !== undefined) await page.screenshot({ path: join(shots, "viewer.zh.png") });
  assert.deepEqual(problems, []);
  assert.ok(
    asked.every((url) => url.startsWith("file:")),
    asked.join("\n"),
  );
  await assertAccessible(page, "the viewer");
});
