/** Stop after a look when at least so many participants had the event; null: never at this look. */
export interface StoppingLook {
  readonly n: number;
  readonly events: number | null;
}

/** Looks in ascending order of participants. */
export type StoppingBound = readonly StoppingLook[];

/** Looks after every participant, or after every `every` of them and at the end. */
export function looksEvery(most: number, every = 1): readonly number[] {
  const looks = Array.from({ length: Math.floor(most / every) }, (_, i) => (i + 1) * every);
  return looks.at(-1) === most || most < 1 ? looks : [...looks, most];
}

/** At each look the smallest number of events of which a rule says stop, which it then says of all larger ones. */
export function boundOf(
  looks: readonly number[],
  stops: (events: number, n: number) => boolean,
): StoppingBound {
  return looks.map((n) => {
    for (let events = 0; events <= n; events++) if (stops(events, n)) return { n, events };
    return { n, events: null };
  });
}
