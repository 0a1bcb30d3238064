import assert from "node:assert/strict";
import { test } from "node:test";
import { injury } from "../participant/testing/play.ts";
import { summary } from "../participants/testing/summary.ts";
import { worklistOf, worklistOfRoles } from "./worklist.ts";

const today = () => "2026-06-20";
const due = (visit: string, earliest: string, target: string, latest: string) => ({
  visit,
  key: visit,
  status: "due",
  due: target,
  earliest,
  latest,
  forms: [],
});
const held = (forms: readonly object[], date = "2026-06-18") => ({
  visit: "day8",
  key: "day8",
  status: "held",
  date,
  forms,
});
const kinds = (lines: readonly { kind: string }[]) => lines.map(({ kind }) => kind);

test("who only reads has nothing to do, and so has somebody added by mistake", () => {
  const busy = summary({
    visits: [held([{ form: "VS", state: "expected", open: 1 }], "2026-05-01")],
  });
  assert.deepEqual(worklistOf(injury, [busy], "inspector", today), []);
  assert.deepEqual(worklistOf(injury, [{ ...busy, status: "voided" }], "coordinator", today), []);
});

test("a coordinator sees today's visit, then closing windows, then what is overdue", () => {
  const one = summary({
    visits: [
      due("day8", "2026-06-01", "2026-06-02", "2026-06-19"),
      due("day15", "2026-06-10", "2026-06-15", "2026-06-23"),
      due("day29", "2026-06-19", "2026-06-20", "2026-06-30"),
      due("day43", "2026-06-10", "2026-06-15", "2026-06-24"),
      due("month3", "2026-07-10", "2026-07-15", "2026-07-24"),
    ],
  });
  const lines = worklistOf(injury, [one], "coordinator", today);
  assert.deepEqual(kinds(lines), ["visit-today", "window-closes", "visit-overdue"]);
  assert.deepEqual(
    lines.map(({ place }) => place.visit),
    ["day29", "day15", "day8"],
  );
  assert.equal(lines[2]?.since, "2026-06-19");
});

test("queries come oldest first, and lead to their form", () => {
  const forms = [{ form: "VS", state: "complete", open: 2 }];
  const late = summary({ participant: "A", visits: [held(forms, "2026-06-10")] });
  const later = summary({ participant: "B", visits: [held(forms, "2026-06-12")] });
  const lines = worklistOf(injury, [later, late], "coordinator", today);
  assert.deepEqual(
    lines.map(({ participant }) => participant),
    ["A", "B"],
  );
  assert.deepEqual(lines[0]?.place, { form: "VS", visit: "day8" });
  assert.equal(lines[0]?.count, 2);
});

test("an answered query waits for those who close it, not for the site", () => {
  const one = summary({ visits: [held([{ form: "VS", state: "complete", answered: 1 }])] });
  assert.deepEqual(kinds(worklistOf(injury, [one], "coordinator", today)), []);
  assert.deepEqual(kinds(worklistOf(injury, [one], "monitor", today)), ["query-to-close"]);
});

test("a participant is assessed once every form of screening is complete, and enrolled once eligible", () => {
  const screening = (state: string, eligible?: string) =>
    summary({
      status: "screening",
      ...(eligible === undefined ? {} : { eligible }),
      visits: [held([{ form: "DM", state }])],
    });
  const roles = (one: ReturnType<typeof screening>) =>
    kinds(worklistOf(injury, [one], "investigator", today));
  assert.ok(!roles(screening("started")).includes("to-assess"));
  assert.ok(roles(screening("complete")).includes("to-assess"));
  assert.ok(roles(screening("complete", "yes")).includes("to-enrol"));
  assert.deepEqual(roles(screening("complete", "no")), ["to-sign"]);
});

test("forms to sign are one line a participant; a fallen signature is a line of its own", () => {
  const one = summary({
    visits: [
      held([
        { form: "VS", state: "complete" },
        { form: "LB", state: "complete" },
        { form: "SCI", state: "fallen" },
      ]),
    ],
  });
  const lines = worklistOf(injury, [one], "investigator", today);
  assert.deepEqual(
    lines.map(({ kind, count }) => [kind, count]),
    [
      ["to-sign", 2],
      ["signature-fallen", undefined],
    ],
  );
});

test("a consent version in force that is not signed is due, but not of somebody who left", () => {
  assert.deepEqual(kinds(worklistOf(injury, [summary({ consents: [] })], "coordinator", today)), [
    "consent-due",
  ]);
  assert.deepEqual(
    worklistOf(injury, [summary({ consents: [], status: "withdrawn" })], "coordinator", today),
    [],
  );
});

test("a dose is a line from the first day of its window, and leads to the log of doses", () => {
  const dose = (earliest: string) =>
    summary({ nextDose: { dose: 2, due: "2026-06-21", earliest, latest: "2026-06-22" } });
  assert.deepEqual(worklistOf(injury, [dose("2026-06-21")], "coordinator", today), []);
  const [line] = worklistOf(injury, [dose("2026-06-20")], "coordinator", today);
  assert.deepEqual([line?.kind, line?.what, line?.place.form], ["dose-due", "2", "EX"]);
});

test("each role sees its own sites, and a line of two roles stands once", () => {
  const forms = [{ form: "VS", state: "complete", open: 1 }];
  const here = summary({ participant: "A", site: "A", visits: [held(forms)] });
  const there = summary({ participant: "B", site: "B", visits: [held(forms)] });
  const lines = worklistOfRoles(
    injury,
    [here, there],
    [
      { role: "coordinator", sites: ["A"] },
      { role: "investigator", sites: ["A"] },
    ],
    today,
  );
  assert.deepEqual(
    lines.filter(({ kind }) => kind === "query-to-answer").map(({ participant }) => participant),
    ["A"],
  );
});
