import { Fault } from "../../kernel/index.ts";
import type { AllocationMethod } from "../../definition/index.ts";
import { drawBigStick } from "./big-stick.ts";
import { drawFromBlock } from "./block.ts";
import { type Draw, type Drawn, nextRandom, openArms } from "./draw.ts";
import { drawByWeight } from "./draw-by-weight.ts";
import { minimise } from "./minimise.ts";
import { drawFromUrn } from "./urn.ts";

type Drawer<K> = (method: Extract<AllocationMethod, { kind: K }>, draw: Draw) => Drawn;

const drawers: {
  readonly [K in Exclude<AllocationMethod["kind"], "list" | "withheld">]: Drawer<K>;
} = {
  simple: (_, draw) => ({
    arm: drawByWeight(openArms(draw), ({ ratio }) => ratio, nextRandom(draw)).id,
  }),
  block: drawFromBlock,
  minimisation: minimise,
  "big-stick": drawBigStick,
  urn: drawFromUrn,
};

/**
 * Draws the next participant's arm. The same seed, balance and levels give the same arm for ever.
 *
 * @throws Fault where no arm is open, or for a supplied list or a blind copy, which are not drawn from
 */
export function drawArm(method: AllocationMethod, draw: Draw): Drawn {
  if (method.kind === "list") throw new Fault("a supplied list is not drawn from");
  if (method.kind === "withheld") throw new Fault("a blind copy of a study is not drawn from");
  return (drawers[method.kind] as Drawer<string>)(method, draw);
}
