import assert from "node:assert/strict";
import { test } from "node:test";
import { sha256 } from "../../kernel/index.ts";
import { recallOf } from "./recall.ts";
import { p1, Pharmacy, unit } from "./testing/pharmacy.ts";
import { blindStudy, openStudy } from "./testing/studies.ts";
import { blockOf } from "./usable.ts";

const units = [unit(1), unit(2), unit(3), unit(4)];

function lab(without: readonly string[] = []): Pharmacy {
  const made = new Pharmacy(openStudy);
  made.banks();
  made.tested("L1", "BAG", "low", units, without);
  return made;
}

function signing(of: Pharmacy, more: object = {}) {
  const certificate = of.certificate("L1").hash;
  return { kind: "sign-release", lot: "L1", certificate, ...more } as const;
}

test("a lot whose certificate misses a result is not released", () => {
  const of = lab(["viability"]);
  assert.equal(of.rule("qa", signing(of)), "release.missing");
  assert.equal(of.rule("qa", signing(of, { planIfFailed: "Wait" })), "release.missing");
});

test("a lot that fails a test is not released", () => {
  const of = lab(["viability"]);
  of.give("qa", {
    kind: "record-test",
    lot: "L1",
    test: "viability",
    result: 69.9,
    date: "2026-06-20",
  });
  assert.equal(of.rule("qa", signing(of)), "release.failed");
});

test("the same person cannot sign a release twice", () => {
  const of = lab();
  of.give("qa", signing(of));
  assert.equal(of.lot("L1").status, "testing");
  assert.equal(of.rule("qa", signing(of)), "release.same-person");
  of.give("qb", signing(of));
  assert.equal(of.lot("L1").status, "released");
  assert.equal(of.rule("qa", signing(of)), "release.already");
});

test("a signature over a certificate that has changed since is refused, and what was signed before counts no more", () => {
  const of = lab();
  const before = signing(of);
  assert.equal(
    of.rule("qa", { ...before, certificate: sha256("another") }),
    "release.certificate-changed",
  );
  of.give("qa", before);
  of.give("qa", {
    kind: "record-test",
    lot: "L1",
    test: "viability",
    result: 91,
    date: "2026-06-21",
    reason: "Again",
  });
  assert.equal(of.rule("qb", before), "release.certificate-changed");
  of.give("qa", {
    kind: "record-test",
    lot: "L1",
    test: "viability",
    result: 70,
    date: "2026-06-20",
    reason: "Right at first",
  });
  assert.equal(of.certificate("L1").hash, before.certificate);
  of.give("qb", signing(of));
  assert.equal(of.lot("L1").status, "testing");
});

test("nobody but quality releases, and no recalled or expired lot", () => {
  const of = lab();
  assert.equal(of.rule("pharmacist", signing(of)), "permission.role");
  of.wait(60 * 24 * 200);
  assert.equal(of.rule("qa", signing(of)), "release.expired");
  of.give("qa", { kind: "recall-lot", lot: "L1", reason: "Contaminated" });
  assert.equal(of.rule("qa", signing(of)), "release.recalled");
});

test("with sterility pending a lot is released only with a plan for its failure, where the study allows it", () => {
  const of = lab(["sterility"]);
  assert.equal(of.rule("qa", signing(of)), "release.pending");
  assert.equal(of.rule("qa", signing(of, { planIfFailed: " " })), "release.pending");
  of.give("qa", signing(of, { planIfFailed: "Call every recipient" }));
  of.give("qb", signing(of));
  const { status, pending, planIfFailed } = of.lot("L1");
  assert.deepEqual(
    [status, pending, planIfFailed],
    ["conditionally-released", ["sterility"], "Call every recipient"],
  );
  assert.equal(of.rule("qa", signing(of, { planIfFailed: "Again" })), "release.already");

  const strict = new Pharmacy(blindStudy);
  strict.tested("L1", "CELLBAG", "full", units, ["sterility"]);
  assert.equal(strict.rule("qa", signing(strict, { planIfFailed: "x" })), "release.no-condition");
});

test("a conditional release lapses when the result does not come, and becomes a full one by two signatures when it does", () => {
  const of = lab(["sterility"]);
  of.release("L1", "Call every recipient");
  const block = () => {
    const lot = of.lot("L1");
    const [first] = Object.values(lot.units);
    assert.ok(first);
    return blockOf(openStudy, lot, first, of.now, of.context("qa").zone);
  };
  of.wait(60 * 24 * 14);
  assert.equal(block(), undefined);
  of.wait(1);
  assert.equal(block(), "release-lapsed");
  of.give("qa", {
    kind: "record-test",
    lot: "L1",
    test: "sterility",
    result: "passed",
    date: "2026-07-10",
  });
  of.release("L1");
  assert.equal(block(), undefined);
  assert.equal(of.lot("L1").status, "released");
});

test("a dose given under a conditional release and recorded after the full one is no deviation", () => {
  const of = lab(["sterility"]);
  of.enrol(p1, { cohort: "LOW" });
  of.release("L1", "Call every recipient");
  of.deliver("SH1", units);
  of.dispensed(p1, [unit(1)]);
  of.give("pharmacist", { kind: "thaw", participant: p1, unit: unit(1) });
  of.give("nurse", { kind: "check-bedside", participant: p1, wristband: p1, unit: unit(1) });
  const times = { started: of.now, ended: of.now };
  of.wait(60);
  const passed = { test: "sterility", result: "passed", date: "2026-06-30" } as const;
  of.give("qa", { kind: "record-test", lot: "L1", ...passed });
  of.release("L1");
  of.give("nurse", { kind: "administer", participant: p1, unit: unit(1), ...times });
});

test("sterility that fails after a conditional release stops every unit that is left and names who was given one", () => {
  const of = lab(["sterility"]);
  of.enrol(p1, { cohort: "LOW" });
  of.release("L1", "Call every recipient");
  of.deliver("SH1", units.slice(0, 3));
  of.dispensed(p1, units.slice(0, 2));
  of.give("pharmacist", { kind: "thaw", participant: p1, unit: unit(1) });
  of.give("nurse", { kind: "check-bedside", participant: p1, wristband: p1, unit: unit(1) });
  const times = { started: of.now, ended: of.now };
  of.give("nurse", { kind: "administer", participant: p1, unit: unit(1), ...times });
  of.give("qa", {
    kind: "record-test",
    lot: "L1",
    test: "sterility",
    result: "failed",
    date: "2026-06-30",
  });
  const lot = of.lot("L1");
  assert.deepEqual(
    units.map((one) => lot.units[one]?.quarantine?.cause),
    [undefined, "test", "test", "test"],
  );
  assert.deepEqual(recallOf(lot).recipients, [p1]);
  assert.deepEqual(recallOf(lot).holders, [p1]);
  assert.equal(
    of.rule("pharmacist", { kind: "thaw", participant: p1, unit: unit(2) }),
    "unit.test-failed",
  );
  assert.equal(
    of.rule("qa", { kind: "end-quarantine", lot: "L1", reason: "x" }),
    "quarantine.test-failed",
  );
});

test("quarantine and recall hold from any state, and a recall for good", () => {
  const of = lab();
  const why = { lot: "L1", reason: "Label" };
  assert.equal(of.rule("qa", { kind: "quarantine", ...why, reason: " " }), "quarantine.reason");
  assert.equal(of.rule("qa", { kind: "quarantine", ...why, units: ["x"] }), "unit.unknown");
  assert.equal(of.rule("pharmacist", { kind: "quarantine", ...why, units }), "unit.site");
  assert.equal(of.rule("qa", { kind: "end-quarantine", ...why }), "quarantine.none");
  of.give("qa", { kind: "quarantine", ...why });
  assert.equal(of.rule("qa", { kind: "quarantine", ...why }), "quarantine.nothing");
  of.give("qa", { kind: "end-quarantine", ...why, units: [unit(1)] });
  of.give("qa", { kind: "recall-lot", ...why });
  assert.equal(of.rule("qa", { kind: "recall-lot", ...why }), "recall.already");
  assert.equal(of.rule("qa", { kind: "end-quarantine", ...why }), "quarantine.recalled");
  assert.equal(recallOf(of.lot("L1")).left.length, 4);
});
