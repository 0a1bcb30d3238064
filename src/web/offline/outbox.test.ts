import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "../../engine/index.ts";
import type { ParticipantId } from "../../kernel/index.ts";
import type { ExecuteAnswer, ProblemBody } from "../../server/contract.ts";
import type { Draft, Item, KeptStore } from "./kept.ts";
import { memoryStore } from "./memory-store.ts";
import { Outbox, type OutboxPort, type Posting, Undelivered } from "./outbox.ts";

const where = { person: "li.wei", study: "S", participant: "01-001", place: "visit/day1/VS" };

function save(field: string, entered: string, place: Partial<Item> = {}): Posting {
  const command: Command = {
    kind: "save-form",
    participant: "01-001" as ParticipantId,
    form: "VS",
    visit: "day1",
    values: { [field]: { entered } },
  };
  return {
    ...where,
    command,
    role: "coordinator",
    version: "v",
    typedAt: "2026-01-14T07:02:00.000Z",
    basis: 0,
    carries: { [field]: `${field}=${entered}` },
    ...place,
  };
}

function draft(path: string, typed: string, basis = 0): Draft {
  return { ...where, path, entry: { typed }, basis, stamp: `${path}=${typed}` };
}

function answer(item: Item, line?: number): ExecuteAnswer {
  const { form } = item.command as { form?: string };
  const place = line === undefined ? { form, visit: "day1" } : { form: form ?? "AE", line };
  const event = { type: "form-saved", ...place };
  return {
    events: [{ stream: "participant/01-001", version: 2, event }],
    repeated: false,
    at: "2026-01-14T07:02:01.000Z",
  };
}

/** A server of which a test decides, command by command, what it answers. */
function world(store: KeptStore = memoryStore()) {
  const sent: Item[] = [];
  let count = 0;
  const server = {
    answers: async (item: Item): Promise<ExecuteAnswer> => answer(item),
    rebased: undefined as number | undefined,
  };
  const port: OutboxPort = {
    send: (item) => {
      sent.push(item);
      return server.answers(item);
    },
    rebase: async () => server.rebased,
    settle: () => undefined,
    newId: () => `command-${++count}`,
    alone: (work) => work(),
  };
  return { sent, server, port, store, open: () => new Outbox("li.wei", store, port) };
}

const silence = async (): Promise<ExecuteAnswer> => {
  throw new Undelivered(undefined);
};
const refusing = (rule: string) => async (): Promise<ExecuteAnswer> => {
  const refusal = { kind: "refusal", rule, params: {}, facts: [] } as const;
  const words = { en: rule, "zh-CN": rule };
  throw new Undelivered({
    type: "about:blank",
    title: rule,
    status: 422,
    detail: rule,
    words,
    refusal,
  } satisfies ProblemBody);
};

test("what nobody answered is never taken for saved: command and draft stay", async () => {
  const { server, open } = world();
  server.answers = silence;
  const outbox = open();
  await outbox.keep(draft("pulse", "72"));
  await outbox.post(save("pulse", "72"));
  await outbox.flush();
  assert.equal(outbox.isHeldUp, true);
  assert.equal(outbox.items.length, 1);
  assert.equal(outbox.drafts.length, 1);
});

test("a command that was sent and not answered goes again with the same id and the same content", async () => {
  const { server, sent, store, port, open } = world();
  server.answers = silence;
  const outbox = open();
  await outbox.post(save("pulse", "72", { basis: 3 }));
  await outbox.flush();
  const later = new Outbox("li.wei", store, port);
  server.answers = async (item) => answer(item);
  await later.load();
  await later.flush();
  assert.deepEqual(new Set(sent.map(({ id }) => id)).size, 1);
  assert.deepEqual(sent.at(-1)?.command, sent[0]?.command);
  assert.deepEqual((sent[0]?.command as { basedOn?: number } | undefined)?.basedOn, 3);
  assert.equal(later.items.length, 0);
});

test("commands go in the order in which they were given, one after the other", async () => {
  const { server, sent, open } = world();
  server.answers = silence;
  const outbox = open();
  const forms = ["visit/day1/VS", "visit/day1/LB", "visit/day2/VS"];
  for (const place of forms) await outbox.post(save("pulse", "70", { place }));
  await outbox.flush();
  server.answers = async (item) => answer(item);
  await outbox.flush();
  assert.deepEqual(
    sent.slice(-3).map(({ place }) => place),
    forms,
  );
});

test("a command that is given just as the sending of others ends is sent with nobody asking again", async () => {
  const { sent, store, port } = world();
  let ends = 0;
  const outbox: Outbox = new Outbox("li.wei", store, {
    ...port,
    alone: async (work) => {
      await work();
      // The run has looked for the last time, and still holds the lock.
      if (++ends === 1) await outbox.post(save("weight", "70"));
    },
  });
  await outbox.post(save("pulse", "72"));
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  assert.deepEqual(
    sent.map(({ carries }) => Object.keys(carries)),
    [["pulse"], ["weight"]],
  );
  assert.equal(outbox.items.length, 0);
});

test("what was given to one form while nobody answered goes together, and no value is passed over", async () => {
  const { server, sent, store, open } = world();
  server.answers = silence;
  const outbox = open();
  await outbox.post(save("pulse", "72"));
  await outbox.flush();
  for (const field of ["weight", "height"]) await outbox.post(save(field, "70"));
  await outbox.post(save("weight", "71"));
  await outbox.flush();
  server.answers = async (item) => answer(item);
  await outbox.flush();
  assert.deepEqual(
    sent.slice(-3).map(({ command }) => (command as { values: unknown }).values),
    [
      { pulse: { entered: "72" } },
      { weight: { entered: "70" }, height: { entered: "70" } },
      { weight: { entered: "71" } },
    ],
  );
  assert.deepEqual([outbox.items, await store.items("li.wei")], [[], []]);
});

test("of saves that went together only the one stands aside that the server will not have", async () => {
  for (const rule of ["save.invalid", "save.stale"]) {
    const { server, open } = world();
    server.answers = silence;
    const outbox = open();
    await outbox.post(save("pulse", "70"));
    await outbox.flush();
    for (const field of ["weight", "height"]) await outbox.post(save(field, "70"));
    server.answers = async (item) =>
      Object.hasOwn(item.carries, "height") ? refusing(rule)() : answer(item);
    await outbox.flush();
    assert.deepEqual(
      outbox.items.map(({ carries }) => Object.keys(carries)),
      [["height"]],
    );
    assert.equal(outbox.items[0]?.state, rule === "save.stale" ? "conflict" : "refused");
  }
});

test("an acknowledgement moves what waits for the same form to the version it made, so that nobody conflicts with themselves", async () => {
  const { server, sent, open } = world();
  server.answers = silence;
  const outbox = open();
  await outbox.post(save("pulse", "72", { basis: 4 }));
  await outbox.flush();
  await outbox.post(save("weight", "70", { basis: 4 }));
  await outbox.flush();
  server.answers = async (item) => answer(item);
  await outbox.flush();
  const based = sent.slice(-2).map(({ command }) => (command as { basedOn?: number }).basedOn);
  assert.deepEqual(based, [4, 5]);
});

test("what was typed after a command was given outlives its acknowledgement", async () => {
  const { open } = world();
  const outbox = open();
  await outbox.keep(draft("pulse", "72"));
  const posted = outbox.post(save("pulse", "72"));
  await outbox.keep(draft("pulse", "728"));
  await posted;
  await outbox.flush();
  assert.deepEqual(
    outbox.drafts.map(({ entry }) => entry),
    [{ typed: "728" }],
  );
});

test("a refused command stands aside with the server's words, and those behind it go", async () => {
  const { server, open } = world();
  const outbox = open();
  server.answers = async (item) =>
    Object.hasOwn(item.carries, "pulse") ? refusing("save.invalid")() : answer(item);
  await outbox.post(save("pulse", "7200"));
  await outbox.post(save("weight", "70"));
  await outbox.flush();
  assert.deepEqual(
    outbox.items.map(({ state, problem }) => [state, problem?.title]),
    [["refused", "save.invalid"]],
  );
});

test("a conflict waits for the person and overwrites nothing", async () => {
  const { server, sent, open } = world();
  const outbox = open();
  server.answers = refusing("save.stale");
  await outbox.keep(draft("pulse", "72"));
  await outbox.post(save("pulse", "72"));
  await outbox.flush();
  await outbox.flush();
  assert.deepEqual(
    outbox.items.map(({ state }) => state),
    ["conflict"],
  );
  assert.equal(outbox.drafts.length, 1);
  assert.equal(sent.length, 1);
});

test("a newer version in which nobody touched the field is no conflict: the command goes again, as another one", async () => {
  const { server, sent, open } = world();
  const outbox = open();
  server.rebased = 9;
  server.answers = async (item) =>
    (item.command as { basedOn?: number }).basedOn === 9 ? answer(item) : refusing("save.stale")();
  await outbox.post(save("pulse", "72", { basis: 4 }));
  await outbox.flush();
  assert.equal(outbox.items.length, 0);
  assert.equal(new Set(sent.map(({ id }) => id)).size, 2);
});

test("what waits for a new line becomes a save of that line once it has its number", async () => {
  const { server, sent, open } = world();
  const outbox = open();
  server.answers = silence;
  const opening: Command = {
    kind: "record-adverse-event",
    participant: "01-001" as ParticipantId,
    values: { term: "Headache" },
  };
  const adding: Command = {
    kind: "record-adverse-event",
    participant: "01-001" as ParticipantId,
    values: { grade: "1" },
  };
  const place = "new/AE/1";
  await outbox.post(save("term", "", { place, command: opening, carries: { term: "1" } }));
  await outbox.post(save("grade", "", { place, command: adding, carries: { grade: "1" } }));
  await outbox.keep({ ...draft("outcome", "x"), place });
  await outbox.flush();
  server.answers = async (item) =>
    answer({ ...item, command: { ...item.command, form: "AE" } as Command }, 7);
  await outbox.flush();
  const last = sent.at(-1);
  assert.equal(last?.command.kind, "save-form");
  assert.equal((last?.command as { line?: number } | undefined)?.line, 7);
  assert.equal(last?.place, "line/AE/7");
  assert.deepEqual(
    outbox.drafts.map(({ place: moved }) => moved),
    ["line/AE/7"],
  );
});

test("another person on the same device sees nothing of it", async () => {
  const { server, store, port, open } = world();
  server.answers = silence;
  const outbox = open();
  await outbox.keep(draft("pulse", "72"));
  await outbox.post(save("pulse", "72"));
  await outbox.flush();
  const other = new Outbox("chen.jing", store, port);
  await other.load();
  assert.deepEqual([other.items, other.drafts], [[], []]);
});
