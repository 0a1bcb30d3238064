/** The clinic with a blinded study whose arms are drawn, and the people who work on both sides of its wall. */
import assert from "node:assert/strict";
import { text } from "../../src/kernel/index.ts";
import type { AllocationMethod, Study } from "../../src/definition/index.ts";
import { type Unblind, unblindingHash } from "../../src/engine/index.ts";
import phaseTwo from "../../examples/sci-xs228/study-phase2.ts";
import phaseOne from "../../examples/sci-xs228/study.ts";
import { type Clinic, openClinic, password, type Reply, type Visitor } from "./clinic.ts";

export interface BlindedClinic extends Clinic {
  /** Where the study's addresses begin. */
  readonly base: string;
  /** Somebody who is enrolled and can be randomised today. */
  enrolled(site?: string): Promise<string>;
  /** Enters a participant's sex at screening, or corrects it. */
  enterSex(participant: string, sex: "F" | "M", reason?: string): Promise<void>;
  /** Opens a code as somebody does who types everything asked. */
  unblind(who: Visitor, participant: string, more?: Partial<Unblind>): Promise<Reply>;
}

export const today = new Date().toISOString().slice(0, 10);

/** The second phase at the sites of the first, without product or criteria: blocks of three and six by site and method as asked. */
export function blindedStudy(
  method: AllocationMethod = { kind: "block", sizes: [3, 6] },
  factors: NonNullable<Study["allocation"]>["factors"] = [
    { id: "site", title: text("Site", "研究中心"), assumption: "For tests." },
  ],
): Study {
  const { supply: _, ...study } = phaseTwo;
  const consents = study.consents.map((consent) => ({ ...consent, from: "2026-01-01" }));
  const { sites } = phaseOne;
  // Names that stand nowhere else, so that they are found wherever they leak to.
  const arms = [
    { id: "ARM-C", title: text("Verum cells", "真细胞治疗组"), ratio: 2, planned: 40 },
    { id: "ARM-S", title: text("Mock saline", "假盐水对照组"), ratio: 1, planned: 20 },
  ].map((arm) => ({ ...arm, source: "For tests." }));
  return {
    ...study,
    consents,
    sites,
    arms,
    eligibility: [],
    allocation: { method, factors, assumption: "For tests." },
  };
}

const sexIs = (value: string) =>
  ({
    kind: "compare",
    op: "=",
    left: { kind: "field", form: "DM", field: "sex" },
    right: { kind: "text", value },
  }) as const;

/** A factor that the record can come to contradict. */
export const sexFactor: NonNullable<NonNullable<Study["allocation"]>["factors"]>[number] = {
  id: "sex",
  title: text("Sex", "性别"),
  levels: [
    { id: "F", title: text("Female", "女"), when: sexIs("F") },
    { id: "M", title: text("Male", "男"), when: sexIs("M") },
  ],
  assumption: "For tests.",
};

let count = 0;

export async function openBlindedClinic(
  study: Study,
  options: Parameters<typeof openClinic>[0] = {},
): Promise<BlindedClinic> {
  const clinic = await openClinic({
    ...options,
    example: study,
    people: {
      keeper: [{ role: "allocation-keeper" }],
      "second-keeper": [{ role: "allocation-keeper" }],
      pharmacist: [{ role: "pharmacist" }],
      "medical-monitor": [{ role: "medical-monitor" }],
      "sub-investigator": [{ role: "investigator", site: "GZ01" }],
      ...options.people,
    },
  });
  const base = `/api/studies/${study.id}`;
  const coordinators = {
    GZ01: await clinic.as("coordinator"),
    DL01: await clinic.as("coordinator-elsewhere"),
  };
  const investigator = await clinic.as("investigator");
  return {
    ...clinic,
    base,
    async enrolled(site = "GZ01") {
      count += 1;
      const coordinator = coordinators[site as keyof typeof coordinators];
      const screening = { id: `blinded-screening-${count}`, site, date: today };
      const { participant } = (await coordinator.post(`${base}/screenings`, screening)).body;
      const of = { participant, date: today };
      const consent = { kind: "consent", ...of, version: "1.0" };
      assert.equal((await coordinator.command(consent)).status, 200);
      const enrol = { kind: "enrol", ...of };
      const { status, text: said } = await investigator.command(enrol);
      assert.equal(status, 200, said);
      return participant as string;
    },
    async enterSex(participant, sex, reason) {
      const at = { participant, visit: "screening" };
      if (reason === undefined)
        await coordinators.GZ01.command({ kind: "start-visit", ...at, date: today });
      const of = { ...at, form: "DM" };
      const { status, text: said } = await coordinators.GZ01.command(
        reason === undefined
          ? { kind: "save-form", ...of, values: { sex }, complete: false }
          : { kind: "correct-value", ...of, field: "sex", value: sex, reason },
      );
      assert.equal(status, 200, said);
    },
    async unblind(who, participant, more = {}) {
      count += 1;
      const asked = {
        confirm: participant,
        category: "emergency",
        reason: "Fever and stupor; the anaesthetist must know",
        careDepends: true,
        ...more,
      } as const;
      const command = { kind: "unblind", participant, ...asked } as Unblind;
      const manifest = unblindingHash(study.id, command);
      const proof = await who.post("/api/session/reauthenticate", { password, manifest });
      assert.equal(proof.status, 200, proof.text);
      const body = { id: `blinded-opening-${count}`, ...asked, grant: proof.body.grant };
      return who.post(`${base}/participants/${participant}/unblindings`, body);
    },
  };
}
