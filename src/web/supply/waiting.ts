import type { SupplyBoard } from "../../server/contract.ts";
import type { Text } from "../../kernel/index.ts";
import { words as expiryWords } from "./expiry-words.ts";
import { words } from "./supply-words.ts";

type Word =
  | "ordersWaiting"
  | "excursions"
  | "toReceive"
  | "expiring"
  | "relabel"
  | "thawed"
  | "toCount"
  | "toDestroy"
  | "resupply";

/** What of the board waits for somebody, and how many of each; what is nought is left out. */
export function waitingOf(
  board: SupplyBoard,
): readonly { readonly word: Text; readonly count: number }[] {
  const counts: Readonly<Record<Word, number>> = {
    ordersWaiting: board.orders.filter(({ status }) => status === "ordered").length,
    excursions: board.excursions.length,
    toReceive: board.shipments.filter(({ received }) => received === undefined).length,
    thawed: board.thawed.length,
    expiring: board.expiring.length,
    relabel: board.relabel.length,
    toCount: board.returns.length,
    toDestroy: board.toDestroy.length,
    resupply: board.resupply.length,
  };
  return Object.entries(counts).flatMap(([word, count]) =>
    count === 0 ? [] : [{ word: { ...words, ...expiryWords }[word as Word], count }],
  );
}
