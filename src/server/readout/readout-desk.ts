import { setTimeout as sleep } from "node:timers/promises";
import type { CutEvents, ReadoutOrder, ReadoutQuestion, ReplyTo } from "./readout-message.ts";
import { type Keeping, ReadoutProcess } from "./readout-process.ts";

/** How to make a readout that is not there yet. */
export interface ReadoutSource {
  readonly order: ReadoutOrder;
  events(): AsyncIterable<CutEvents>;
}

/**
 * Keeps the readouts that were asked for last, each in its process. Whoever asks for one that is being made waits for that
 * one; where as many are kept as there may be, the one that rested longest makes room.
 */
export class ReadoutDesk {
  readonly #most: number;
  readonly #keeping: Partial<Keeping>;
  /** In the order in which they were asked last. */
  readonly #kept = new Map<string, ReadoutProcess>();

  constructor(most = 3, keeping: Partial<Keeping> = {}) {
    this.#most = most;
    this.#keeping = keeping;
  }

  /** @param key what the readout is a function of: the same key, the same readout */
  async ask<Q extends ReadoutQuestion>(
    key: string,
    source: ReadoutSource,
    question: Q,
  ): Promise<ReplyTo<Q>> {
    while (this.#find(key) === undefined && !this.#makeRoom()) await sleep(50);
    const readout =
      this.#find(key) ?? new ReadoutProcess(source.order, source.events(), this.#keeping);
    this.#kept.delete(key);
    this.#kept.set(key, readout);
    return readout.ask(question);
  }

  /** How many processes there are. */
  get size(): number {
    return this.#kept.size;
  }

  close(): void {
    for (const readout of this.#kept.values()) readout.close();
    this.#kept.clear();
  }

  #find(key: string): ReadoutProcess | undefined {
    const found = this.#kept.get(key);
    if (found?.isLost !== true) return found;
    this.#kept.delete(key);
    return undefined;
  }

  #makeRoom(): boolean {
    for (const [key, readout] of this.#kept) if (readout.isLost) this.#kept.delete(key);
    if (this.#kept.size < this.#most) return true;
    for (const [key, readout] of this.#kept) {
      if (readout.isBusy) continue;
      readout.close();
      this.#kept.delete(key);
      return true;
    }
    return false;
  }
}
