import { Fault, type Random } from "../../kernel/index.ts";
import type { AllocationMethod } from "../../definition/index.ts";
import { stratumOf } from "./balance.ts";
import { type Draw, type Drawn, type OpenArm, openArms } from "./draw.ts";

type Blocks = Extract<AllocationMethod, { kind: "block" }>;

/**
 * The next place of the stratum's permuted block. Size and order of each block come from the seed alone, so that a
 * whole list could be printed from it; places of closed arms are passed over.
 *
 * @source Matts & Lachin, "Properties of permuted-block randomization", Controlled Clinical Trials 9(4), 1988
 */
export function drawFromBlock(method: Blocks, draw: Draw): Drawn {
  const open = new Set(openArms(draw).map(({ id }) => id));
  const stratum = stratumOf(draw.levels);
  let { block, used } = draw.balance.blocks[stratum] ?? { block: 0, used: 0 };
  for (;;) {
    const order = blockOrder(method.sizes, draw.arms, draw.random.split("block", stratum, block));
    for (; used < order.length; used += 1) {
      const arm = order[used];
      if (arm !== undefined && open.has(arm)) return { arm, block: { block, used: used + 1 } };
    }
    block += 1;
    used = 0;
  }
}

/** The arms of one block in their order. @throws Fault where a size is no multiple of the ratio's sum */
export function blockOrder(
  sizes: readonly number[],
  arms: readonly OpenArm[],
  random: Random,
): readonly string[] {
  const size = sizes[random.below(sizes.length)] ?? 0;
  const parts = arms.reduce((sum, { ratio }) => sum + ratio, 0);
  const times = size / parts;
  if (!Number.isInteger(times) || times < 1) {
    throw new Fault(`a block of ${size} cannot hold a ratio of ${parts} parts`);
  }
  const order = arms.flatMap(({ id, ratio }) => Array<string>(ratio * times).fill(id));
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] as string, order[last] as string];
  }
  return order;
}
