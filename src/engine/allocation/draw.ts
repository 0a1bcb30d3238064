import { Fault, type Random } from "../../kernel/index.ts";
import type { Balance, BlockPlace, Levels } from "./balance.ts";

/** An arm that participants can get now, with its parts in the ratio. */
export interface OpenArm {
  readonly id: string;
  readonly ratio: number;
}

/** Everything a draw rests on. */
export interface Draw {
  /** All arms of the plan, closed ones too: what is in a block does not change when an arm closes. */
  readonly arms: readonly OpenArm[];
  readonly closed: ReadonlySet<string>;
  readonly levels: Levels;
  readonly balance: Balance;
  /** The stream of the whole allocation; each draw splits off its own. */
  readonly random: Random;
}

export interface Drawn {
  readonly arm: string;
  readonly block?: BlockPlace;
}

/** The arms that participants can get now. @throws Fault where there is none */
export function openArms({ arms, closed }: Pick<Draw, "arms" | "closed">): readonly OpenArm[] {
  const open = arms.filter(({ id }) => !closed.has(id));
  if (open.length === 0) throw new Fault("no arm is open");
  return open;
}

/** The random stream of the next participant alone: nothing drawn before or after shifts it. */
export function nextRandom({ random, balance }: Pick<Draw, "random" | "balance">): Random {
  return random.split("draw", balance.drawn);
}
