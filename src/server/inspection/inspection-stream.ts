/** The stream that keeps what an inspection asked about a whole study, or about one of its sites. */
export function requestStream(study: string, site: string | undefined): string {
  return site === undefined ? `inspection/${study}` : `inspection/${study}/${site}`;
}

/** The stream that keeps which documents a study shows: its procedures and what else belongs to them. */
export function documentStream(study: string): string {
  return `documents/${study}`;
}
