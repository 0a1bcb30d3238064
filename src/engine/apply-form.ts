import { Fault } from "../kernel/index.ts";
import { answeredByChange } from "./apply-query.ts";
import type { FormChange, Kept, KeptRows, LineChange, Stamp } from "./event.ts";
import { changedPaths, rowPaths } from "./form-path.ts";
import { own } from "./own.ts";
import {
  type Confirmation,
  type DoseState,
  type FormState,
  formAt,
  type ParticipantState,
  type SignatureState,
  type Touch,
} from "./state.ts";

/** What a save or a line's withdrawal can change of a participant. */
type Recorded = Pick<ParticipantState, "forms" | "logs" | "doses" | "queries">;

/** A participant after a save of one instance of a form. */
export function saved(state: Recorded, event: FormChange & Stamp): Partial<Recorded> {
  const { form, visit, line = 0 } = event;
  const instance = instanceAfter(formAt(state, event), event);
  const queries = answeredByChange(state.queries, event, instance);
  if (visit !== undefined) {
    const atVisit = { ...own(state.forms, visit), [form]: instance };
    return { forms: { ...state.forms, [visit]: atVisit }, queries };
  }
  const logs = { ...state.logs, [form]: { ...own(state.logs, form), [line]: instance } };
  return event.dose === undefined
    ? { logs, queries }
    : { logs, queries, doses: withDose(state.doses, { ...event.dose, line }) };
}

function instanceAfter(before: FormState | undefined, event: FormChange & Stamp): FormState {
  const { form, visit, line, values, rows, findings = [], cleared, by, at } = event;
  // What nobody saved is nobody's newer version: it must not make another person's open form stale.
  const settled = event.follows !== undefined && before !== undefined;
  const version = (before?.version ?? 0) + (settled ? 0 : 1);
  const confirmations = confirmationsAfter(before?.confirmations, event);
  const after: FormState = {
    form,
    ...(visit === undefined ? {} : { visit }),
    ...(line === undefined ? {} : { line }),
    version,
    complete: before?.complete === true || event.complete === true,
    values: { ...before?.values, ...values },
    rows: rows === undefined ? (before?.rows ?? {}) : merged(before?.rows, rows),
    findings,
    touched: settled ? before.touched : touchedAfter(before?.touched, event, { version, by, at }),
    ...(confirmations === undefined ? {} : { confirmations }),
    ...(before?.signature === undefined ? {} : { signature: before.signature }),
    savedBy: settled ? before.savedBy : by,
    savedAt: settled ? before.savedAt : at,
  };
  const kept = cleared === undefined ? after : without(after, cleared);
  if (after.signature === undefined) return kept;
  const changed = changedPaths(event);
  return changed.length === 0 ? kept : unsigned(kept, changed);
}

function touchedAfter(
  before: FormState["touched"] | undefined,
  { values, rows, cleared }: FormChange,
  touch: Touch,
): FormState["touched"] {
  const touched: Record<string, Touch> = { ...before };
  for (const field of Object.keys(values)) touched[field] = touch;
  if (rows !== undefined) for (const path of rowPaths(rows)) touched[path] = touch;
  if (cleared !== undefined) for (const path of cleared) touched[path] = touch;
  return touched;
}

function confirmationsAfter(
  before: FormState["confirmations"],
  { confirmed, unconfirmed, by, at }: FormChange & Stamp,
): FormState["confirmations"] {
  if (confirmed === undefined && unconfirmed === undefined) return before;
  const after: Record<string, Confirmation> = { ...before };
  for (const path of unconfirmed ?? []) delete after[path];
  for (const [path, comment] of Object.entries(confirmed ?? {})) {
    after[path] = { comment, by, at };
  }
  return Object.keys(after).length === 0 ? undefined : after;
}

function withDose(doses: readonly DoseState[], dose: DoseState): DoseState[] {
  return [...doses.filter((other) => other.line !== dose.line), dose].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.line - b.line,
  );
}

function merged(before: KeptRows = {}, changes: KeptRows): KeptRows {
  const all: Record<string, Record<string, Kept>> = { ...before };
  for (const [group, rows] of Object.entries(changes)) {
    const target = { ...own(all, group) };
    for (const [row, values] of Object.entries(rows)) target[row] = { ...target[row], ...values };
    all[group] = target;
  }
  return all;
}

/** `cleared` names fields as `field`, or `group/row/field`. */
function without(form: FormState, cleared: readonly string[]): FormState {
  const values: Record<string, Kept[string]> = { ...form.values };
  const rows: Record<string, Record<string, Kept>> = { ...form.rows };
  for (const path of cleared) {
    const [group = "", row = "", field] = path.split("/");
    if (field === undefined) delete values[path];
    else {
      const { [field]: _, ...rest } = own(own(rows, group), row) ?? {};
      rows[group] = { ...own(rows, group), [row]: rest };
    }
  }
  return { ...form, values, rows };
}

/** A participant after a line of a log was withdrawn, or put back. */
export function lineChanged(
  state: Recorded,
  event: LineChange & Stamp & { readonly type: "line-withdrawn" | "line-restored" },
): Partial<Recorded> {
  const { place, dose, reason, by, at } = event;
  const { form, line } = place;
  const before = formAt(state, place);
  if (before === undefined) throw new Fault(`${event.type}: ${form} has no line ${line}`);
  const { withdrawn: _, ...others } = before;
  const told = { reason, by, at, ...(dose === undefined ? {} : { dose }) };
  const instance =
    event.type === "line-restored" ? others : { ...unsigned(before, []), withdrawn: told };
  const logs = { ...state.logs, [form]: { ...own(state.logs, form), [line]: instance } };
  if (dose === undefined) return { logs };
  const doses =
    event.type === "line-restored"
      ? withDose(state.doses, { ...dose, line })
      : state.doses.filter((other) => other.line !== line);
  return { logs, doses };
}

/** A participant after a signature; the instances signed bear it from now on. */
export function signed(
  state: ParticipantState,
  event: Stamp & { readonly type: "forms-signed" } & Omit<SignatureState, keyof Stamp>,
): Partial<ParticipantState> {
  const { by, role, at, meaning, manifest, places } = event;
  const index = state.signatures.length;
  const signatures = [...state.signatures, { by, role, at, meaning, manifest, places }];
  let after: Pick<ParticipantState, "forms" | "logs"> = state;
  for (const place of places) {
    const instance = formAt(state, place);
    if (instance !== undefined) after = withInstance(after, { ...instance, signature: { index } });
  }
  return { signatures, forms: after.forms, logs: after.logs };
}

function withInstance(
  { forms, logs }: Pick<ParticipantState, "forms" | "logs">,
  instance: FormState,
): Pick<ParticipantState, "forms" | "logs"> {
  const { form, visit, line = 0 } = instance;
  return visit === undefined
    ? { forms, logs: { ...logs, [form]: { ...own(logs, form), [line]: instance } } }
    : { logs, forms: { ...forms, [visit]: { ...own(forms, visit), [form]: instance } } };
}

/** An instance whose signature, if it bears one, has fallen by a change. */
function unsigned(instance: FormState, paths: readonly string[]): FormState {
  const { signature } = instance;
  if (signature === undefined) return instance;
  const changed = [...new Set([...(signature.changed ?? []), ...paths])];
  return { ...instance, signature: { index: signature.index, changed } };
}
