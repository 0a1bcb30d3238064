import assert from "node:assert/strict";

/** Fails unless a number is within a relative distance of what is wanted (an absolute one where that is 0). */
export function assertClose(
  ours: number | undefined,
  wanted: number | undefined,
  relative = 1e-10,
  what = "",
): void {
  if (ours === wanted) return;
  const gap = Math.abs((ours ?? Number.NaN) - (wanted ?? Number.NaN));
  const allowed = relative * (Math.abs(wanted ?? 0) || 1);
  assert.ok(gap <= allowed, `${what} ${ours}, not ${wanted}`);
}

/** The same for lists of one length. */
export function assertAllClose(
  ours: ArrayLike<number> | undefined,
  wanted: ArrayLike<number>,
  relative = 1e-10,
  what = "",
): void {
  assert.equal(ours?.length, wanted.length, `${what} length`);
  for (let i = 0; i < wanted.length; i++) {
    assertClose(ours?.[i], wanted[i], relative, `${what}[${i}]`);
  }
}
