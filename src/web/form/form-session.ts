import { localDate, type Text } from "../../kernel/index.ts";
import { type Field, type Form, isMissing, type Study } from "../../definition/index.ts";
import {
  type Context,
  datumAt,
  type FormState,
  formAt,
  isWalledForm,
  type MarkMissing,
  type Move,
  movesOf,
  noAllocation,
  type ParticipantState,
  type Place,
  type RecordDose,
  type Role,
  type StudyState,
  undecidedAt,
} from "../../engine/index.ts";
import type { Draft, Item, Whereabouts } from "../offline/kept.ts";
import type { Outbox } from "../offline/outbox.ts";
import { checkPlaces } from "./check-places.ts";
import { type DraftView, refusalOf, type Sending, viewDraft } from "./draft-view.ts";
import type { Entry } from "./entry.ts";
import { type CheckView, type FieldView, sameView } from "./field-view.ts";
import { placeOfKey, readPlaceKey } from "./place-key.ts";
import { type EntryReading, readEntry } from "./read-entry.ts";
import { holds } from "./holds.ts";
import { saveCommand } from "./save-command.ts";

/** What a form page looks at and acts with. */
export interface FormWorld {
  readonly study: Study;
  readonly form: Form;
  readonly version: string;
  readonly studyState: StudyState;
  readonly participant: ParticipantState;
  /** Who looks at it, and on which clock. */
  readonly person: string;
  readonly zone: Context["zone"];
  /** In which role one types; without it the page is read only. */
  readonly context: Omit<Context, "at"> | undefined;
  readonly at: () => string;
  readonly dose: Pick<RecordDose, "level" | "visit">;
}

/** What is true of the form as a whole. */
export interface FormView {
  readonly draft: DraftView;
  readonly instance: FormState | undefined;
  /** Rows of each repeating group, by number. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly paths: readonly string[];
  /** Fields whose change waits for a reason. */
  readonly owingReasons: readonly string[];
  readonly items: readonly Item[];
  readonly sending: string | undefined;
  readonly isHeldUp: boolean;
  readonly isLasting: boolean;
  readonly unsent: number;
  /** Entries that cannot be kept as they stand. */
  readonly problems: readonly string[];
  readonly savedAt: string | undefined;
  /** Later doses and visits that were last moved while the form was open. */
  readonly moves: readonly Move[];
  /** The key of the place: a new line's changes once it has a number. */
  readonly key: string;
}

/**
 * One instance of a form while somebody works on it: what the server holds, what is typed over it, and what the engine
 * says of both together. It keeps every entry on the device as it is typed and gives it to the outbox when its field
 * is left. Listeners are told only of fields of which something changed.
 */
export class FormSession {
  readonly #outbox: Outbox;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #added = new Map<string, number>();
  readonly #placesOfChecks: ReadonlyMap<string, string>;
  readonly #stop: () => void;
  #world: FormWorld;
  #key: string;
  #views: ReadonlyMap<string, FieldView> = new Map();
  #whole: FormView;
  #readings = new Map<string, EntryReading & { readonly of: Entry }>();
  #edited: string | undefined;
  #savedAt: string | undefined;
  #moves: readonly Move[] = [];
  #stamps = 0;
  #isOpen = true;
  #was: string | undefined;

  constructor(world: FormWorld, key: string, outbox: Outbox) {
    this.#world = world;
    this.#key = key;
    this.#outbox = outbox;
    this.#placesOfChecks = checkPlaces(world.form);
    this.#whole = this.#look();
    this.#stop = outbox.listen((news) => {
      if (news.kind === "acknowledged" && this.#isHere(news.item)) {
        this.#savedAt = news.answer.at;
        this.#follow(news.answer.events);
        return;
      }
      this.#refresh();
    });
  }

  /** The form is left: whatever is typed and can be stored goes on its way. */
  close(): void {
    this.leaveAll();
    this.#stop();
    this.#isOpen = false;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether this is the session of an instance. */
  isOf({ participant, study }: FormWorld, key: string): boolean {
    const here = this.#world;
    return (
      this.#key === key && here.participant.id === participant.id && here.study.id === study.id
    );
  }

  /** Of a line that has got its number: the key it had before. */
  get was(): string | undefined {
    return this.#was;
  }

  get world(): FormWorld {
    return this.#world;
  }

  get key(): string {
    return this.#key;
  }

  get place(): Place {
    return placeOfKey(this.#key);
  }

  /** The date on the wall at the site. */
  get today(): string {
    const { zone, at } = this.#world;
    return localDate(at() as Context["at"], zone);
  }

  get isReadOnly(): boolean {
    return this.#world.context === undefined;
  }

  subscribe(path: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(path) ?? new Set();
    this.#listeners.set(path, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  field(path: string): FieldView | undefined {
    return this.#views.get(path);
  }

  whole(): FormView {
    return this.#whole;
  }

  /** Looks at a newer record. An older one, which was on its way when a save was acknowledged, is passed over. */
  update(world: FormWorld): void {
    const isOlder =
      world.participant.version < this.#world.participant.version &&
      world.participant.id === this.#world.participant.id;
    const before = this.#world.participant;
    this.#world = isOlder ? { ...world, participant: before } : world;
    if (!isOlder && before.id === world.participant.id && before !== world.participant) {
      const moves = movesOf(world.study, before, world.participant);
      if (moves.length > 0) this.#moves = moves;
    }
    this.#refresh();
  }

  /** Something was typed or chosen. */
  type(path: string, entry: Entry): void {
    if (this.isReadOnly) return;
    this.#edited = path;
    const known = this.#draftAt(path);
    const basis = known?.basis ?? this.#stored()?.version ?? 0;
    const stamp = `${this.#world.at()}/${++this.#stamps}`;
    void this.#outbox.keep({ ...this.#where(), path, entry, basis, stamp });
  }

  /** What was typed is taken back before it was stored. */
  undo(path: string): void {
    for (const item of this.#asidesOf(path)) void this.#outbox.drop(item.id);
    void this.#outbox.forget({ ...this.#where(), path });
  }

  /** A field is left: what it holds is given to the outbox, if it can be stored and owes nothing. */
  leave(path: string, reason?: string): void {
    const send = this.#toSend(path, reason);
    if (send === undefined) return;
    const isOpening = readPlaceKey(this.#key).isNew && this.#world.form.purpose === "dose";
    this.#post(isOpening ? this.#sendable() : new Map([[path, send]]), reason);
  }

  /** Several fields are filled by one act, such as a stretch of a diary: they go as one. */
  fill(entries: ReadonlyMap<string, Entry>): void {
    for (const [path, entry] of entries) this.type(path, entry);
    const sent = [...entries.keys()].map((path) => [path, this.#toSend(path)] as const);
    const known = sent.filter((one): one is [string, Sending] => one[1] !== undefined);
    if (known.length > 0) this.#post(new Map(known), undefined);
  }

  /** What is to be sent of a field that is left, if it can be stored and owes nothing. */
  #toSend(path: string, reason?: string): Sending | undefined {
    const [draft, view] = [this.#draftAt(path), this.#views.get(path)];
    if (draft === undefined || view === undefined || this.#isOnItsWay(draft)) return undefined;
    const { send } = this.#read(path, view.field, draft.entry);
    const asides = this.#asidesOf(path);
    // A conflict waits for a choice, and what was refused for another value.
    const isSettled = asides.some(
      ({ state, carries }) => state === "conflict" || carries[path] === draft.stamp,
    );
    if (view.problem !== undefined || (isSettled && reason === undefined)) return undefined;
    if (send === undefined) return undefined;
    if (asides.length === 0 && holds(view.stored, send)) {
      this.undo(path);
      return undefined;
    }
    return view.owesReason && reason === undefined ? undefined : send;
  }

  /** Everything that is typed and can be stored. */
  leaveAll(): void {
    for (const path of this.#views.keys()) this.leave(path);
  }

  /** The same reason for several changes. */
  giveReason(paths: readonly string[], reason: string): void {
    for (const path of paths) this.leave(path, reason);
  }

  /** The person's own value stands against another's; the reason goes with it. */
  keepMine(path: string, reason: string): void {
    const draft = this.#draftAt(path);
    if (draft === undefined) return;
    for (const item of this.#asidesOf(path)) void this.#outbox.drop(item.id);
    const basis = this.#stored()?.version ?? 0;
    const stamp = `${draft.stamp}+`;
    void this.#outbox.keep({ ...draft, basis, stamp });
    const view = this.#views.get(path);
    const send = view && this.#read(path, view.field, draft.entry).send;
    if (send !== undefined) this.#post(new Map([[path, send]]), reason);
  }

  /** A soft check asks about a value that matches its source. */
  confirm(check: string, comment: string): void {
    this.leaveAll();
    this.#post(new Map(), undefined, { confirmed: { [check]: comment } });
  }

  complete(): void {
    this.leaveAll();
    this.#post(new Map(), undefined, { complete: true });
  }

  /** Every field that is asked and has no answer, in one act. */
  markAllMissing(reason: MarkMissing["reason"]): void {
    this.leaveAll();
    const { participant } = this.#world;
    this.#give(
      { kind: "mark-missing", participant: participant.id, ...this.place, fields: "*", reason },
      {},
    );
  }

  addRow(group: string): string {
    const row = String(Math.max(0, ...(this.#whole.rows[group] ?? []).map(Number)) + 1);
    this.#added.set(group, Number(row));
    this.#refresh();
    return row;
  }

  #where(): Whereabouts {
    const { study, participant, person } = this.#world;
    return { person, study: study.id, participant: participant.id, place: this.#key };
  }

  #isHere(one: Whereabouts): boolean {
    const { participant, study } = this.#world;
    return one.place === this.#key && one.participant === participant.id && one.study === study.id;
  }

  #draftAt(path: string): Draft | undefined {
    return this.#outbox.drafts.find((draft) => draft.path === path && this.#isHere(draft));
  }

  #stored(): FormState | undefined {
    return readPlaceKey(this.#key).isNew ? undefined : formAt(this.#world.participant, this.place);
  }

  /** Whether a command that gives this line its number is on its way. */
  #isOpening(): boolean {
    const waits = ({ state }: Item): boolean => state === "waiting";
    return this.#outbox.items.some((item) => waits(item) && this.#isHere(item));
  }

  #isOnItsWay({ path, stamp }: Draft): boolean {
    return this.#outbox.items.some(
      (item) => item.state === "waiting" && this.#isHere(item) && item.carries[path] === stamp,
    );
  }

  #asidesOf(path: string): readonly Item[] {
    return this.#outbox.items.filter(
      (item) => item.state !== "waiting" && this.#isHere(item) && Object.hasOwn(item.carries, path),
    );
  }

  #post(
    entries: ReadonlyMap<string, Sending>,
    reason: string | undefined,
    parts: { readonly confirmed?: Readonly<Record<string, string>>; readonly complete?: true } = {},
  ): void {
    const { study, participant, dose } = this.#world;
    const reasons =
      reason === undefined
        ? {}
        : { reasons: Object.fromEntries([...entries.keys()].map((path) => [path, reason])) };
    // What concerns a line that has no number yet waits behind the command that opens it.
    const concernsNewLine = entries.size === 0 && readPlaceKey(this.#key).isNew;
    if (concernsNewLine && !this.#isOpening()) return;
    const command: Item["command"] | undefined = concernsNewLine
      ? { kind: "save-form", participant: participant.id, ...this.place, values: {}, ...parts }
      : saveCommand(study, participant.id, this.place, entries, { ...parts, ...reasons, dose });
    if (command === undefined) return;
    const carries: Record<string, string> = {};
    let basis = this.#stored()?.version ?? 0;
    for (const path of entries.keys()) {
      const draft = this.#draftAt(path);
      if (draft === undefined) continue;
      carries[path] = draft.stamp;
      basis = Math.min(basis, draft.basis);
    }
    // A change of something stored is refused here as the server would; what is still unsaved cannot be judged alone.
    const isAlone = this.#whole.items.length === 0 && entries.size > 0;
    if (isAlone && refusalOf(study, this.#state(), command, this.#context()) !== undefined) return;
    for (const path of entries.keys()) {
      for (const item of this.#asidesOf(path)) void this.#outbox.drop(item.id);
    }
    this.#give(command, carries, basis);
  }

  #give(
    command: Item["command"],
    carries: Item["carries"],
    basis = this.#stored()?.version ?? 0,
  ): void {
    const { version, context } = this.#world;
    if (context === undefined) return;
    const { role } = context;
    const { study, form } = this.#world;
    void this.#outbox.post({
      ...this.#where(),
      ...(isWalledForm(study, form.id) ? { walled: true as const } : {}),
      command,
      role,
      version,
      basis,
      carries,
      typedAt: this.#world.at(),
    });
  }

  #sendable(): ReadonlyMap<string, Sending> {
    const found = new Map<string, Sending>();
    for (const [path, { field, problem }] of this.#views) {
      const draft = this.#draftAt(path);
      const send = draft && this.#read(path, field, draft.entry).send;
      if (send !== undefined && problem === undefined) found.set(path, send);
    }
    return found;
  }

  #context(): Context {
    const { context, at, zone } = this.#world;
    return { ...(context ?? { ...reader, zone }), at: at() as Context["at"] };
  }

  #state() {
    const { studyState, participant } = this.#world;
    return { study: studyState, allocation: noAllocation, participant };
  }

  #read(path: string, field: Field, entry: Entry): EntryReading {
    const known = this.#readings.get(path);
    if (known?.of === entry) return known;
    const { participant, zone, at } = this.#world;
    const { visit } = this.place;
    const today = localDate(at() as Context["at"], zone);
    const visitDate = visit === undefined ? undefined : participant.visits[visit]?.date;
    const reading = { ...readEntry(field, entry, { today, visitDate }), of: entry };
    this.#readings.set(path, reading);
    return reading;
  }

  /** A new line has got its number: from now on this is that line. */
  #follow(events: readonly { readonly event?: unknown }[]): void {
    const place = readPlaceKey(this.#key);
    if (place.isNew) {
      const opened = events
        .map(({ event }) => event as { form?: string; line?: number; follows?: unknown })
        .find(
          ({ form, line, follows }) =>
            form === place.form && line !== undefined && follows === undefined,
        );
      if (opened?.line !== undefined) this.#was = this.#key;
      if (opened?.line !== undefined) this.#key = `line/${place.form}/${opened.line}`;
    }
    this.#refresh();
  }

  #refresh(): void {
    const before = this.#views;
    this.#whole = this.#look();
    for (const [path, view] of this.#views) {
      if (before.get(path) !== view)
        for (const listener of this.#listeners.get(path) ?? []) listener();
    }
    for (const listener of this.#listeners.get("*") ?? []) listener();
  }

  /** Looks at everything again. */
  #look(): FormView {
    const { study, form } = this.#world;
    const drafts = this.#outbox.drafts.filter((draft) => this.#isHere(draft));
    const items = this.#outbox.items.filter((item) => this.#isHere(item));
    const fields = new Map(
      form.groups.flatMap((group) => group.fields.map((field) => [field.id, field])),
    );
    const sent = new Map<string, Sending>();
    const typed = new Map<string, { readonly draft: Draft; readonly reading: EntryReading }>();
    for (const draft of drafts) {
      const field = fields.get(draft.path.slice(draft.path.lastIndexOf("/") + 1));
      if (field === undefined) continue;
      const reading = this.#read(draft.path, field, draft.entry);
      typed.set(draft.path, { draft, reading });
      if (reading.send !== undefined) sent.set(draft.path, reading.send);
    }
    const view = viewDraft(study, this.#state(), this.place, sent, this.#context());
    const stored = this.#stored();
    const rows = this.#rowsOf(view, drafts);
    const paths = pathsOf(form, rows);
    const checks = this.#checksBy(view, stored);
    const queries = this.#queries();
    const undecided = this.#undecidedIn(view);
    const views = new Map<string, FieldView>();
    for (const [path, field] of paths) {
      const { draft, reading } = typed.get(path) ?? {};
      const held = datumAt(stored, path);
      const now = datumAt(view.instance, path);
      const isAsked = !view.notAsked.has(path);
      const send = reading?.send;
      const differs = send !== undefined && !holds(held, send);
      const item = items.find(({ carries }) => Object.hasOwn(carries, path));
      const problem = reading?.problem ?? view.problems.get(path);
      const made: FieldView = {
        path,
        field,
        stored: held,
        now,
        entry: draft?.entry,
        isAsked,
        isFolded: !isAsked && now !== undefined && !isMissing(now),
        isUnanswered: view.instance?.findings.includes(`unanswered/${path}`) === true,
        problem,
        echo: reading?.echo,
        isFuture: reading?.isFuture === true,
        checks: checks.get(path) ?? [],
        undecided: undecided.get(path) ?? [],
        queries: queries.get(path) ?? [],
        folds: draft !== undefined && path === this.#edited ? view.folds.length : 0,
        owesReason:
          stored?.complete === true &&
          held !== undefined &&
          differs &&
          problem === undefined &&
          (item === undefined || item.state !== "waiting") &&
          item?.state !== "conflict",
        item,
      };
      views.set(path, sameView(this.#views.get(path), made));
    }
    this.#views = views;
    const all = [...views.values()];
    return {
      draft: view,
      instance: stored,
      rows,
      paths: [...views.keys()],
      owingReasons: all.filter(({ owesReason }) => owesReason).map(({ path }) => path),
      items,
      sending: items.find(({ id }) => id === this.#outbox.sending)?.id,
      isHeldUp: this.#outbox.isHeldUp,
      isLasting: this.#outbox.isLasting,
      unsent: new Set([
        ...typed.keys(),
        ...items.flatMap(({ carries, id }) => [...Object.keys(carries), id]),
      ]).size,
      problems: all.filter(({ problem }) => problem !== undefined).map(({ path }) => path),
      savedAt: this.#savedAt ?? stored?.savedAt,
      moves: this.#moves,
      key: this.#key,
    };
  }

  #rowsOf(view: DraftView, drafts: readonly Draft[]): FormView["rows"] {
    const rows: Record<string, string[]> = {};
    for (const { id, repeats } of this.#world.form.groups) {
      if (repeats !== true) continue;
      const found = new Set(Object.keys(view.instance?.rows[id] ?? {}));
      for (const { path } of drafts) {
        const [group, row, field] = path.split("/");
        if (group === id && row !== undefined && field !== undefined) found.add(row);
      }
      const added = this.#added.get(id);
      if (added !== undefined) found.add(String(added));
      rows[id] = [...found].sort((a, b) => Number(a) - Number(b));
    }
    return rows;
  }

  /** Checks that do not hold, by the path of the field they are shown beside; in rows beside the first row's. */
  #checksBy(
    view: DraftView,
    stored: FormState | undefined,
  ): ReadonlyMap<string, readonly CheckView[]> {
    const found = new Map<string, CheckView[]>();
    const { form } = this.#world;
    const findings = new Set(view.instance?.findings ?? []);
    for (const check of form.checks) {
      if (!findings.has(check.id) && !view.broken.includes(check.id)) continue;
      const field = this.#placesOfChecks.get(check.id);
      if (field === undefined) continue;
      const group = form.groups.find(({ fields }) => fields.some(({ id }) => id === field));
      const path = group?.repeats === true ? `${group.id}/1/${field}` : field;
      const confirmed = view.instance?.confirmations?.[check.id];
      const isOfDraft = stored?.findings.includes(check.id) !== true;
      const shown = { check, isOfDraft, ...(confirmed === undefined ? {} : { confirmed }) };
      found.set(path, [...(found.get(path) ?? []), shown]);
    }
    return found;
  }

  /** What partly known dates leave open, by the path of the date, or of the field that the check stands beside. */
  #undecidedIn(view: DraftView): ReadonlyMap<string, readonly Text[]> {
    const found = new Map<string, Text[]>();
    const { study } = this.#world;
    for (const each of undecidedAt(study, view.participant, view.place, this.#context())) {
      const path = each.path ?? this.#placesOfChecks.get(each.check);
      if (path !== undefined) found.set(path, [...(found.get(path) ?? []), each.text]);
    }
    return found;
  }

  #queries(): ReadonlyMap<string, FieldView["queries"]> {
    const here = this.place;
    const found = new Map<string, FieldView["queries"][number][]>();
    for (const query of Object.values(this.#world.participant.queries)) {
      const { path, place, status } = query;
      if (path === undefined || status === "cancelled") continue;
      if (place.form !== here.form || place.visit !== here.visit || place.line !== here.line)
        continue;
      found.set(path, [...(found.get(path) ?? []), query]);
    }
    return found;
  }
}

/** Every field's path, in the order of the page. */
function pathsOf(form: Form, rows: FormView["rows"]): [string, Field][] {
  return form.groups.flatMap(({ id, repeats, fields }) =>
    repeats === true
      ? (rows[id] ?? []).flatMap((row) =>
          fields.map((field): [string, Field] => [`${id}/${row}/${field.id}`, field]),
        )
      : fields.map((field): [string, Field] => [field.id, field]),
  );
}

/** With whose eyes a form is looked at by those who may only read. */
const reader = {
  actor: "reader",
  role: "inspector" as Role,
  sites: "all",
  seed: "",
  command: "look",
} as unknown as Omit<Context, "at" | "zone">;
