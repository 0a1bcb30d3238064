import type { Answer, Step } from "./step.ts";

/** Something that is done later, in steps. */
export type Act = (day: number) => Generator<Step, void, Answer>;

/** What is still to be done in a life, by day; on one day in the order in which it was planned. */
export class Agenda {
  #acts: { readonly day: number; readonly act: Act }[] = [];

  add(day: number, act: Act): void {
    const later = this.#acts.findIndex((known) => known.day > day);
    this.#acts.splice(later === -1 ? this.#acts.length : later, 0, { day, act });
  }

  /** Does all that is planned up to a day, and what comes of it meanwhile. */
  *until(last: number): Generator<Step, void, Answer> {
    for (;;) {
      const next = this.#acts[0];
      if (next === undefined || next.day > last) return;
      this.#acts.shift();
      yield* next.act(next.day);
    }
  }
}
