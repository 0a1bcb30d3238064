/** The beginning of a visit's title, for a narrow column: up to the first colon or bracket. */
export function shortTitle(title: string): string {
  const end = title.search(/[:：(（]/);
  return (end > 1 ? title.slice(0, end) : title).trim();
}
