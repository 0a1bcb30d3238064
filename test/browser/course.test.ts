import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { instantOf, printDay, randomStream } from "../../src/kernel/index.ts";
import type { Study } from "../../src/definition/index.ts";
import { boardOf, type CohortsState } from "../../src/engine/index.ts";
import { drawScreening } from "../../src/simulate/index.ts";
import { openTrial, type Store } from "../../src/store/index.ts";
import { eligibleWords } from "../../src/web/participant/eligibility-words.ts";
import { stepWords } from "../../src/web/participant/participant-words.ts";
import { type Browser, noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { fillForm, type FormValues } from "./fill-form.ts";
import {
  assessEligibility,
  beginDose,
  enrol,
  openForm,
  openMatrix,
  openTab,
  recordConsent,
  screenSomebody,
  startVisit,
  visitSheet,
} from "./matrix.ts";
import { push, said, type Visitor } from "./visitor.ts";

const id = "XS228-SCI-P1";

/** What is recorded of a dose: a field of nearly every kind. */
function doseValues(given: string): FormValues {
  return {
    given: given,
    started: "10:20",
    interspace: "L3-4",
    attempts: 1,
    withdrawn: 4.5,
    volume: 2,
    minutes: 5,
    complete: true,
    complications: ["NONE"],
    givenBy: "Chen Jing",
    checkedBy: "Li Wei",
    lot: "XS228-0421",
    bag: "07",
    thawed: `${given}T10:05`,
    viability: 88.5,
    cells: 50_000_000,
  };
}

describe("a participant's course through the pages", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 2 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { study } = demonstration.studyOf(id);

  for (const { name, language, keysOnly } of [
    { name: "in English with a mouse", language: "en", keysOnly: false },
    { name: "in Chinese by the keyboard alone", language: "zh-CN", keysOnly: true },
  ] as const) {
    it(`goes from screening over the first dose to the next visit, ${name}`, async () => {
      const seen = await arrive(browser, demonstration, "coordinator", { language, keysOnly });
      const { visitor } = seen;
      const { page } = visitor;
      const today = Math.floor(Date.now() / 86_400_000);
      const on = {
        screening: printDay(today - 12),
        enrolled: printDay(today - 9),
        dose: printDay(today - 8),
        day8: printDay(today - 1),
      };
      const visits = [
        { visit: "screening", day: today - 12 },
        { visit: "day1", day: today - 8 },
        { visit: "day8", day: today - 1 },
      ];
      const { values, unmet } = drawScreening(study, visits, randomStream(`course ${language}`));
      assert.deepEqual(unmet, []);
      const title = (visit: string): string =>
        said(
          visitor,
          study.visits.find((one) => one.id === visit)?.title ?? { en: visit, "zh-CN": visit },
        );

      await openMatrix(page, demonstration.url, id);
      const participant = await screenSomebody(visitor, on.screening);
      await recordConsent(visitor, on.screening);
      await startVisit(visitor, title("screening"), on.screening);
      await fillVisit(visitor, study, "screening", values["screening"] ?? {});
      const found = await assessEligibility(visitor);
      assert.ok(found.includes(said(visitor, eligibleWords.yes)), found);

      const other = await arrive(browser, demonstration, "investigator", { language, keysOnly });
      await other.visitor.page.goto(
        `${demonstration.url}/studies/${id}/participants/${participant}`,
      );
      const cohort = await openCohort(demonstration.store, study);
      await enrol(other.visitor, cohort, on.enrolled);
      await other.leave();

      await page
        .locator("[aria-current=step], main")
        .getByText(said(visitor, stepWords.enrolled))
        .first()
        .waitFor();
      await startVisit(visitor, title("day1"), on.dose);
      await fillVisit(visitor, study, "day1", values["day1"] ?? {});
      await beginDose(visitor);
      const dose = study.forms.find(({ purpose }) => purpose === "dose");
      assert.ok(dose !== undefined);
      await fillForm(visitor, study, dose, doseValues(on.dose));
      await backToParticipant(visitor, participant);
      await openTab(visitor, "doses");
      await page.locator("main table tbody tr").first().waitFor();
      await startVisit(visitor, title("day8"), on.day8);
      await fillVisit(visitor, study, "day8", values["day8"] ?? {});

      const record = await demonstration.participant(id, participant);
      assert.equal(record.status, "enrolled");
      assert.equal(record.cohort, cohort);
      assert.deepEqual(
        record.doses.map(({ date }) => date),
        [on.dose],
      );
      for (const { visit } of visits) {
        for (const [form, drawn] of Object.entries(values[visit] ?? {})) {
          const instance = record.forms[visit]?.[form];
          assert.equal(instance?.complete, true, `${form} at ${visit} is complete`);
          for (const [field, datum] of Object.entries(drawn)) {
            assert.deepEqual(
              plain(instance.values[field]),
              plain(datum),
              `${form}.${field} at ${visit}`,
            );
          }
        }
      }
      await seen.leave();
    });
  }
});

/** What was meant, without how it was typed. */
function plain(datum: unknown): unknown {
  if (typeof datum === "object" && datum !== null && "entered" in datum)
    return Number((datum as { entered: string }).entered);
  if (typeof datum === "object" && datum !== null && "date" in datum)
    return (datum as { date: string }).date;
  return datum;
}

async function arrive(
  browser: Browser,
  demonstration: Awaited<ReturnType<typeof openDemonstration>>,
  role: string,
  as: Pick<Visitor, "language" | "keysOnly">,
): Promise<{ readonly visitor: Visitor; leave(): Promise<void> }> {
  const device = await browser.device({ language: as.language });
  const page = await device.newPage();
  const complaints = noteComplaints(page);
  const { email, password } = demonstration.signInOf(role);
  await signIn(page, demonstration.url, email, password);
  return {
    visitor: { page, ...as },
    async leave() {
      assert.deepEqual(complaints, []);
      await device.close();
    },
  };
}

/** Fills in every form of a visit, one after the other as the key for the next form brings them. */
async function fillVisit(
  visitor: Visitor,
  study: Study,
  visit: string,
  values: Readonly<Record<string, FormValues>>,
): Promise<void> {
  const { page } = visitor;
  const plan = study.visits.find(({ id: known }) => known === visit);
  const forms = (plan?.forms ?? []).flatMap(
    (each) => study.forms.find((form) => form.id === each) ?? [],
  );
  const [first] = forms;
  assert.ok(plan !== undefined && first !== undefined);
  const participant = decodeURIComponent(/participants\/([^/?]+)/.exec(page.url())?.[1] ?? "");
  await openForm(visitor, said(visitor, plan.title), said(visitor, first.title));
  for (const [index, form] of forms.entries()) {
    if (index > 0) await page.keyboard.press("Alt+n");
    await fillForm(visitor, study, form, values[form.id] ?? {});
  }
  await backToParticipant(visitor, participant);
  await openTab(visitor, "visits");
  await visitSheet(visitor, said(visitor, plan.title))
    .getByText(new RegExp(`${forms.length} (of|/) ${forms.length}`))
    .waitFor();
}

async function backToParticipant(visitor: Visitor, participant: string): Promise<void> {
  const { page } = visitor;
  await push(
    visitor,
    page.getByRole("main").getByRole("link", { name: participant, exact: true }).first(),
  );
  await page.getByRole("heading", { level: 1, name: participant }).waitFor();
}

/** A cohort that takes somebody now, as far as those who came before have left one open. */
async function openCohort(store: Store, study: Study): Promise<string> {
  const cohorts = (await openTrial(store, study).stateOf("cohorts")) as CohortsState;
  const open = boardOf(study, cohorts, instantOf(Date.now())).find(
    ({ gate, free }) => gate.open && free > 0,
  );
  assert.ok(open !== undefined, "no cohort is open");
  return open.cohort;
}
