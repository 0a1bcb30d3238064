/**
 * A change of the genome in its shortest form: `ref` replaced by `alt` from `pos` on. Of an insertion `ref` is empty
 * and `pos` the base that follows it.
 */
export interface Edit {
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

/** The base of the reference at a position; nothing where it is not known. */
export type BaseAt = (pos: number) => string | undefined;

/** A change moved as far as it goes. `unsure` where it met a base that is not known: it may go further. */
export interface Shifted {
  readonly edit: Edit;
  readonly unsure: boolean;
}

/** Takes off what reference and alternate have in common, at the end first. */
export function trimEdit({ pos, ref, alt }: Edit): Edit {
  let end = 0;
  const most = Math.min(ref.length, alt.length);
  while (end < most && ref.at(-1 - end) === alt.at(-1 - end)) end += 1;
  let start = 0;
  while (start < most - end && ref[start] === alt[start]) start += 1;
  return {
    pos: pos + start,
    ref: ref.slice(start, ref.length - end),
    alt: alt.slice(start, alt.length - end),
  };
}

/** Moves a pure insertion or deletion towards lower positions: the place on which files of variants agree. */
export function shiftLeft(given: Edit, baseAt: BaseAt): Shifted {
  let { pos, ref, alt } = given;
  if (!isMovable(given)) return { edit: given, unsure: false };
  for (;;) {
    const before = baseAt(pos - 1);
    const moved = ref === "" ? alt : ref;
    if (before === undefined) return { edit: { pos, ref, alt }, unsure: true };
    if (before !== moved.at(-1)) return { edit: { pos, ref, alt }, unsure: false };
    const next = before + moved.slice(0, -1);
    if (ref === "") alt = next;
    else ref = next;
    pos -= 1;
  }
}

/** Moves a pure insertion or deletion towards higher positions. */
export function shiftRight(given: Edit, baseAt: BaseAt): Shifted {
  let { pos, ref, alt } = given;
  if (!isMovable(given)) return { edit: given, unsure: false };
  for (;;) {
    const after = baseAt(pos + ref.length);
    const moved = ref === "" ? alt : ref;
    if (after === undefined) return { edit: { pos, ref, alt }, unsure: true };
    if (after !== moved[0]) return { edit: { pos, ref, alt }, unsure: false };
    const next = moved.slice(1) + after;
    if (ref === "") alt = next;
    else ref = next;
    pos += 1;
  }
}

function isMovable({ ref, alt }: Edit): boolean {
  return (ref === "") !== (alt === "");
}

/** The one form of a change that files can be compared by: trimmed, then as far left as is known. */
export function normaliseEdit(given: Edit, baseAt: BaseAt): Shifted {
  return shiftLeft(trimEdit(given), baseAt);
}

/** Positions at which a change's reference is not what the genome holds, with both bases. */
export function mismatchesOf(
  { pos, ref }: Edit,
  baseAt: BaseAt,
): readonly { readonly pos: number; readonly written: string; readonly held: string }[] {
  return Array.from(ref, (written, index) => ({
    pos: pos + index,
    written,
    held: baseAt(pos + index),
  }))
    .filter((one) => one.held !== undefined && one.held !== one.written)
    .map((one) => ({ ...one, held: one.held ?? "" }));
}
