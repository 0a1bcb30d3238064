/**
 * The member of a record, or `undefined`. Ids come from people: a site called `constructor` or a line `__proto__`
 * must find nothing but what was put there.
 */
export function own<V>(
  record: { readonly [key: string]: V } | undefined,
  key: string | number,
): V | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
