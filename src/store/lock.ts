/** What an exclusive or shared advisory lock of a store is taken for. */
export type Purpose = "append" | "checkpoint" | "migrate";

/**
 * SQL that gives the number of a store's advisory lock. Appends hold `append` shared until they are
 * committed; who takes it alone for a moment knows that every position given so far is settled.
 */
export function lockKey(schema: string, purpose: Purpose): string {
  return `hashtextextended('${schema}.${purpose}', 0)`;
}
