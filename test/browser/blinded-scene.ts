/** What the pages of a blinded study show: somebody with a number, at the bedside, and a log that is not empty. */
import { addDays, instantOf, type ParticipantId, printDay } from "../../src/kernel/index.ts";
import { BedsideStage } from "./bedside-stage.ts";
import type { Demonstration } from "./demonstration.ts";

/** The study, and the participant who is staged in it. */
export const blindedScene = { study: "XS411-EOPD-P2", participant: "SH01-901" } as const;

export async function stageBlinded(demonstration: Demonstration): Promise<void> {
  const people = await demonstration.server.identity.listPeople();
  const stage = new BedsideStage(
    demonstration,
    blindedScene.study,
    (role) => people.find(({ email }) => email.startsWith(`${role}@`))?.id ?? role,
  );
  const ms = Date.now();
  const now = instantOf(ms);
  const today = printDay(Math.floor((ms + 8 * 3_600_000) / 86_400_000));
  const id = (await stage.enrol("901", addDays(today, -1))) as ParticipantId;
  const unit = await stage.ready(id, now);
  await stage.thaw(id, unit, now);
  const asked = {
    participant: id,
    confirm: id,
    category: "emergency",
    careDepends: true,
  } as const;
  await stage.give(
    "investigator",
    { kind: "practise-unblinding", ...asked, reason: "Drill of this quarter" },
    now,
  );
  await stage.give(
    "investigator",
    {
      kind: "report-paper-opening",
      participant: id,
      opened: instantOf(ms - 60_000),
      category: "emergency",
      reason: "Stupor; the network was down",
      who: "Dr Li, at the pharmacy",
    },
    now,
  );
}
