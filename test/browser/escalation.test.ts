import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { Locator, Page } from "playwright-core";
import { cohortDecisionWords, type CohortDecision, type Standing } from "../../src/engine/index.ts";
import { addDays } from "../../src/kernel/index.ts";
import { buildWeb } from "../../src/server/index.ts";
import { placeWords, words } from "../../src/web/cohorts/cohort-words.ts";
import { assertProblem } from "../server/assert-problem.ts";
import { openEscalating } from "../server/escalating.ts";
import { assertAccessible } from "./axe.ts";
import { openBrowser, withoutChromium } from "./chromium.ts";
import {
  cardOf,
  enrol,
  judge,
  openEnrolment,
  openProposal,
  openSignature,
  propose,
  proveAndSign,
  refusedEnrolment,
  reportToxicity,
  resume,
  type Seat,
  shown,
  takeSeat,
} from "./escalation-seats.ts";

const begin = "2025-09-01";
/** The day so many days after the study began. */
const day = (number: number): string => addDays(begin, number);

type Counts = Partial<Record<Standing | "suspected" | "free", number>>;

function standings(slots: readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const slot of slots) counts[slot] = (counts[slot] ?? 0) + 1;
  return counts;
}

/** An attribute of everything within that has it, in order. */
function attributes(within: Page | Locator, name: string): Promise<string[]> {
  return within
    .locator(`[${name}]`)
    .evaluateAll((all, key) => all.map((one) => one.getAttribute(key) ?? ""), name);
}

async function gatesOf({ page }: Seat): Promise<string> {
  return (await attributes(page, "data-gate")).join(" ");
}

describe("the spinal cord injury programme, from its first single dose to its highest tolerated one", {
  skip: withoutChromium,
}, async () => {
  if (withoutChromium !== false) return;
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  let off = 0;
  const clock = (): Date => new Date(Date.now() + off);
  /** Ten in the morning at the sites. */
  const turnTo = (number: number): void => {
    off = Date.parse(`${day(number)}T02:00:00Z`) - Date.now();
  };
  turnTo(0);
  const trial = await openEscalating({ webFolder, clock });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await trial.clinic.close();
  });
  const { study, people } = trial;
  const { url: origin } = trial.clinic.server;
  const cohorts = `/studies/${study.id}/cohorts`;
  const sit = async (language: "en" | "zh-CN"): Promise<Seat> => {
    const seat = await takeSeat(browser, { origin, language });
    await seat.page.clock.install({ time: clock() });
    return seat;
  };
  const seats = {
    coordinator: await sit("zh-CN"),
    investigator: await sit("en"),
    "medical-monitor": await sit("en"),
    "committee-a": await sit("zh-CN"),
    "committee-b": await sit("en"),
  } as const;
  const { coordinator: site, investigator, "medical-monitor": monitor } = seats;

  /** Signs people in anew: a session does not outlast days. */
  async function signInAnew(...who: readonly (keyof typeof seats)[]): Promise<void> {
    await trial.signInAnew(...who);
    await Promise.all(who.map((one) => resume(seats[one], people[one], origin, clock())));
  }
  /** Days later; the members of the committee come when they sign. */
  async function comes(number: number): Promise<void> {
    turnTo(number);
    await signInAnew("coordinator", "investigator", "medical-monitor");
  }

  /** Waits until the page of the cohorts shows what is wanted, from a page that is looked at anew. */
  async function comesTo<T>(seat: Seat, read: () => Promise<T>, wanted: T): Promise<void> {
    const isShown = async () => isDeepStrictEqual(await read(), wanted);
    if (seat.page.url().endsWith(cohorts) && (await isShown())) return;
    await shown(seat, cohorts, "[data-gate]");
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      if (await isShown()) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    assert.deepEqual(await read(), wanted);
  }

  /** The path of the doses shows these gates, cohort by cohort. */
  const path = (seat: Seat, gates: string): Promise<void> =>
    comesTo(seat, () => gatesOf(seat), gates);

  /** The medical monitor's board shows this of a cohort: its places by what became of them, and what the rule says. */
  async function board(cohort: string, counts: Counts, advice: CohortDecision): Promise<void> {
    const card = cardOf(monitor, cohort);
    const read = async () => ({
      counts: standings(await attributes(card, "data-slot")),
      advice: (await attributes(card, "data-advice")).join(),
    });
    await comesTo(monitor, read, { counts, advice });
  }

  let decisions = 0;
  /** Put to the members by the medical monitor and signed by both, each at their own screen; the first opens nothing. */
  async function decide(cohort: string, act: CohortDecision): Promise<void> {
    decisions += 1;
    const before = await gatesOf(monitor);
    await propose(monitor, cohort, act, decisions);
    await signInAnew("committee-a", "committee-b");
    for (const member of ["committee-a", "committee-b"] as const) {
      const seat = seats[member];
      await shown(seat, cohorts, "[data-gate]");
      assert.equal(await gatesOf(seat), before, "nothing changes before the last signature");
      const dialog = await openSignature(seat, decisions);
      const sentence = await dialog.locator("p").first().innerText();
      assert.ok(sentence.includes(cohort), sentence);
      assert.ok(sentence.includes(seat.says(cohortDecisionWords[act])), sentence);
      await proveAndSign(seat, dialog);
    }
  }

  /** Three with their first doses a week apart. */
  async function three(cohort: string, from: number, doses = [0]): Promise<readonly string[]> {
    const treated = [];
    for (const first of [from, from + 7, from + 14]) {
      treated.push(await trial.treated(cohort, ...doses.map((later) => day(first + later))));
    }
    return treated;
  }
  const four = [0, 14, 28, 42];

  /** Somebody screened today is refused in cohorts, one after another, by the server; its words for each. */
  async function nobodyEnters(...closed: readonly string[]): Promise<readonly string[]> {
    const participant = await trial.screened(trial.today);
    const told = [];
    for (const cohort of closed) {
      const dialog = await openEnrolment(investigator, study.id, participant, cohort);
      told.push(await refusedEnrolment(investigator, dialog));
    }
    return told;
  }

  /** A participant is enrolled by the page in a cohort that has just opened, and so many places are free before. */
  async function entersFirst(cohort: string, free: number): Promise<string> {
    const participant = await trial.screened(trial.today);
    const dialog = await openEnrolment(investigator, study.id, participant, cohort);
    await dialog.getByText(investigator.says(words.free, { count: free })).waitFor();
    await enrol(investigator, dialog);
    return participant;
  }

  it("lets nobody into a full cohort or into one that nobody has opened, while the three of the lowest dose are in their window", async () => {
    await comes(14);
    await path(site, "open not-open not-open not-open");
    await three("SAD1", 0);
    const [full = "", unopened = ""] = await nobodyEnters("SAD1", "SAD2");
    assert.match(full, /no free place/);
    assert.match(unopened, /has not been opened yet/);
    await board("SAD1", { "in-window": 3 }, "stay");
    const dialog = await openProposal(monitor, "SAD1", "stay");
    for (const name of ["committee-a", "committee-b"]) await dialog.getByLabel(name).check();
    const put = dialog.getByRole("button", { name: monitor.says(words.put) });
    assert.ok(await put.isEnabled());
    await dialog.locator('input[value="escalate"]').check();
    assert.ok(await put.isDisabled(), "to go up before the windows are over owes a reason");
  });

  it("goes up to the high single dose when three windows are over without a toxicity", async () => {
    await comes(43);
    await board("SAD1", { evaluable: 3 }, "escalate");
    await decide("SAD1", "escalate");
    await path(site, "closed open not-open not-open");
    const [done = "", unopened = ""] = await nobodyEnters("SAD1", "MAD1");
    assert.match(done, /is closed since/);
    assert.match(unopened, /has not been opened yet/);
  });

  let waits = "";
  it("stops enrolment at the high single dose with a toxicity, and tells the site nothing but that it is on hold", async () => {
    const toxic = await entersFirst("SAD2", 3);
    const dose = { kind: "record-dose", participant: toxic, date: day(43) };
    await trial.good(people.coordinator, dose);
    await comes(58);
    for (const first of [50, 57]) await trial.treated("SAD2", day(first));
    waits = await trial.screened(trial.today);
    await shown(site, cohorts, "#cohort-SAD2");
    await cardOf(site, "SAD2")
      .getByRole("button", { name: site.says(words.ask) })
      .click();
    const asks = site.page.getByRole("dialog");
    await asks.getByLabel(site.says(words.whom)).selectOption(waits);
    await asks.getByRole("button", { name: site.says(words.ask) }).click();
    await cardOf(site, "SAD2")
      .getByText(site.says(words.turn, { turn: 1 }))
      .waitFor();
    await reportToxicity(site, { origin, study: study.id, participant: toxic }, day(49));
    await path(site, "closed on-hold not-open not-open");
    const [told = ""] = await nobodyEnters("SAD2");
    assert.match(told, /is on hold since/);
    assert.doesNotMatch(told, new RegExp(`${toxic}|toxic|Meningitis`, "i"));
    await board("SAD2", { suspected: 1, "in-window": 2 }, "stay");
    await judge(monitor, toxic, "dlt", "Grade 4, by the protocol's list");
    await board("SAD2", { dlt: 1, "in-window": 2 }, "stay");
    // Only the committee opens.
    await path(monitor, "closed on-hold not-open not-open");
  });

  it("goes on with three more after one toxicity of three: whoever waited first has the first of the places", async () => {
    await comes(87);
    await board("SAD2", { dlt: 1, evaluable: 2 }, "expand");
    await decide("SAD2", "expand");
    await path(site, "closed open not-open not-open");
    await board("SAD2", { dlt: 1, evaluable: 2, reserved: 1, free: 2 }, "expand");
    const dialog = await openEnrolment(investigator, study.id, waits, "SAD2");
    await dialog.getByText(investigator.says(placeWords.reserved)).waitFor();
    await enrol(investigator, dialog);
    const dose = { kind: "record-dose", participant: waits, date: day(87) };
    await trial.good(people.coordinator, dose);
  });

  it("goes on to four doses when one of six had a toxicity", async () => {
    await comes(130);
    const fifth = await trial.enrolled("SAD2", day(93));
    const dose = { kind: "record-dose", participant: fifth, date: day(93) };
    assertProblem(await people.coordinator.command(dose), 422, "cohort.too-soon");
    await trial.good(people.coordinator, { ...dose, date: day(94) });
    await trial.treated("SAD2", day(101));
    await board("SAD2", { dlt: 1, evaluable: 5 }, "escalate");
    await decide("SAD2", "escalate");
    await path(site, "closed closed open not-open");
    assert.match((await nobodyEnters("MAD2")).join(), /has not been opened yet/);
  });

  it("pauses four low doses when the medical monitor says so, and goes on when the committee does", async () => {
    const first = await entersFirst("MAD1", 3);
    const dose = { kind: "record-dose", participant: first };
    await trial.good(people.coordinator, { ...dose, date: day(130) });
    await comes(138);
    const second = await trial.treated("MAD1", day(138));
    const reason = "A sterility result is awaited";
    await shown(monitor, cohorts, "#cohort-MAD1");
    await cardOf(monitor, "MAD1")
      .getByRole("button", { name: monitor.says(words.hold) })
      .click();
    const dialog = monitor.page.getByRole("dialog");
    const hold = dialog.getByRole("button", { name: monitor.says(words.hold) });
    assert.ok(await hold.isDisabled(), "a reason is owed");
    await dialog.getByLabel(monitor.says(words.why)).fill(reason);
    await hold.click();
    await cardOf(monitor, "MAD1").getByText(reason).waitFor();
    await path(site, "closed closed on-hold not-open");
    assert.doesNotMatch(await site.page.locator("main").innerText(), new RegExp(reason));
    assert.match((await nobodyEnters("MAD1")).join(), /is on hold since/);
    await board("MAD1", { "in-window": 2, free: 1 }, "stay");
    await decide("MAD1", "stay");
    await path(site, "closed closed open not-open");
    await comes(187);
    await trial.treated("MAD1", ...four.map((later) => day(145 + later)));
    for (const [participant, from] of [
      [first, 130],
      [second, 138],
    ] as const) {
      for (const later of four.slice(1)) {
        const date = day(from + later);
        await trial.good(people.coordinator, { kind: "record-dose", participant, date });
      }
    }
    await board("MAD1", { "in-window": 3 }, "stay");
  });

  it("goes up to four high doses when the windows after the last dose are over", async () => {
    await comes(216);
    await board("MAD1", { evaluable: 3 }, "escalate");
    await decide("MAD1", "escalate");
    await path(site, "closed closed closed open");
  });

  it("stops four high doses with two toxicities, and goes down", async () => {
    const one = await entersFirst("MAD2", 3);
    const dose = { kind: "record-dose", participant: one, date: day(216) };
    await trial.good(people.coordinator, dose);
    await comes(223);
    const two = await trial.treated("MAD2", day(223));
    for (const [participant, onset] of [
      [one, 221],
      [two, 223],
    ] as const) {
      await reportToxicity(site, { origin, study: study.id, participant }, day(onset));
      await path(monitor, "closed closed closed on-hold");
      await judge(monitor, participant, "dlt", "Grade 4, by the protocol's list");
    }
    assert.match((await nobodyEnters("MAD2")).join(), /is on hold since/);
    await board("MAD2", { dlt: 2, free: 1 }, "de-escalate");
    await decide("MAD2", "de-escalate");
    await path(site, "closed closed open closed");
    assert.match((await nobodyEnters("MAD2")).join(), /is closed since/);
    await board("MAD2", { dlt: 2 }, "de-escalate");
    await board("MAD1", { evaluable: 3, free: 3 }, "expand");
  });

  it("ends with four low doses as the highest tolerated, and takes nobody any more", async () => {
    await comes(310);
    await three("MAD1", 224, four);
    await board("MAD1", { evaluable: 6 }, "stop");
    await cardOf(monitor, "MAD1")
      .locator("[data-advice]")
      .getByText(monitor.says(words.mtd, { cohort: "MAD1" }))
      .waitFor();
    await decide("MAD1", "stop");
    await path(site, "closed closed closed closed");
    assert.match((await nobodyEnters("MAD1")).join(), /is closed since/);
    await shown(site, cohorts, "[data-gate]");
    assert.equal(await site.page.locator('a[href*="/cohorts/letters/"]').count(), decisions);
    await shown(monitor, cohorts, `[data-decision="${decisions}"]`);
    await assertAccessible(monitor.page, "the board of an escalation that is over");
  });

  it("makes the browser complain of nothing", () => {
    const complaints = Object.values(seats).flatMap((seat) => seat.complaints);
    assert.deepEqual(complaints, []);
  });
});
