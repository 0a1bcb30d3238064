/** A key in groups of four, as one reads it off and types it. */
export function keyGroups(secret: string): readonly string[] {
  return secret.replace(/\s/g, "").match(/.{1,4}/g) ?? [];
}
