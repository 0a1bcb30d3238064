import type { Command } from "../../engine/index.ts";
import type { ExecuteAnswer, ProblemBody } from "../../server/contract.ts";
import { readPlaceKey, placeKey } from "../form/place-key.ts";
import { type Draft, isSamePlace, type Item, type KeptStore, type Whereabouts } from "./kept.ts";
import { apart, together } from "./together.ts";

/** What the outbox needs of the world; a test hands it another. */
export interface OutboxPort {
  /** Sends a command. It throws {@link Undelivered} whatever goes wrong. */
  send(item: Item): Promise<ExecuteAnswer>;
  /**
   * Of a command that met a newer version: the version it can be based on, where nobody changed the fields it carries
   * since they were seen; `undefined` where somebody did.
   */
  rebase(item: Item): Promise<number | undefined>;
  /** Takes what was acknowledged into what the pages show; answers the instance's version, where it is known. */
  settle(item: Item, answer: ExecuteAnswer): number | undefined;
  newId(): string;
  /** Does the work while no other window of this browser does any. */
  alone(work: () => Promise<void>): Promise<void>;
}

/** Why a command was not acknowledged. */
export class Undelivered extends Error {
  override readonly name = "Undelivered";
  /** The server said no, and will say no again; otherwise it was not heard, or somebody has to sign in first. */
  readonly body: ProblemBody | undefined;
  readonly isStale: boolean;

  constructor(body: ProblemBody | undefined) {
    super(body?.title ?? "not delivered");
    this.body = body;
    this.isStale = body?.refusal?.rule === "save.stale";
  }
}

/** What the outbox tells those who listen. */
export type OutboxNews =
  | { readonly kind: "changed" }
  | { readonly kind: "acknowledged"; readonly item: Item; readonly answer: ExecuteAnswer };

/** What is given to the outbox: a command, and what it carries. */
export type Posting = Pick<
  Item,
  "command" | "walled" | "role" | "version" | "typedAt" | "basis" | "carries"
> &
  Whereabouts;

/**
 * Commands on their way to the server: kept on the device before they are sent, sent one after the other in the order
 * in which they were given, each with an id of its own, so that one that was sent twice is done once. Saves of one form
 * that wait for an answer go together. One that nobody answers holds up those behind it; one that is refused stands
 * aside.
 */
export class Outbox {
  readonly #store: KeptStore;
  readonly #port: OutboxPort;
  readonly #person: string;
  readonly #listeners = new Set<(news: OutboxNews) => void>();
  #items: readonly Item[] = [];
  #drafts: readonly Draft[] = [];
  #sending: string | undefined;
  #isHeldUp = false;
  #isAsked = false;
  #loaded: Promise<void> | undefined;
  #running: Promise<void> | undefined;
  #writes: Promise<unknown> = Promise.resolve();
  #changes = 0;

  constructor(person: string, store: KeptStore, port: OutboxPort) {
    this.#person = person;
    this.#store = store;
    this.#port = port;
  }

  /** Whose it is. */
  get person(): string {
    return this.#person;
  }

  /** Commands not acknowledged, in their order. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** What is typed and not acknowledged. */
  get drafts(): readonly Draft[] {
    return this.#drafts;
  }

  /** The id of the command that is being sent. */
  get sending(): string | undefined {
    return this.#sending;
  }

  /** The last attempt was not answered. */
  get isHeldUp(): boolean {
    return this.#isHeldUp;
  }

  /** Whether what is kept outlives the page. */
  get isLasting(): boolean {
    return this.#store.lasting;
  }

  listen(listener: (news: OutboxNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what this device keeps of the person. */
  load(): Promise<void> {
    this.#loaded ??= this.reload();
    return this.#loaded;
  }

  /** Reads again what this device keeps: another window may have sent or typed something. */
  async reload(): Promise<void> {
    for (;;) {
      const before = this.#changes;
      await this.#writes;
      const [items, drafts] = await Promise.all([
        this.#store.items(this.#person),
        this.#store.drafts(this.#person),
      ]);
      // What was typed while reading is newer than what was read.
      if (before !== this.#changes) continue;
      this.#items = items;
      this.#drafts = drafts;
      this.#tell({ kind: "changed" });
      return;
    }
  }

  /** Keeps what is typed. */
  keep(draft: Draft): Promise<void> {
    this.#drafts = [...this.#drafts.filter((one) => !isSameField(one, draft)), draft];
    this.#tell({ kind: "changed" });
    return this.#write(() => this.#store.putDraft(draft));
  }

  /** Forgets what was typed in a field, because it says what is stored, or the person took it back. */
  forget(field: Whereabouts & { readonly path: string }): Promise<void> {
    if (!this.#drafts.some((one) => isSameField(one, field))) return Promise.resolve();
    this.#drafts = this.#drafts.filter((one) => !isSameField(one, field));
    this.#tell({ kind: "changed" });
    return this.#write(() => this.#store.removeDraft(field));
  }

  /** Gives a command. It is kept before anything is sent. */
  async post(posting: Posting): Promise<Item> {
    const order = (this.#items.at(-1)?.order ?? 0) + 1;
    const item: Item = {
      ...posting,
      id: this.#port.newId(),
      order,
      attempted: false,
      state: "waiting",
    };
    this.#items = [...this.#items, item];
    this.#tell({ kind: "changed" });
    await this.#write(() => this.#store.putItem(item));
    void this.flush();
    return item;
  }

  /** Takes back a command that stands aside. */
  drop(id: string): Promise<void> {
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#tell({ kind: "changed" });
    return this.#write(() => this.#store.removeItem(id));
  }

  /** Sends what waits, in order, until all is sent or nobody answers. */
  flush(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#runWhileAsked();
    return this.#running;
  }

  /** What is given after a run's last look, while its end is still to come, is seen by the run after it. */
  async #runWhileAsked(): Promise<void> {
    try {
      do await this.#port.alone(() => this.#run());
      while (this.#isAsked);
    } finally {
      this.#running = undefined;
    }
  }

  async #run(): Promise<void> {
    await this.reload();
    for (;;) {
      this.#isAsked = false;
      const waiting = this.#items.filter(({ state }) => state === "waiting");
      if (waiting.length === 0) {
        this.#isHeldUp = false;
        this.#tell({ kind: "changed" });
        return;
      }
      const { item: next, taken } = together(waiting);
      const item = next.attempted ? next : fixed(next);
      this.#sending = item.id;
      this.#items = this.#items.filter(({ id }) => !taken.includes(id));
      await this.#replace(item);
      for (const id of taken) await this.#write(() => this.#store.removeItem(id));
      try {
        const answer = await this.#port.send(item);
        this.#isHeldUp = false;
        await this.#acknowledge(item, answer);
      } catch (error) {
        const goesOn = await this.#failed(item, error);
        if (!goesOn) {
          // Whoever asked meanwhile was not answered either: it goes again when somebody asks anew.
          this.#isAsked = false;
          return;
        }
      } finally {
        this.#sending = undefined;
        this.#tell({ kind: "changed" });
      }
    }
  }

  async #failed(item: Item, error: unknown): Promise<boolean> {
    const body = error instanceof Undelivered ? error.body : undefined;
    if (body === undefined) {
      this.#isHeldUp = true;
      return false;
    }
    this.#isHeldUp = false;
    if (!(error instanceof Undelivered && error.isStale)) {
      if (await this.#separated(item)) return true;
      await this.#replace({ ...item, state: "refused", problem: body });
      return true;
    }
    const basis = await this.#port.rebase(item).catch(() => "unknown" as const);
    if (basis === "unknown") {
      this.#isHeldUp = true;
      return false;
    }
    if (basis === undefined && (await this.#separated(item))) return true;
    if (basis === undefined) await this.#replace({ ...item, state: "conflict", problem: body });
    // The refused command did nothing and never will: what takes its place is another command.
    else await this.#replace({ ...item, basis, id: this.#port.newId(), attempted: false }, item.id);
    return true;
  }

  /** Puts single saves in the place of a command of several that the server will not have; answers whether it could. */
  async #separated(item: Item): Promise<boolean> {
    const single = apart(item, () => this.#port.newId());
    if (single.length === 0) return false;
    this.#items = this.#items.flatMap((one) => (one.id === item.id ? single : [one]));
    this.#tell({ kind: "changed" });
    await this.#write(async () => {
      for (const one of single) await this.#store.putItem(one);
      await this.#store.removeItem(item.id);
    });
    return true;
  }

  /** Removes what was acknowledged; what was typed since stays, and is now based on what the server holds. */
  async #acknowledge(item: Item, answer: ExecuteAnswer): Promise<void> {
    const place = placeAfter(item, answer);
    const version = this.#port.settle(item, answer) ?? versionAfter(item, answer);
    const seen = (basis: number): number =>
      basis >= item.basis ? Math.max(basis, version) : basis;
    const writes: (() => Promise<void>)[] = [() => this.#store.removeItem(item.id)];
    this.#items = this.#items.flatMap((other) => {
      if (other.id === item.id) return [];
      if (!isSamePlace(other, item) || other.attempted) return [other];
      const moved = {
        ...other,
        place,
        basis: seen(other.basis),
        command: at(other.command, place),
      };
      writes.push(() => this.#store.putItem(moved));
      return [moved];
    });
    this.#drafts = this.#drafts.flatMap((draft) => {
      if (!isSamePlace(draft, item)) return [draft];
      if (item.carries[draft.path] === draft.stamp) {
        writes.push(() => this.#store.removeDraft(draft));
        return [];
      }
      const moved = { ...draft, place, basis: seen(draft.basis) };
      if (place !== draft.place) writes.push(() => this.#store.removeDraft(draft));
      writes.push(() => this.#store.putDraft(moved));
      return [moved];
    });
    this.#tell({ kind: "acknowledged", item, answer });
    await this.#write(async () => {
      for (const write of writes) await write();
    });
  }

  async #replace(item: Item, id = item.id): Promise<void> {
    this.#items = this.#items.map((one) => (one.id === id ? item : one));
    this.#tell({ kind: "changed" });
    await this.#write(async () => {
      await this.#store.putItem(item);
      if (id !== item.id) await this.#store.removeItem(id);
    });
  }

  /** One write after the other, so that a later one never lands before an earlier one. */
  #write(write: () => Promise<void>): Promise<void> {
    this.#changes++;
    const done = this.#writes.then(write);
    this.#writes = done.catch(() => undefined);
    return done;
  }

  #tell(news: OutboxNews): void {
    for (const listener of this.#listeners) listener(news);
  }
}

function isSameField(a: Whereabouts & { readonly path: string }, b: typeof a): boolean {
  return a.path === b.path && isSamePlace(a, b);
}

/** A command as it goes out for the first time, and ever after. */
function fixed(item: Item): Item {
  const isBased = "basedOn" in item.command || item.command.kind === "save-form";
  const isOfInstance = isBased && !readPlaceKey(item.place).isNew;
  const command = isOfInstance
    ? ({ ...item.command, basedOn: item.basis } as Command)
    : item.command;
  return { ...item, command, attempted: true };
}

/** The body of what was saved at the command's own place, where something was. */
function ownChange(item: Item, answer: ExecuteAnswer): { readonly line?: number } | undefined {
  const asked = readPlaceKey(item.place);
  for (const { event } of answer.events) {
    const change = event as { form?: string; visit?: string; line?: number; follows?: unknown };
    if (change.form !== asked.form || change.follows !== undefined) continue;
    if (change.visit === asked.visit && (asked.isNew || change.line === asked.line)) {
      return change.line === undefined ? {} : { line: change.line };
    }
  }
  return undefined;
}

function versionAfter(item: Item, answer: ExecuteAnswer): number {
  const change = ownChange(item, answer);
  return change === undefined ? item.basis : item.basis + 1;
}

/** Where the instance lies once the server has given a new line its number. */
function placeAfter(item: Item, answer: ExecuteAnswer): string {
  const asked = readPlaceKey(item.place);
  const line = asked.isNew ? ownChange(item, answer)?.line : undefined;
  return line === undefined ? item.place : placeKey({ form: asked.form, line });
}

/** A command that waits for a line, once the line has its number: a save of that line. */
function at(command: Command, place: string): Command {
  const { line, isNew } = readPlaceKey(place);
  if (isNew || line === undefined) return command;
  if (command.kind === "save-form") return { ...command, line };
  if (command.kind !== "record-adverse-event" && command.kind !== "record-dose") return command;
  const { form } = readPlaceKey(place);
  const { participant, values = {} } = command;
  const rows =
    command.kind === "record-adverse-event" && command.rows !== undefined
      ? { rows: command.rows }
      : {};
  return { kind: "save-form", participant, form, line, values, ...rows };
}
