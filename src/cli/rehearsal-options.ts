import type { Study } from "../definition/index.ts";
import {
  dayNumber,
  daySpan,
  type Instant,
  instant,
  instantOf,
  printDay,
  readPartialDate,
} from "../kernel/index.ts";
import type { Rehearsal } from "../simulate/index.ts";
import type { Arguments } from "./main.ts";
import { Usage } from "./problem.ts";

const mostParticipants = 100_000;
const screeningDays = 60;
const msPerDay = 86_400_000;

/** What the options ask for; whatever they leave open follows from the study alone. */
export function readRehearsal(args: Arguments, study: Study): Rehearsal {
  const asked = args.text("participants");
  const participants = asked === undefined ? Math.max(12, study.planned) : Number(asked);
  if (!Number.isInteger(participants) || participants < 1 || participants > mostParticipants) {
    throw new Usage(`--participants takes a whole number from 1 to 100,000, not ${asked}.`);
  }
  const firstDose = firstDoseOf(study);
  const until = readUntil(args.text("until"), firstDose);
  return { seed: args.text("seed") ?? "neurite", participants, firstDose, until };
}

/** The planned day of the first dose: when screening could begin as soon as there is a consent to sign. */
function firstDoseOf(study: Study): number {
  const consents = study.consents.map(({ from }) => daySpan(from).first + screeningDays);
  return Math.max(dayNumber(2025, 7, 16), consents.length === 0 ? 0 : Math.min(...consents));
}

/**
 * The end of a day given as `2025-12-31`, in UTC. When none is given: now, for a study that has begun by now; else the
 * end of the eighteenth month.
 */
function readUntil(date: string | undefined, firstDose: number): Instant {
  if (date === undefined) {
    const now = Date.now();
    const begun = firstDose * msPerDay < now;
    return begun ? instantOf(now) : instant(`${printDay(firstDose + 540)}T23:59:59.999Z`);
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || readPartialDate(date) === undefined) {
    throw new Usage(`--until takes a day such as 2025-12-31, not ${date}.`);
  }
  return instant(`${date}T23:59:59.999Z`);
}

/** From when until when a rehearsal goes, in words. */
export function periodOf({ firstDose, until }: Rehearsal): string {
  return `from ${printDay(firstDose - screeningDays)} to ${until.slice(0, 10)}`;
}
