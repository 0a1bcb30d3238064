/** Remembers how far this server itself has written, so that who wrote reads what they wrote. */
export interface Written {
  note(study: string, participant: string | undefined, position: number): void;
  /** The last position this server wrote in a study, or for one participant of it; 0 for none lately. */
  last(study: string, participant?: string): number;
}

const mostKept = 10_000;

export function openWritten(): Written {
  const positions = new Map<string, number>();
  return {
    note(study, participant, position) {
      for (const key of participant === undefined ? [study] : [study, `${study}\n${participant}`]) {
        positions.delete(key);
        positions.set(key, position);
      }
      for (const oldest of positions.keys()) {
        if (positions.size <= mostKept) break;
        positions.delete(oldest);
      }
    },
    last: (study, participant) =>
      positions.get(participant === undefined ? study : `${study}\n${participant}`) ?? 0,
  };
}
