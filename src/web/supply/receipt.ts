export type Condition = "sound" | "damaged" | "missing" | "extra";

/** What came, unit by unit, as it is scanned; a unit of the list that is in none of these was not scanned yet. */
export type Receipt = Readonly<Record<string, Condition>>;

/** A scan: what is on the list is sound until somebody says otherwise, what is not on it is extra. */
export function scanned(receipt: Receipt, listed: readonly string[], unit: string): Receipt {
  if (receipt[unit] !== undefined && receipt[unit] !== "missing") return receipt;
  return { ...receipt, [unit]: listed.includes(unit) ? "sound" : "extra" };
}

/** All that a receipt says: what was not scanned is missing. */
export function itemsOf(
  receipt: Receipt,
  listed: readonly string[],
): readonly { readonly unit: string; readonly condition: Condition }[] {
  const extra = Object.keys(receipt).filter((unit) => !listed.includes(unit));
  return [...listed, ...extra].map((unit) => ({ unit, condition: receipt[unit] ?? "missing" }));
}
