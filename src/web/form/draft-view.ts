import { isRefusal, type Refusal, type Text } from "../../kernel/index.ts";
import { isMissing, readsOf, type Study } from "../../definition/index.ts";
import {
  applyTo,
  type Command,
  type Context,
  datumAt,
  decide,
  type FormState,
  formAt,
  isParticipantStream,
  isWalledForm,
  isWalledFormsStream,
  notAskedAt,
  type ParticipantState,
  type Place,
  type State,
  type Values,
} from "../../engine/index.ts";
import { hasValues, saveCommand } from "./save-command.ts";
import { behindWall, isFormAct } from "./walled.ts";

/** What is sent for a field. */
export type Sending = Values[string];

/** A form as it would stand if what is typed were stored: what the engine says of it, and nothing else. */
export interface DraftView {
  /** The participant's record with the draft in it. */
  readonly participant: ParticipantState;
  /** Where the instance lies in that record: a new line has a number there. */
  readonly place: Place;
  readonly instance: FormState | undefined;
  /** Paths of fields that are not asked. */
  readonly notAsked: ReadonlySet<string>;
  /** Why an entry cannot be kept, by path. */
  readonly problems: ReadonlyMap<string, Text>;
  /** Hard checks that the draft breaks: nothing of what they read can be stored. */
  readonly broken: readonly string[];
  /** Why nothing can be stored here at all. */
  readonly refusal: Refusal | undefined;
  /** Paths of stored answers that the draft would fold away, because their question is no longer asked. */
  readonly folds: readonly string[];
}

/**
 * Looks at a draft by giving it to the engine as a save that is not sent. What the engine refuses of it is set aside
 * with the engine's words, and the rest looked at again.
 */
export function viewDraft(
  study: Study,
  state: State & { readonly participant: ParticipantState },
  place: Place,
  draft: ReadonlyMap<string, Sending>,
  context: Context,
): DraftView {
  const problems = new Map<string, Text>();
  const broken: string[] = [];
  const kept = new Map(draft);
  const before = state.participant;
  const plain = (refusal?: Refusal): DraftView => ({
    participant: before,
    place,
    instance: formAt(before, place),
    notAsked: notAskedAt(study, before, place, context),
    problems,
    broken,
    refusal,
    folds: [],
  });
  for (;;) {
    const command = saveCommand(study, before.id, place, kept, { reasons: { "*": "…" } });
    if (command === undefined || !hasValues(command)) return plain();
    const decision = decide(study, state, given(study, command), context);
    if (!isRefusal(decision)) {
      return { ...viewAfter(study, state, place, decision, context), problems, broken };
    }
    const left = kept.size;
    setAside(study, place, decision, kept, problems, broken);
    if (kept.size === left) return plain(decision);
  }
}

type Accepted = Exclude<ReturnType<typeof decide>, Refusal>;

function viewAfter(
  study: Study,
  state: State & { readonly participant: ParticipantState },
  place: Place,
  { events }: Accepted,
  context: Context,
): Omit<DraftView, "problems" | "broken"> {
  const before = state.participant;
  let after = before;
  let at = place;
  for (const { stream, events: decided } of events) {
    // What is looked at here has walled forms in their places, where one may look at them at all.
    if (!isParticipantStream(stream) && !isWalledFormsStream(stream)) continue;
    for (const event of decided) {
      after = applyTo(`participant/${before.id}`, after, event);
      if (
        at.visit === undefined &&
        at.line === undefined &&
        "form" in event &&
        event.form === at.form
      ) {
        at = { form: at.form, ...(event.line === undefined ? {} : { line: event.line }) };
      }
    }
  }
  const notAsked = notAskedAt(study, after, at, context);
  const asked = notAskedAt(study, before, place, context);
  const stored = formAt(before, place);
  const folds = [...notAsked].filter((path) => !asked.has(path) && isAnswer(stored, path));
  return {
    participant: after,
    place: at,
    instance: formAt(after, at),
    notAsked,
    refusal: undefined,
    folds,
  };
}

function isAnswer(instance: FormState | undefined, path: string): boolean {
  const datum = datumAt(instance, path);
  return datum !== undefined && !isMissing(datum);
}

/** Takes out of the draft what a refusal names, with the refusal's words. */
function setAside(
  study: Study,
  place: Place,
  refusal: Refusal,
  kept: Map<string, Sending>,
  problems: Map<string, Text>,
  broken: string[],
): void {
  const form = study.forms.find(({ id }) => id === place.form);
  for (const { path = [], text } of refusal.facts) {
    const key = path.join("/");
    if (kept.delete(key)) {
      problems.set(key, wordsOf(text));
      continue;
    }
    const check =
      refusal.rule === "save.hard-check" ? form?.checks.find(({ id }) => id === key) : undefined;
    if (check === undefined) continue;
    broken.push(check.id);
    const reads = new Set(readsOf(check.expect).fields.map(({ field }) => field));
    for (const draft of kept.keys()) {
      if (!reads.has(draft.slice(draft.lastIndexOf("/") + 1))) continue;
      kept.delete(draft);
    }
  }
}

function wordsOf(words: Text | string | number): Text {
  return typeof words === "object" ? words : { en: String(words), "zh-CN": String(words) };
}

/** The command alone, as the engine answers it: what would be refused is shown before anything is sent. */
export function refusalOf(
  study: Study,
  state: State,
  command: Command,
  context: Context,
): Refusal | undefined {
  const decision = decide(study, state, given(study, command), context);
  return isRefusal(decision) ? decision : undefined;
}

/** The command as it will be given: behind the wall, where its form stands there. */
function given(study: Study, command: Command): Command {
  return isFormAct(command) && isWalledForm(study, command.form) ? behindWall(command) : command;
}
