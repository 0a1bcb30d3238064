import type { Study } from "../../src/definition/index.ts";
import { adverseEventSteps } from "./adverse-event-steps.ts";
import { beginning, conduct } from "./conduct-steps.ts";
import { readDispositions } from "./disposition-steps.ts";
import { type Draft, type Step, stepsOf } from "./draft.ts";
import { exposureSteps } from "./exposure-steps.ts";
import {
  factForms,
  itemForms,
  measurement,
  personalForms,
  questionnaireAnswer,
} from "./form-steps.ts";
import { laboratorySteps } from "./laboratory-steps.ts";
import { readRoster } from "./roster.ts";
import type { OpenFile } from "./source-file.ts";

/** The commands of the trial, in the order in which things happened. */
export interface Replay {
  readonly steps: readonly Step[];
  /** What was missing, to be printed. */
  readonly notices: readonly string[];
}

const questionnaires = { HI: "qshi", MM: "qsmm", CO: "qsco", GI: "qsgi" } as const;

/**
 * Reads the pilot's datasets and makes the commands that live the trial again. DM and SV must be there; of the others
 * every one that is missing is named in a notice.
 *
 * @throws DataProblem when a file cannot be read: its issue names the file
 */
export async function readReplay(open: OpenFile, study: Study): Promise<Replay> {
  const notices: string[] = [];
  const drafts: Draft[] = [];
  const lacking = (file: string): void => {
    notices.push(
      `The data folder has no ${file}.xpt or ${file}.csv: what it holds is not lived again.`,
    );
  };
  const add = (file: string, some: readonly Draft[] | undefined): void => {
    if (some === undefined) lacking(file);
    else for (const draft of some) drafts.push(draft);
  };
  const roster = await readRoster(open, study);
  add("dm", beginning(study, roster));
  for (const person of roster.values()) {
    add("dm", conduct(person));
    add("dm", personalForms(person, study));
  }
  add("mh", await factForms(open, roster, lacking));
  for (const [form, file] of Object.entries(questionnaires)) {
    const columns = { test: "QSTESTCD", also: ["QSORRES", "QSSTAT", "QSREASND"] };
    add(file, await itemForms(open, study, roster, file, form, columns, questionnaireAnswer));
  }
  const vitals = {
    test: "VSTESTCD",
    point: "VSTPTNUM",
    also: ["VSORRES", "VSORRESU", "VSSTAT", "VSLOC"],
  };
  add(
    "vs",
    await itemForms(open, study, roster, "vs", "VS", vitals, measurement, (row, answers) => {
      const site = row.text("VSLOC");
      if (site !== "") answers["temperatureSite"] = site;
    }),
  );
  add("lb", await laboratorySteps(open, roster));
  const dispositions = await readDispositions(open, roster);
  add("ds", dispositions?.drafts);
  add("ex", await exposureSteps(open, roster, (person) => dispositions?.dayOf(person)));
  add("ae", await adverseEventSteps(open, roster));
  return { steps: stepsOf(drafts, `${study.id} replay`), notices };
}
