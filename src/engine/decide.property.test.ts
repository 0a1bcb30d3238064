import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Datum, fieldsOf, type Form, isMissing } from "../definition/index.ts";
import { freeze, isRefusal } from "../kernel/index.ts";
import { applyTo } from "./apply-to.ts";
import { changesOf } from "./audit.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { describeEvent } from "./describe-event.ts";
import type { Event, Kept } from "./event.ts";
import { packSummary, unpackSummary } from "./packed-summary.ts";
import { readDatum } from "./read-datum.ts";
import { signedPlace } from "./signature.ts";
import {
  type DraftsState,
  formAt,
  type FormState,
  instancesOf,
  type ParticipantState,
  type State,
} from "./state.ts";
import { summarise } from "./summary.ts";
import { by, ready } from "./testing/play.ts";
import { anySteps, asGiven, kinds, type Step } from "./testing/random-commands.test.ts";
import { study } from "./testing/study.ts";

/** A study being lived: what `decide` and `apply` made of the commands so far. */
interface Record {
  readonly state: Omit<State, "participant">;
  readonly participants: ReadonlyMap<string, ParticipantState>;
  readonly drafts: ReadonlyMap<string, DraftsState>;
  readonly events: readonly { readonly stream: string; readonly event: Event }[];
}

function personOf({ participants }: Record, asked: Command): ParticipantState | undefined {
  return "participant" in asked ? participants.get(asked.participant) : undefined;
}

function stateFor(record: Record, asked: Command): State {
  const { state } = record;
  const person = personOf(record, asked);
  const drafts = "participant" in asked ? record.drafts.get(asked.participant) : undefined;
  return {
    ...state,
    ...(person === undefined ? {} : { participant: person }),
    ...(drafts === undefined ? {} : { drafts }),
  };
}

function recordAfter(record: Record, stream: string, event: Event): Record {
  const { state, participants } = record;
  const events = [...record.events, { stream, event }];
  if (stream === "study") {
    return { ...record, events, state: { ...state, study: applyTo(stream, state.study, event) } };
  }
  if (stream === "allocation") {
    const allocation = applyTo(stream, state.allocation, event);
    return { ...record, events, state: { ...state, allocation } };
  }
  if (stream.startsWith("drafts/")) {
    const of = stream.slice("drafts/".length);
    const drafts = applyTo(`drafts/${of}`, record.drafts.get(of), event);
    return { ...record, events, drafts: new Map(record.drafts).set(of, drafts) };
  }
  const id = stream.slice("participant/".length);
  const person = applyTo(`participant/${id}`, participants.get(id), event);
  return { ...record, events, participants: new Map(participants).set(id, person) };
}

const { participant: _, ...opened } = ready;
const begun: Record = { state: opened, participants: new Map(), drafts: new Map(), events: [] };

/** Lives the steps; `look` sees every decision with the record before and after. */
function live(
  steps: readonly Step[],
  look: (before: Record, step: Step, after: Record, accepted: boolean) => void = () => {},
): Record {
  let record = begun;
  for (const drawn of steps) {
    const before = record;
    const step = { ...drawn, command: asGiven(drawn.command, personOf(before, drawn.command)) };
    const decision = decide(study, stateFor(record, step.command), step.command, step.context);
    if (!isRefusal(decision)) {
      for (const { stream, events } of decision.events) {
        for (const event of events) record = recordAfter(record, stream, event);
      }
    }
    look(before, step, record, !isRefusal(decision));
  }
  return record;
}

function rebuilt(events: Record["events"]): Record {
  return events.reduce((record, { stream, event }) => recordAfter(record, stream, event), begun);
}

function always(check: (steps: readonly Step[]) => void, numRuns = 150): void {
  fc.assert(fc.property(anySteps, check), { numRuns });
}

test("any state is rebuilt from its events alone, and from their JSON", () => {
  always((steps) => {
    const { state, participants, events } = live(steps);
    const again = rebuilt(events);
    assert.deepEqual(again.state, state);
    assert.deepEqual(again.participants, participants);
    const read = rebuilt(JSON.parse(JSON.stringify(events)) as Record["events"]);
    assert.deepEqual(read.state, state);
    assert.deepEqual(read.participants, participants);
  });
});

test("deciding changes nothing it was given, and decides the same again", () => {
  always((steps) => {
    live(steps, (before, { command: asked, context }) => {
      const given = freeze({ ...stateFor(before, asked) });
      const first = decide(study, given, freeze(asked), freeze(context));
      const second = decide(study, structuredClone(given), asked, { ...context });
      assert.deepEqual(second, first);
    });
  }, 80);
});

test("a refusal changes nothing, names a rule, and has words in both languages for it", () => {
  always((steps) => {
    live(steps, (before, { command: asked, context }, after, accepted) => {
      if (accepted) return;
      assert.equal(after, before);
      const refusal = decide(study, stateFor(before, asked), asked, context);
      assert.ok(isRefusal(refusal));
      for (const param of Object.values(refusal.params)) {
        assert.notEqual(param, undefined);
        if (typeof param === "object") assert.ok(param.en !== "" && param["zh-CN"] !== "");
      }
    });
  }, 80);
});

function instancesIn({ participants }: Record): FormState[] {
  return [...participants.values()].flatMap(allInstances);
}

function allInstances({ forms, logs }: ParticipantState): FormState[] {
  return [...Object.values(forms), ...Object.values(logs)].flatMap((of) => Object.values(of));
}

function holds(form: string, values: Kept, group: string | undefined): void {
  const found = study.forms.find(({ id }) => id === form);
  for (const [id, datum] of Object.entries(values)) {
    const inGroup = found?.groups.find(({ fields }) => fields.some((field) => field.id === id));
    const field = inGroup?.fields.find((each) => each.id === id);
    assert.ok(field !== undefined, `${form}.${id}`);
    assert.equal(inGroup?.repeats === true ? inGroup.id : undefined, group, `${form}.${id}`);
    if (field.kind === "derived") {
      assert.ok(
        typeof datum === "number" && Number.isFinite(datum),
        `${form}.${id} ${JSON.stringify(datum)}`,
      );
      continue;
    }
    const codes =
      "codes" in field ? study.codeLists.find((list) => list.id === field.codes) : undefined;
    const again = readDatum(field, codes, asSent(datum), [id]);
    assert.ok("datum" in again, `${form}.${id} ${JSON.stringify(datum)}`);
    assert.deepEqual(again.datum, datum);
  }
}

/** What one would send to have a datum kept again. */
function asSent(datum: Datum): unknown {
  if (typeof datum !== "object" || isMissing(datum) || !("entered" in datum)) return datum;
  const { entered, unit } = datum;
  return unit === undefined ? { entered } : { entered, unit };
}

test("what is stored is what the fields can hold, in the group they are in", () => {
  always((steps) => {
    for (const { form, values, rows } of instancesIn(live(steps))) {
      holds(form, values, undefined);
      for (const [group, of] of Object.entries(rows)) {
        for (const row of Object.values(of)) holds(form, row, group);
      }
    }
  });
});

test("every derived value and finding is what the stored values give, wherever a change came from", () => {
  always((steps) => {
    const record = live(steps);
    for (const person of record.participants.values()) {
      for (const instance of instancesIn({ ...record, participants: new Map([["one", person]]) })) {
        const { form, visit, line, complete, withdrawn } = instance;
        if (complete || withdrawn !== undefined || person.status === "voided") continue;
        // Declaring it complete lets the engine look at everything again.
        const asked = {
          kind: "save-form",
          participant: person.id,
          form,
          ...(visit === undefined ? { line } : { visit }),
          values: {},
          complete: true,
        } as Command;
        const decision = decide(
          study,
          { ...record.state, participant: person },
          asked,
          by({ role: "investigator", sites: "all" }),
        );
        if (isRefusal(decision)) {
          assert.equal(decision.rule, "save.hard-check");
          continue;
        }
        const [event] = decision.events.flatMap(({ events }) => events);
        assert.ok(event !== undefined && "values" in event);
        assert.deepEqual([event.values, event.cleared], [{}, undefined]);
        const found = (event.findings ?? []).filter((each) => !each.startsWith("unanswered/"));
        assert.deepEqual(found, instance.findings);
      }
    }
  });
});

test("what is confirmed is a finding, what is signed is what was signed, and what is withdrawn counts nowhere", () => {
  always((steps) => {
    for (const person of live(steps).participants.values()) {
      for (const instance of allInstances(person)) {
        const { confirmations = {}, findings, signature, touched, version, values } = instance;
        for (const path of Object.keys(confirmations)) assert.ok(findings.includes(path), path);
        for (const [path, touch] of Object.entries(touched)) {
          assert.ok(touch.version <= version, path);
        }
        for (const path of Object.keys(values)) {
          const field = fieldsOf(formOf(instance.form)).find(({ id }) => id === path);
          assert.ok(field?.kind === "derived" || path in touched, path);
        }
        if (signature === undefined) continue;
        const signed = person.signatures[signature.index]?.places.find(
          ({ form, visit, line }) =>
            form === instance.form && visit === instance.visit && line === instance.line,
        );
        assert.ok(signed !== undefined);
        if (signature.changed === undefined) {
          assert.equal(signedPlace(instance).values, signed.values);
        }
      }
      const counted = study.forms.flatMap(({ id }) => instancesOf(person, id));
      assert.ok(counted.every(({ withdrawn }) => withdrawn === undefined));
      const lines = new Set(counted.flatMap(({ form, line }) => (form === "EX" ? [line] : [])));
      assert.deepEqual(new Set(person.doses.map(({ line }) => line)), lines);
      const numbers = Object.values(person.queries).map(({ number }) => number);
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
      );
    }
  });
});

test("drafts of queries leave no trace in any participant's record or stream", () => {
  const told = (record: Record): unknown =>
    record.events.filter(({ stream }) => !stream.startsWith("drafts/"));
  let drafted = 0;
  always((steps) => {
    const unreleased = steps.filter(({ command: { kind } }) => kind !== "release-drafts");
    const one = live(unreleased);
    const other = live(
      unreleased.filter(
        ({ command: { kind } }) => !["draft-query", "discard-draft"].includes(kind),
      ),
    );
    drafted += one.drafts.size;
    assert.deepEqual(one.participants, other.participants);
    assert.deepEqual(told(one), told(other));
  }, 80);
  assert.ok(drafted > 0);
});

test("no form with an open query is emptied, and no visit with one is skipped", () => {
  let asked = 0;
  always((steps) => {
    live(steps, (before, { command }, after) => {
      const was = personOf(before, command);
      const now = personOf(after, command);
      if (was === undefined || now === undefined || was === now) return;
      const open = Object.values(was.queries).filter(({ status }) => status === "open");
      for (const { place, path } of open) {
        asked++;
        if (command.kind === "skip-visit") assert.notEqual(place.visit, command.visit);
        const { form } = place;
        const held = form === undefined ? undefined : formAt(was, { ...place, form });
        if (form === undefined || held === undefined) continue;
        const left = formAt(now, { ...place, form });
        const answers = answersOf(held);
        const isAnswer = answers.length === 1 && answers[0] === path;
        assert.ok(answers.length === 0 || isAnswer || answersOf(left).length > 0, command.kind);
      }
    });
  });
  assert.ok(asked > 0);
});

/** Paths of what people answered. */
function answersOf(instance: FormState | undefined): string[] {
  if (instance === undefined) return [];
  const fields = new Map(fieldsOf(formOf(instance.form)).map((field) => [field.id, field]));
  const isAnswer = ([id, datum]: [string, Datum]): boolean =>
    fields.get(id)?.kind !== "derived" && !isMissing(datum);
  return [
    ...Object.entries(instance.values)
      .filter(isAnswer)
      .map(([id]) => id),
    ...Object.entries(instance.rows).flatMap(([group, rows]) =>
      Object.entries(rows).flatMap(([row, values]) =>
        Object.entries(values)
          .filter(isAnswer)
          .map(([id]) => `${group}/${row}/${id}`),
      ),
    ),
  ];
}

test("a summary is plain, packs and unpacks to itself, and differs by nothing that is blinded", () => {
  always((steps) => {
    for (const person of live(steps).participants.values()) {
      const summary = summarise(study, person);
      assert.deepEqual(JSON.parse(JSON.stringify(summary)), summary);
      assert.deepEqual(unpackSummary(packSummary(summary)), summary);
      assert.doesNotMatch(JSON.stringify(summary), /ARM-|LEVEL-/);
    }
  }, 60);
});

test("every event can be told in words, and every value it changes is a line of the audit trail", () => {
  always((steps) => {
    for (const { event } of live(steps).events) {
      const { en, "zh-CN": zh } = describeEvent(study, event);
      assert.ok(en !== "" && zh !== "");
      const lines = changesOf(event, study);
      assert.ok(lines.length > 0 || event.type === "forms-signed");
      if (!("values" in event && "form" in event)) continue;
      const paths = lines.flatMap(({ path }) => path ?? []);
      for (const path of Object.keys(event.values)) assert.ok(paths.includes(path), path);
      for (const path of event.cleared ?? []) assert.ok(paths.includes(path), path);
    }
  }, 60);
});

function formOf(id: string): Form {
  const form = study.forms.find((one) => one.id === id);
  assert.ok(form !== undefined);
  return form;
}

test("the arm is in no participant's stream, nor the dose level, nor the salt", () => {
  always((steps) => {
    const { events } = live(steps);
    const secrets = ["ARM-", "LEVEL-"];
    for (const { event } of events) if (event.type === "arm-allocated") secrets.push(event.salt);
    const told = JSON.stringify(events.filter(({ stream }) => stream.startsWith("participant/")));
    for (const secret of secrets) assert.ok(!told.includes(secret), secret);
  });
});

test("two trials that differ only in the arms give every participant's stream the same events but for the commitment", () => {
  const swapped = {
    ...opened,
    allocation: {
      ...opened.allocation,
      entries: opened.allocation.entries.map((entry) => ({
        ...entry,
        arm: entry.arm === "ARM-SHAM" ? "ARM-VERUM" : "ARM-SHAM",
      })),
    },
  };
  const told = (record: Record): string =>
    JSON.stringify(
      record.events.filter(({ stream }) => stream.startsWith("participant/")),
      (key, value: unknown) => (key === "commitment" ? "" : value),
    );
  always((steps) => {
    let other: Record = { ...begun, state: swapped };
    const one = live(steps, (_before, { command: asked, context }, _after, accepted) => {
      const decision = decide(study, stateFor(other, asked), asked, context);
      assert.equal(isRefusal(decision), !accepted);
      if (isRefusal(decision)) return;
      for (const { stream, events } of decision.events) {
        for (const event of events) other = recordAfter(other, stream, event);
      }
    });
    assert.equal(told(other), told(one));
  }, 80);
});

test("a value that was stored once is found in the events for ever, and every change says what was before", () => {
  always((steps) => {
    const seen = new Map<string, Datum>();
    for (const { stream, event } of live(steps).events) {
      if (!("values" in event) || !("form" in event)) continue;
      const {
        form,
        visit,
        line,
        values,
        before = {},
        rows = {},
        beforeRows = {},
        cleared = [],
      } = event;
      const place = `${stream}|${form}|${visit ?? ""}|${line ?? ""}|`;
      const now = new Map<string, Datum>(Object.entries(values));
      const was = new Map<string, Datum>(Object.entries(before));
      for (const [target, all] of [
        [now, rows],
        [was, beforeRows],
      ] as const) {
        for (const [group, of] of Object.entries(all)) {
          for (const [row, fields] of Object.entries(of)) {
            for (const [id, datum] of Object.entries(fields))
              target.set(`${group}/${row}/${id}`, datum);
          }
        }
      }
      for (const path of new Set([...now.keys(), ...cleared])) {
        assert.deepEqual(was.get(path), seen.get(place + path), place + path);
        assert.ok(!(now.has(path) && cleared.includes(path)), path);
        const datum = now.get(path);
        if (datum === undefined) seen.delete(place + path);
        else seen.set(place + path, datum);
      }
      for (const path of was.keys()) assert.ok(now.has(path) || cleared.includes(path), path);
    }
  });
});

test("the random commands are worth their name: many are accepted, many refused, of every kind", () => {
  const accepted = new Map<string, number>();
  const rules = new Set<string>();
  fc.assert(
    fc.property(anySteps, (steps) => {
      live(steps, (before, { command: asked, context }, after) => {
        if (after !== before) accepted.set(asked.kind, (accepted.get(asked.kind) ?? 0) + 1);
        const decision = decide(study, stateFor(before, asked), asked, context);
        if (isRefusal(decision)) rules.add(decision.rule);
      });
    }),
    { numRuns: 250, seed: 7 },
  );
  assert.deepEqual(
    kinds.map(([, kind]) => kind).filter((kind) => (accepted.get(kind) ?? 0) === 0),
    ["release-study"],
  );
  assert.ok(rules.size > 40, [...rules].join(", "));
});
