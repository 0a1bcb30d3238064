import type { Field, Form, Group } from "../../definition/index.ts";
import { type FormState, type ParticipantState, signatureOf } from "../../engine/index.ts";
import { unaskedPaths } from "./asked.ts";
import { hasHiddenField, isHiddenField, isHiddenForm } from "./blinding.ts";
import { datumLines } from "./datum-lines.ts";
import type { Edition } from "./edition.ts";
import { type Block, type Line, line, type Row, rowOf } from "./model.ts";
import { originWords } from "./words.ts";

/** Who saved an instance last, as far as a blinded reader may know. */
export type LastSaved = (place: {
  readonly form: string;
  readonly visit?: string | undefined;
  readonly line?: number | undefined;
}) => { readonly by: string; readonly at: FormState["savedAt"] } | undefined;

/** One instance of a form: how it stands, and every field of it with what it holds. */
export function formBlocks(
  edition: Edition,
  participant: ParticipantState,
  form: Form,
  instance: FormState | undefined,
  lastSaved: LastSaved,
): Block[] {
  const { say } = edition;
  if (isHiddenForm(edition.study, form.id)) {
    return [{ kind: "words", text: say("blindedField"), look: "quiet" }];
  }
  const state = instance ?? { form: form.id, values: {}, rows: {} };
  const unasked = unaskedPaths(edition, participant, state);
  const rows = form.groups.flatMap((group) => groupRows(edition, form, group, instance, unasked));
  return [
    ...(instance === undefined
      ? [{ kind: "words", text: say("formNotFilled"), look: "quiet" } as const]
      : standing(edition, participant, instance, lastSaved)),
    {
      kind: "table",
      widths: [10, 9, 8],
      head: [say("question"), say("answer"), say("remarks")],
      rows,
    },
  ];
}

/** How an instance stands: complete or not, by whom saved, withdrawn, signed, with what was found on it. */
function standing(
  edition: Edition,
  participant: ParticipantState,
  instance: FormState,
  lastSaved: LastSaved,
): Block[] {
  const { say } = edition;
  const saved = lastSaved(instance);
  const state = say(instance.complete ? "complete" : "started");
  const lines: Block[] = [
    {
      kind: "words",
      look: "small",
      text: edition.clauses([
        state,
        saved === undefined
          ? ""
          : say("savedBy", { who: edition.person(saved.by), when: edition.time(saved.at) }),
      ]),
    },
  ];
  const { withdrawn } = instance;
  if (withdrawn !== undefined) {
    const { by, at, reason } = withdrawn;
    const text = say("lineWithdrawn", { who: edition.person(by), when: edition.time(at), reason });
    lines.push({ kind: "words", look: "alarm", text });
  }
  lines.push(...signatureWords(edition, participant, instance), ...findingWords(edition, instance));
  return lines;
}

function signatureWords(
  edition: Edition,
  participant: ParticipantState,
  instance: FormState,
): Block[] {
  const { say } = edition;
  const { state, signature, changed = [] } = signatureOf(participant, instance);
  if (signature === undefined) return [];
  const params = { who: edition.actor(signature), when: edition.time(signature.at) };
  if (state === "signed") return [{ kind: "words", look: "small", text: say("signedBy", params) }];
  const seen = changed.filter((path) => !isHiddenField(edition.study, instance.form, path));
  const what = edition.list(seen.map((path) => edition.pathLabel(instance.form, path)));
  return [
    { kind: "words", look: "struck", text: say("signedBy", params) },
    {
      kind: "words",
      look: "alarm",
      text: edition.clauses([
        say("signatureFallen", params),
        seen.length > 0 ? say("changedSince", { what }) : "",
        instance.withdrawn === undefined ? "" : say("lineWithdrawnSince"),
      ]),
    },
  ];
}

/** The soft checks that do not hold, each with its own words, and what a person said of it. */
function findingWords(edition: Edition, instance: FormState): Block[] {
  const { say } = edition;
  const form = edition.study.forms.find(({ id }) => id === instance.form);
  return (form?.checks ?? []).flatMap((check): Block[] => {
    if (!instance.findings.includes(check.id)) return [];
    const confirmed = instance.confirmations?.[check.id];
    const told =
      confirmed === undefined
        ? say("openFinding")
        : edition.clauses([
            say("confirmedFinding", {
              who: edition.person(confirmed.by),
              when: edition.time(confirmed.at),
            }),
            confirmed.comment === "" ? say("confirmedWithout") : confirmed.comment,
          ]);
    const text = `${edition.of(check.message)} — ${told}`;
    return [{ kind: "words", text, look: confirmed === undefined ? "caution" : "quiet" }];
  });
}

function groupRows(
  edition: Edition,
  form: Form,
  group: Group,
  instance: FormState | undefined,
  unasked: ReadonlySet<string>,
): Row[] {
  const title = group.title === undefined ? undefined : edition.of(group.title);
  if (group.repeats !== true) {
    const rows = group.fields.map((field) =>
      fieldRow(edition, form, field, field.id, instance, unasked),
    );
    return title === undefined ? rows : [{ group: title, repeat: true }, ...rows];
  }
  const held = Object.keys(instance?.rows[group.id] ?? {}).sort((a, b) => Number(a) - Number(b));
  const named = title ?? group.id;
  if (held.length === 0) {
    const empty = `${named} — ${edition.say("noLines")}`;
    return [
      { group: empty },
      ...group.fields.map((field) =>
        fieldRow(edition, form, field, `${group.id}//${field.id}`, undefined, unasked),
      ),
    ];
  }
  return held.flatMap((row) => [
    { group: edition.say("rowNumber", { group: named, row }), repeat: true as const },
    ...group.fields.map((field) =>
      fieldRow(edition, form, field, `${group.id}/${row}/${field.id}`, instance, unasked),
    ),
  ]);
}

function fieldRow(
  edition: Edition,
  form: Form,
  field: Field,
  path: string,
  instance: FormState | undefined,
  unasked: ReadonlySet<string>,
): Row {
  const { say, study } = edition;
  const label = [line(edition.of(field.label), undefined, field.id)];
  if (isHiddenField(study, form.id, field.id))
    return rowOf(label, [line(say("blindedField"), "small")], []);
  const [group = "", row = "", inRow] = path.split("/");
  const datum =
    inRow === undefined ? instance?.values[field.id] : instance?.rows[group]?.[row]?.[field.id];
  const findings = instance?.findings ?? [];
  const isKept = findings.includes(`not-asked/${path}`);
  const isUnasked = datum === undefined && unasked.has(path);
  const answer = isUnasked ? [line(say("notAsked"), "small")] : datumLines(edition, field, datum);
  const remarks: Line[] = [];
  if (isKept) remarks.push(line(say("noLongerExpected"), "caution"));
  if (findings.includes(`unanswered/${path}`))
    remarks.push(line(say("unansweredRequired"), "caution"));
  if (field.kind === "derived") remarks.push(line(say("derived"), "small"));
  else if (field.origin !== undefined && field.origin !== "investigator") {
    remarks.push(line(say("origin", { origin: edition.of(originWords[field.origin]) }), "small"));
  }
  const struck = instance?.withdrawn !== undefined || isKept;
  const shown =
    struck && datum !== undefined
      ? answer.map((each) => ({
          ...each,
          look:
            isKept && instance?.withdrawn === undefined ? ("quiet" as const) : ("struck" as const),
        }))
      : answer;
  return rowOf(label, shown, remarks);
}

/** Whether what a place's hash and version count may be shown to a blinded reader. */
export function isCountable(edition: Edition, form: string): boolean {
  return !hasHiddenField(edition.study, form);
}
