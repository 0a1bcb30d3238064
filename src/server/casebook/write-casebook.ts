import { type CasebookOrder, nameOrder, type StudyOrder } from "./order.ts";
import { type CasebookVolume, typesetApart } from "./typeset-apart.ts";

/**
 * Writes a participant's casebook, volume by volume; most have one. Each is PDF/A-2b (ISO 19005-2), tagged, with
 * bookmarks by visit and form, searchable in the order's language, every typeface embedded. The same order gives the
 * same bytes on every machine.
 *
 * It is set in a process of its own; several at once wait for each other.
 *
 * @throws Fault when it could not be set; no volume is written in part.
 * @source ICH E6(R3) Appendix C (essential records)
 */
export async function* writeVolumes(order: CasebookOrder): AsyncGenerator<CasebookVolume> {
  const named = nameOrder(order);
  for (let number = 1, of = 1; number <= of; number += 1) {
    const volume = await typesetApart(named, number);
    of = volume.of;
    yield volume;
  }
}

/** Writes the casebook of a study: blank, or annotated. It is always one document. */
export async function writeForms(order: StudyOrder): Promise<Uint8Array> {
  return (await typesetApart(nameOrder(order))).pdf;
}
