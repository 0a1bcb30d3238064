import {
  type FormChange,
  formAt,
  type ParticipantState,
  type Place,
  type QueryState,
  signatureOf,
} from "../../engine/index.ts";
import { fieldsOf, type Study } from "../../definition/index.ts";
import type { Around, News } from "./notice-rule.ts";
import { placePath, studyPath } from "./place-path.ts";

/** A query by its number, with a link to the field it is about. */
export function queryNews(
  { query: number }: { readonly query: number },
  { study, state }: Around,
): readonly (News & { readonly query: QueryState })[] {
  const query = state?.queries[number];
  if (state === undefined || query === undefined) return [];
  const link = placePath(study, state.id, query.place, query.path);
  return [{ link, matter: `query/${number}`, query }];
}

/** Whether the query of a matter is in a status. */
export function queryIs(status: QueryState["status"]) {
  return (state: ParticipantState, matter: string): boolean =>
    state.queries[Number(matter.slice("query/".length))]?.status === status;
}

/** The participant's page. */
export function participantNews(_event: unknown, { study, state }: Around): readonly News[] {
  return state === undefined ? [] : [{ link: placePath(study, state.id) }];
}

/** The log of codes opened. */
export function unblindingNews(_event: unknown, { study, state }: Around): readonly News[] {
  return state === undefined ? [] : [{ link: `${studyPath(study)}/unblindings` }];
}

/** The line of an adverse-event log that a save has just made serious. */
export function seriousNews(
  change: FormChange,
  { study, state, definition }: Around,
): readonly News[] {
  const form = definition?.forms.find(({ id }) => id === change.form);
  if (state === undefined || form?.purpose !== "adverse-event") return [];
  const serious = fieldsOf(form).find(({ sdtm }) => sdtm?.variable === "AESER")?.id ?? "serious";
  if (change.values[serious] !== true || change.before?.[serious] === true) return [];
  return [{ link: placePath(study, state.id, change) }];
}

/** A signature that no longer stands on the instance that changed: told to its signer, once for each signature. */
export function fallenNews(changed: Place, { study, state }: Around): readonly News[] {
  if (state === undefined) return [];
  const { form, visit, line } = changed;
  const { state: standing, signature } = signatureOf(state, changed);
  const index = formAt(state, changed)?.signature?.index;
  if (standing !== "fallen" || signature === undefined || index === undefined) return [];
  const matter = ["signature", index, form, visit ?? "", line ?? ""].join("/");
  const link = placePath(study, state.id, changed);
  return [{ link, matter, once: `${state.id}/${matter}`, named: signature.by }];
}

/** Whether the signature of a matter is still the one that has fallen: nobody has signed anew. */
export function signatureIsFallen(state: ParticipantState, matter: string): boolean {
  const [, index, form = "", visit = "", line = ""] = matter.split("/");
  const place = { form, ...(visit === "" ? { line: Number(line) } : { visit }) };
  const signature = formAt(state, place)?.signature;
  return signature?.changed !== undefined && String(signature.index) === index;
}

/** A released version with a consent that those who signed an earlier one must sign. */
export function consentNews(
  { study: hash }: { readonly study: string },
  { study, versions }: Around,
): readonly News[] {
  const all = [...(versions ?? [])];
  const index = all.findIndex(([known]) => known === hash);
  const [now, before] = [lastConsent(all[index]?.[1]), lastConsent(all[index - 1]?.[1])];
  if (now === undefined || before === undefined || now.version === before.version) return [];
  return now.reconsent === true ? [{ link: studyPath(study) }] : [];
}

function lastConsent(study: Study | undefined): Study["consents"][number] | undefined {
  return study?.consents.at(-1);
}

/** The person whose stream it is. */
export function personNews(_event: unknown, { stream }: Around): readonly News[] {
  return [{ link: "/", named: stream.slice("person/".length) }];
}
