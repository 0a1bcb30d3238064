import type { Place } from "../../engine/index.ts";

/** The path of a participant's page, of one of their forms, or of a field in it. */
export function placePath(
  study: string,
  participant: string,
  place: Partial<Place> = {},
  field?: string,
): string {
  const person = `/studies/${encode(study)}/participants/${encode(participant)}`;
  const { form, visit, line } = place;
  const asked = field === undefined ? "" : `?field=${encode(field)}`;
  if (form === undefined) return visit === undefined ? person : `${person}?tab=visits`;
  if (visit !== undefined) return `${person}/visits/${encode(visit)}/${encode(form)}${asked}`;
  const log = `${person}/logs/${encode(form)}`;
  return line === undefined ? log : `${log}/${line}${asked}`;
}

/** The path of a study's home. */
export function studyPath(study: string): string {
  return `/studies/${encode(study)}`;
}

/** The path of a study's cohorts. */
export function cohortsPath(study: string): string {
  return `${studyPath(study)}/cohorts`;
}

const encode = encodeURIComponent;
