/**
 * Places for labels that want to stand at `wanted`, none nearer to another than `gap`, as near as can be to where they
 * belong and between `low` and `high`; in the order given.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): readonly number[] {
  const order = wanted
    .map((_, i) => i)
    .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  // Labels that touch are one block around the middle of where its members belong.
  const blocks: { members: number[]; sum: number; at: number }[] = [];
  for (const member of order) {
    let block = { members: [member], sum: wanted[member] ?? 0, at: wanted[member] ?? 0 };
    for (;;) {
      const half = ((block.members.length - 1) * gap) / 2;
      block.at = Math.min(Math.max(block.sum / block.members.length, low + half), high - half);
      const before = blocks.at(-1);
      if (before === undefined) break;
      const end = before.at + ((before.members.length - 1) * gap) / 2;
      if (end + gap <= block.at - half) break;
      blocks.pop();
      block = {
        members: [...before.members, ...block.members],
        sum: before.sum + block.sum,
        at: 0,
      };
    }
    blocks.push(block);
  }
  const places = wanted.map(() => 0);
  for (const { members, at } of blocks) {
    const first = at - ((members.length - 1) * gap) / 2;
    for (const [i, member] of members.entries()) places[member] = first + i * gap;
  }
  return places;
}
