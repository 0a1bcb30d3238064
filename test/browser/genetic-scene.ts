/** What the page of genetic results shows: somebody whose file was assessed, with a report that is typed and not signed. */
import { alsPanel } from "../../src/definition/index.ts";
import { assessGenetics, type Command, panelBase, panelRegions } from "../../src/engine/index.ts";
import { readClinvar, readVcfForPanel } from "../../src/interchange/index.ts";
import { addDays, instantAt, type ParticipantId, sha256, zone } from "../../src/kernel/index.ts";
import { clinvarOfA5v, madeVcf } from "../server/made-vcf.ts";
import { BedsideStage } from "./bedside-stage.ts";
import type { Demonstration } from "./demonstration.ts";

/** The study, and the participant who is staged in it. */
export const geneticScene = { study: "SOD1-TOFERSEN-CN", participant: "BJ01-901" } as const;

export async function stageGenetics(demonstration: Demonstration): Promise<void> {
  const people = await demonstration.server.identity.listPeople();
  const stage = new BedsideStage(
    demonstration,
    geneticScene.study,
    (role) => people.find(({ email }) => email.startsWith(`${role}@`))?.id ?? role,
  );
  const date = addDays(new Date().toISOString().slice(0, 10), -3);
  const at = instantAt(`${date}T09:00`, zone("Asia/Shanghai"));
  const participant = geneticScene.participant as ParticipantId;
  const vcf = madeVcf();
  const regions = panelRegions(alsPanel);
  const { calls } = await readVcfForPanel(fileOf("BJ01-901.g.vcf", vcf), {
    regions,
    baseAt: panelBase(alsPanel),
    identity: true,
  });
  const { extract } = await readClinvar(fileOf("clinvar.vcf", clinvarOfA5v), regions);
  if (calls === undefined || extract === undefined)
    throw new Error("the scene's files are unsound");
  const { thresholds } = stage.study.genetics ?? {};
  const options = { clinvar: extract, ...(thresholds === undefined ? {} : { thresholds }) };
  const visit = "screening";
  const report = {
    reported: date,
    laboratory: "Laboratory of the hospital",
    gene: "SOD1",
    transcript: "NM_000454.5",
    coding: "c.14C>T",
    protein: "p.Ala5Val",
    legacy: "A4V",
    zygosity: "HET",
    acmg: "P",
  };
  const commands: readonly object[] = [
    { kind: "screen", site: stage.site, date },
    { kind: "consent", version: stage.study.consents.at(-1)?.version, date },
    { kind: "start-visit", visit, date },
    {
      kind: "record-genetic-assessment",
      file: sha256(vcf),
      fileName: "BJ01-901.g.vcf",
      fileBytes: vcf.length,
      assessment: assessGenetics(alsPanel, calls, options),
    },
    { kind: "save-form", visit, form: "GEN", values: report, complete: true },
  ];
  for (const command of commands) {
    await stage.give("coordinator", { ...command, participant } as Command, at);
  }
}

function fileOf(name: string, text: string) {
  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    yield Buffer.from(text);
  }
  return { name, chunks };
}
