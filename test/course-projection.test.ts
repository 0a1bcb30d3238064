import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import planned from "../examples/sod1-tofersen/study-valor.ts";
import { dayNumber, instant, isRefusal } from "../src/kernel/index.ts";
import { type Step, rehearse } from "../src/simulate/index.ts";
import {
  course,
  type EventBody,
  openStore,
  openTrial,
  type Store,
  type Trial,
} from "../src/store/index.ts";

/** With arms from a supplied list, which can be supplied the other way round. */
const { allocation: _, ...valor } = planned;

/** A blinded trial with arms, doses and two sites or more, left in the middle of its course. */
const rehearsal = {
  seed: "course",
  participants: 10,
  firstDose: dayNumber(2026, 1, 12),
  until: instant("2026-07-01T00:00:00Z"),
};

let folder: string;
let store: Store;
let trial: Trial;
const people = new Set<string>();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "neurite-course-"));
  store = await openStore({ folder: join(folder, "store") });
  trial = openTrial(store, valor);
});

after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function carry(by: Trial, { command, context }: Step) {
  const answer = await by.execute(command, context);
  if (!("participant" in command)) return { participant: undefined };
  people.add(command.participant);
  const participant = await by.participant(command.participant);
  return isRefusal(answer) ? { participant, refusal: answer } : { participant };
}

type Tables = Record<string, readonly Record<string, unknown>[]>;

async function read({ pool, schema }: Store): Promise<Tables> {
  const tables: Tables = {};
  for (const { name, key } of course.tables) {
    const order = key.join(", ");
    const { rows } = await pool.query<Record<string, unknown>>(
      `select * from ${schema}.${name} order by ${order}`,
    );
    tables[name] = rows;
  }
  return tables;
}

describe("the course of a rehearsed trial", () => {
  let expected: Tables;

  it("followed as it happens, it is what the engine's states say", async () => {
    let steps = 0;
    await rehearse(valor, rehearsal, async (step) => {
      const answer = await carry(trial, step);
      steps += 1;
      if (steps % 50 === 0) await store.project(course);
      return answer;
    });
    await store.project(course);
    expected = await read(store);
    assert.deepEqual(expected["course_form"]?.map(shortForm), await formsOfStates());
    assert.deepEqual(expected["course_visit"]?.map(shortVisit), await visitsOfStates());
    assert.deepEqual(
      expected["course_participant"]?.map((row) => [
        row["participant"],
        row["site"],
        row["status"],
      ]),
      (await states()).map(({ id, site, status }) => [id, site, status]),
    );
    assert.deepEqual(
      expected["course_dose"]?.map((row) => [row["participant"], row["line"], row["date"]]),
      (await states()).flatMap(({ id, doses }) =>
        doses
          .map(({ line, date }) => [id, line, date])
          .toSorted((a, b) => Number(a[1]) - Number(b[1])),
      ),
    );
    assert.ok((expected["course_form"]?.length ?? 0) > 100);
    assert.ok((expected["course_dose"]?.length ?? 0) > 20);
  });

  it("made again from the first event, it is the same", async () => {
    await store.rebuild(course);
    assert.deepEqual(await read(store), expected);
  });

  it("is the same for a trial that differs only in who got what", async () => {
    const other = await openStore(
      { folder: join(folder, "store") },
      { schema: "swapped", keyFolder: join(folder, "store", "keys") },
    );
    const swapped = openTrial(other, valor);
    await rehearse(valor, rehearsal, (step) => carry(swapped, swapArms(step)));
    await other.project(course);
    const arms = await Promise.all([trial.allocation(), swapped.allocation()]);
    const tables = await read(other);
    await other.close();
    assert.notDeepEqual(arms[0].allocated, arms[1].allocated);
    assert.deepEqual(tables, expected);
  });

  it("killed in the middle of catching up, it goes on from there and is the same", async () => {
    const large = await openStore(
      { folder: join(folder, "store") },
      { schema: "large", keyFolder: join(folder, "store", "keys") },
    );
    const events = await multiply(large, 25_000);
    const child = spawn(process.execPath, ["--input-type=module", "--eval", dyingReader()], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    assert.equal(signal, "SIGKILL");
    await large.project(course);
    const goneOn = await read(large);
    await large.rebuild(course);
    assert.deepEqual(goneOn, await read(large));
    const copies = new Set(goneOn["course_participant"]?.map((row) => row["study"])).size;
    assert.equal(goneOn["course_form"]?.length, copies * (expected["course_form"]?.length ?? 0));
    assert.ok(events >= 25_000);
    await large.close();
  });
});

async function states() {
  const found = await Promise.all([...people].sort().map((id) => trial.participant(id)));
  return found.filter((state) => state !== undefined);
}

async function formsOfStates() {
  return (await states()).flatMap(({ id, forms, logs }) => {
    const instances = [...Object.values(forms), ...Object.values(logs)].flatMap(Object.values);
    return instances
      .map(({ form, visit = "", line = 0, version, complete, findings, savedBy, savedAt }) => [
        id,
        form,
        visit,
        line,
        version,
        complete,
        findings,
        savedBy,
        savedAt,
      ])
      .toSorted(byPlace);
  });
}

function shortForm(row: Record<string, unknown>): readonly unknown[] {
  const { participant, form, visit, line, saves, completed_at, findings, saved_by, saved_at } = row;
  return [
    participant,
    form,
    visit,
    line,
    saves,
    completed_at !== null,
    findings,
    saved_by,
    saved_at,
  ];
}

async function visitsOfStates() {
  return (await states()).flatMap(({ id, visits }) =>
    Object.entries(visits)
      .map(([key, { status, date, daysOutside }]) => [
        id,
        key,
        status,
        date ?? null,
        daysOutside ?? null,
      ])
      .toSorted(byPlace),
  );
}

function shortVisit(row: Record<string, unknown>): readonly unknown[] {
  const { participant, visit, status, date, days_outside } = row;
  return [participant, visit, status, date, days_outside];
}

/** Column by column, texts byte by byte as the database sorts them. */
function byPlace(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (left === right) continue;
    if (typeof left === "number") return left - Number(right);
    return String(left) < String(right) ? -1 : 1;
  }
  return 0;
}

function swapArms(step: Step): Step {
  if (step.command.kind !== "supply-list") return step;
  const [first = "", second = ""] = valor.arms.map(({ id }) => id);
  const entries = step.command.entries.map((entry) => ({
    ...entry,
    arm: entry.arm === first ? second : first,
  }));
  return { ...step, command: { ...step.command, entries } };
}

/** Writes the rehearsed trial into another store under one study id after another. */
async function multiply(target: Store, atLeast: number): Promise<number> {
  const streams = new Map<string, EventBody[]>();
  for await (const batch of store.readAll()) {
    for (const { stream, event } of batch) {
      const events = streams.get(stream);
      if (events === undefined) streams.set(stream, [event]);
      else events.push(event);
    }
  }
  let count = 0;
  for (let copy = 1; count < atLeast; copy++) {
    const study = `COPY-${copy}`;
    await Promise.all(
      [...streams].map(([stream, events]) => {
        count += events.length;
        const append = { study, stream, expectedVersion: 0, events };
        return target.append({ study, id: stream, appends: [append] });
      }),
    );
  }
  return count;
}

/** A process that is killed while it writes the first chunk and reads the second. */
function dyingReader(): string {
  const index = JSON.stringify(new URL("../src/store/index.ts", import.meta.url).href);
  const place = JSON.stringify({ folder: join(folder, "store") });
  const options = JSON.stringify({ schema: "large", keyFolder: join(folder, "store", "keys") });
  return `import { course, openStore } from ${index};
    const store = await openStore(${place}, ${options});
    await store.project(course, () => process.kill(process.pid, "SIGKILL"));`;
}
