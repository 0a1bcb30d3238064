import { setImmediate as breathe } from "node:timers/promises";
import { type Study, studyHash } from "../definition/index.ts";
import { joinRecords } from "../interchange/index.ts";
import { hashOf, type Instant, instant } from "../kernel/index.ts";
import {
  recruit,
  recruitFrom,
  type Recruited,
  type Scenario,
  type SimulatedTrial,
  simulateTrial,
} from "../simulate/index.ts";
import type { LoadedStudy } from "./load-study.ts";
import { Problem } from "./problem.ts";
import type { ReadoutRecord, ReadoutRun } from "./readout-record.ts";
import { loadScenario, type ReadoutStudy } from "./readout-studies.ts";
import { readRehearsal } from "./rehearsal-options.ts";

/** A trial that was lived, and what is to be said of it. */
interface Lived extends SimulatedTrial {
  readonly last: Instant;
  readonly commands: number;
}

/** Nothing ends a simulated trial but its people's courses. */
const never = instant("2199-12-31T23:59:59.999Z");

/** Lives each study with generated people, in memory; one that continues another with the people of that one. */
export async function* simulateReadouts(
  studies: readonly ReadoutStudy[],
  run: ReadoutRun,
): AsyncGenerator<ReadoutRecord> {
  const lived = new Map<string, Lived>();
  const once = async (loaded: LoadedStudy, earlier?: Lived): Promise<Lived> => {
    const known = lived.get(loaded.study.id) ?? (await live(loaded, run, earlier));
    lived.set(loaded.study.id, known);
    return known;
  };
  for (const loaded of studies) {
    const { study, continued } = loaded;
    if (continued === undefined) {
      const own = await once(loaded);
      yield recordOf(study, study, [...own.participants.values()], own, run);
    } else {
      const earlier = await once(continued.earlier);
      const own = await once(loaded, earlier);
      const people = joinRecords(study, earlier.participants.values(), own.participants);
      const { trial } = earlier;
      const commands = earlier.commands + own.commands;
      const both = { ...own, trial, commands };
      yield recordOf(study, continued.joined, people, both, run);
    }
  }
}

async function live(loaded: LoadedStudy, run: ReadoutRun, earlier?: Lived): Promise<Lived> {
  const { study, file } = loaded;
  const { output, interruption } = run;
  const rehearsal = { ...readRehearsal(run.args, study), until: never };
  const asked = run.args.text("participants");
  const participants = asked === undefined ? study.planned : rehearsal.participants;
  const scenario = await loadScenario(file);
  if (scenario === undefined) {
    output.note(
      `${study.id} has no scenario: its people are drawn form by form, and their courses mean nothing.`,
    );
  }
  const people = peopleFor(study, scenario, { ...rehearsal, participants }, earlier);
  const bar = output.progress(`Living ${study.id}`);
  let commands = 0;
  let last = instant("1970-01-01T00:00:00.000Z");
  const trial = await simulateTrial(
    study,
    { ...rehearsal, participants, ...people },
    async ({ context }) => {
      commands += 1;
      if (context.at > last) last = context.at;
      if (commands % 500 !== 0) return;
      bar.to(commands);
      await breathe();
      interruption.check();
    },
  );
  bar.done("");
  const { size } = trial.participants;
  output.say(`${study.id}: ${size} generated people, ${commands} commands decided by the engine.`);
  return { ...trial, last, commands };
}

function peopleFor(
  study: Study,
  scenario: Scenario | undefined,
  of: { readonly seed: string; readonly participants: number; readonly firstDose: number },
  earlier: Lived | undefined,
): Partial<Recruited> {
  if (scenario === undefined) return {};
  if (scenario.after === undefined) return recruit(study, scenario, of);
  if (earlier === undefined) {
    throw new Problem(
      `The scenario of ${study.id} goes on with people of ${scenario.after.study}, but the readout continues no study.`,
    );
  }
  const { allocated } = earlier.trial.allocation;
  const arms = new Map(Object.entries(allocated).map(([id, { arm }]) => [id, arm]));
  const { participants } = earlier;
  const armOf = (id: string): string | undefined => arms.get(id);
  return recruitFrom(study, scenario.after, { participants, armOf }, of.seed);
}

function recordOf(
  study: Study,
  read: Study,
  participants: ReadoutRecord["participants"],
  { trial, last, commands }: Lived,
  { args }: ReadoutRun,
): ReadoutRecord {
  const origin = [studyHash(study), args.text("seed") ?? "", participants.length, commands];
  return {
    study,
    read,
    participants,
    allocation: trial.allocation,
    sites: trial.state.sites,
    cut: { position: commands, contentHash: hashOf(origin), takenAt: last },
    simulated: true,
  };
}
