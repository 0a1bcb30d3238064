import {
  type CommandId,
  instant,
  type ParticipantId,
  type PersonId,
  printDay,
  type Random,
  type SiteId,
  zone,
} from "../kernel/index.ts";
import { type Expression, fieldsOf, type Form, type Study, walk } from "../definition/index.ts";
import {
  assess,
  type Command,
  type Context,
  noAllocation,
  noStudy,
  type State,
} from "../engine/index.ts";
import { carryOut } from "./carry-out.ts";
import { composeForm, lookFor, recomposeForm, spoilForm } from "./compose-form.ts";
import type { Composing } from "./draw-values.ts";
import { flatFields } from "./form-manner.ts";
import type { FormValues } from "./look-at.ts";

/** Values of a virtual participant's screening forms, by visit, then form. */
export type ScreeningValues = Readonly<Record<string, Readonly<Record<string, FormValues>>>>;

/** When each screening visit of a virtual participant is held, in order. */
export interface ScreeningVisit {
  readonly visit: string;
  readonly day: number;
}

export interface Candidate {
  readonly values: ScreeningValues;
  /** Criteria that these values do not meet; none for an eligible one. */
  readonly unmet: readonly string[];
}

/** What a form of a day holds whatever else is drawn. */
type Given = (form: string, day: number) => FormValues | undefined;

const rounds = 4_000;

/** How many forms keep something to look at. */
export const keptFindings = 0.045;

/**
 * Finds screening values that meet every criterion, by drawing and then redrawing what an unmet criterion reads.
 * The study's own engine judges every draw, so whatever a criterion says is honoured without being understood here.
 * With `failing`, one criterion is left unmet, as happens to people who are screened. What is `given` is not redrawn.
 */
export function drawScreening(
  study: Study,
  visits: readonly ScreeningVisit[],
  random: Random,
  failing = false,
  given: Given = () => undefined,
): Candidate {
  const draft = new ScreeningDraft(study, visits, random, given);
  let unmet = draft.unmet();
  for (let round = 0; round < rounds && unmet.length > 0; round++) {
    const before = draft.keep();
    draft.redraw(unmet[random.below(unmet.length)] ?? "");
    const after = draft.unmet();
    if (after.length <= unmet.length) unmet = after;
    else draft.restore(before);
  }
  if (failing && unmet.length === 0) unmet = spoil(study, draft, random);
  draft.settle(unmet);
  return { values: draft.keep().values, unmet };
}

function spoil(study: Study, draft: ScreeningDraft, random: Random): readonly string[] {
  for (let round = 0; round < 200; round++) {
    const criterion = study.eligibility[random.below(study.eligibility.length)];
    if (criterion === undefined) return [];
    const before = draft.keep();
    draft.redraw(criterion.id);
    const unmet = draft.unmet();
    if (unmet.length === 1) return unmet;
    draft.restore(before);
  }
  return draft.unmet();
}

/** Values and the state of the record that holds them: both are never changed, only replaced. */
interface Snapshot {
  readonly values: Readonly<Record<string, Readonly<Record<string, FormValues>>>>;
  readonly state: State;
}

class ScreeningDraft {
  readonly #study: Study;
  readonly #visits: readonly ScreeningVisit[];
  readonly #random: Random;
  readonly #reads: ReadonlyMap<string, readonly FieldName[]>;
  readonly #context: Context;
  readonly #given: Given;
  #now: Snapshot;

  constructor(study: Study, visits: readonly ScreeningVisit[], random: Random, given: Given) {
    this.#study = study;
    this.#given = given;
    this.#visits = visits;
    this.#random = random;
    this.#reads = new Map(
      study.eligibility.map((criterion) => [criterion.id, fieldsRead(study, criterion.when)]),
    );
    this.#context = scratchContext(visits);
    this.#now = { values: {}, state: scratchState(study, visits, this.#context) };
    for (const { visit, day } of visits) {
      for (const form of this.#formsAt(visit)) {
        for (let tries = 0; tries < 20; tries++) {
          if (this.#save(visit, form.id, this.#drawForm(visit, form, day))) break;
        }
      }
    }
  }

  /** The criteria that the values do not meet, as the engine judges them. */
  unmet(): readonly string[] {
    const { participant } = this.#now.state;
    if (participant === undefined) return this.#study.eligibility.map(({ id }) => id);
    const { results } = assess(this.#study, participant, this.#context);
    return Object.keys(results).filter((id) => results[id] !== "met");
  }

  /** Draws anew one field that a criterion reads, or now and then the whole form, whose dates may hang together. */
  redraw(criterion: string): void {
    const reads = this.#reads.get(criterion) ?? [];
    const one = reads[this.#random.below(Math.max(1, reads.length))];
    if (one === undefined) return;
    const whole = this.#random.uniform() < 0.25;
    for (const { visit, day } of this.#visits) {
      for (const form of this.#formsAt(visit)) {
        if (form.id !== one.form) continue;
        const kept = this.#now.values[visit]?.[form.id];
        const composing = this.#composing(visit, form, day);
        const values =
          whole || kept === undefined || composing === undefined
            ? this.#drawForm(visit, form, day)
            : recomposeForm(composing, kept, one.field);
        this.#save(visit, form.id, values);
      }
    }
    this.#agree();
  }

  /** Looks at every form once more: what no longer agrees is mended, and now and then something is left to be asked. */
  settle(unmet: readonly string[]): void {
    for (const { visit, day } of this.#visits) {
      for (const form of this.#formsAt(visit)) {
        const values = this.#now.values[visit]?.[form.id];
        const composing = this.#composing(visit, form, day);
        if (values === undefined || composing === undefined) continue;
        if (hasFindings(this.#now.state, visit, form.id)) {
          this.#try(visit, form.id, recomposeForm(composing, values), unmet);
        }
        if (this.#random.uniform() > keptFindings) continue;
        const kept = this.#now.values[visit]?.[form.id] ?? values;
        const spoilt = spoilForm(composing, kept);
        if (spoilt !== undefined) this.#try(visit, form.id, spoilt, unmet);
      }
    }
  }

  #try(visit: string, form: string, values: FormValues, unmet: readonly string[]): void {
    const before = this.#now;
    if (!this.#save(visit, form, values) || this.unmet().join() !== unmet.join()) {
      this.#now = before;
    }
  }

  /** Values that follow from another form's, such as an age at onset from the birthday, are brought in line. */
  #agree(): void {
    for (const { visit, day } of this.#visits) {
      for (const form of this.#formsAt(visit)) {
        const values = this.#now.values[visit]?.[form.id];
        const composing = this.#composing(visit, form, day);
        const agreed = values && composing && lookFor(composing, values)?.values;
        if (agreed !== undefined && JSON.stringify(agreed) !== JSON.stringify(values)) {
          this.#save(visit, form.id, agreed);
        }
      }
    }
  }

  keep(): Snapshot {
    return this.#now;
  }

  restore(before: Snapshot): void {
    this.#now = before;
  }

  #formsAt(visit: string): Form[] {
    const found = this.#study.visits.find((one) => one.id === visit);
    return (found?.forms ?? []).flatMap(
      (id) => this.#study.forms.find((one) => one.id === id) ?? [],
    );
  }

  #drawForm(visit: string, form: Form, day: number): FormValues {
    const composing = this.#composing(visit, form, day);
    return composing === undefined ? {} : composeForm(composing);
  }

  #composing(visit: string, form: Form, day: number): Composing | undefined {
    const { participant } = this.#now.state;
    if (participant === undefined || flatFields(form).length === 0) return undefined;
    const place = { form: form.id, visit };
    const given = this.#given(form.id, day);
    return {
      ...(given === undefined ? {} : { given }),
      study: this.#study,
      participant,
      place,
      day,
      zone: this.#context.zone,
      random: this.#random,
      by: "site",
    };
  }

  /** Saves a form through the engine; what it refuses is not kept. */
  #save(visit: string, form: string, values: FormValues): boolean {
    const stored = this.#now.values[visit]?.[form] ?? {};
    const gone = Object.keys(stored).filter((id) => values[id] === undefined);
    const cleared = Object.fromEntries(gone.map((id) => [id, null]));
    const sent = { ...values, ...cleared };
    const command = { kind: "save-form" as const, participant: scratch, form, visit, values: sent };
    const state = carryOut(this.#study, this.#now.state, command, this.#context);
    if (state === undefined) return false;
    const atVisit = { ...this.#now.values[visit], [form]: values };
    this.#now = { values: { ...this.#now.values, [visit]: atVisit }, state };
    return true;
  }
}

function hasFindings({ participant }: State, visit: string, form: string): boolean {
  return (participant?.forms[visit]?.[form]?.findings.length ?? 0) > 0;
}

interface FieldName {
  readonly form: string;
  readonly field: string;
}

/** Every entered field that an expression rests on, through derivations. */
function fieldsRead(study: Study, expression: Expression): FieldName[] {
  const found = new Map<string, FieldName>();
  const visit = (node: Expression): void => {
    walk(node, (part) => {
      if (part.kind !== "field") return;
      const name = `${part.form}.${part.field}`;
      if (found.has(name)) return;
      const form = study.forms.find((one) => one.id === part.form);
      const field = form && fieldsOf(form).find((one) => one.id === part.field);
      if (field?.kind === "derived") visit(field.formula);
      else found.set(name, { form: part.form, field: part.field });
    });
  };
  visit(expression);
  return [...found.values()];
}

const scratch = "scratch" as ParticipantId;

function scratchContext(visits: readonly ScreeningVisit[]): Context {
  return {
    actor: "simulation" as PersonId,
    role: "investigator",
    sites: "all",
    at: instant(`${printDay(visits.at(-1)?.day ?? 0)}T12:00:00Z`),
    zone: zone("UTC"),
    seed: "scratch",
    command: "scratch" as CommandId,
  };
}

/** A record that has reached screening: site active, consent given, visits begun. */
function scratchState(study: Study, visits: readonly ScreeningVisit[], context: Context): State {
  const manager: Context = { ...context, role: "study-manager" };
  const site = "S" as SiteId;
  const date = printDay(visits[0]?.day ?? 0);
  let state: State = { study: noStudy, allocation: noAllocation };
  const commands: [Command, Context][] = [
    [{ kind: "release-study" }, manager],
    [{ kind: "activate-site", site, zone: "UTC", country: "CHN" }, manager],
    [{ kind: "screen", participant: scratch, site, date }, context],
    ...study.consents.map(({ version }): [Command, Context] => [
      { kind: "consent", participant: scratch, version, date },
      context,
    ]),
    ...visits.map(({ visit, day }): [Command, Context] => [
      { kind: "start-visit", participant: scratch, visit, date: printDay(day) },
      context,
    ]),
  ];
  for (const [command, by] of commands) state = carryOut(study, state, command, by) ?? state;
  return state;
}
