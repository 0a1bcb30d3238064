import { type CasebookOrder, nameOrder } from "./order.ts";
import { typesetApart } from "./typeset-apart.ts";

/**
 * Writes a casebook: PDF/A-2b (ISO 19005-2), tagged, with bookmarks by visit and form, searchable in the order's
 * language, every typeface embedded. The same order gives the same bytes on every machine.
 *
 * It is set in a process of its own; several at once wait for each other.
 *
 * @throws Fault when it could not be set; nothing is written in part.
 * @source ICH E6(R3) Appendix C (essential records)
 */
export async function writeCasebook(order: CasebookOrder): Promise<Uint8Array> {
  return await typesetApart(nameOrder(order));
}
