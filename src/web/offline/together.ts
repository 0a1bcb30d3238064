import type { SaveForm } from "../../engine/index.ts";
import type { Item } from "./kept.ts";

/**
 * The first of some waiting commands, with the values of those behind it that can go with it: saves of the same
 * instance, of other fields, never sent before. Whoever types faster than the network answers sends fewer commands,
 * and no value that was given is passed over. Completing a form and confirming a check go alone.
 */
export function together(waiting: readonly Item[]): {
  readonly item: Item;
  /** Ids of the commands that it replaces. */
  readonly taken: readonly string[];
} {
  const [first, ...rest] = waiting;
  if (first === undefined) throw new RangeError("nothing waits");
  let item = first;
  const taken: string[] = [];
  for (const next of rest) {
    const joined = join(item, next);
    if (joined === undefined) break;
    item = joined;
    taken.push(next.id);
  }
  return { item, taken };
}

/**
 * The saves of which a command was made, each of one field: where the server would not have them together, the one it
 * will not have stands aside and the others are saved.
 */
export function apart(item: Item, newId: () => string): readonly Item[] {
  const { command } = item;
  const paths = Object.keys(item.carries);
  if (paths.length < 2 || !isPlainSave(command)) return [];
  const { reasons = {}, basedOn: _, ...save } = command;
  return paths.map((path, index) => ({
    ...item,
    id: newId(),
    order: item.order + index / (paths.length + 1),
    command: {
      ...save,
      values: pick(command.values, path),
      ...(Object.hasOwn(reasons, path) ? { reasons: pick(reasons, path) } : {}),
    },
    carries: pick(item.carries, path),
    attempted: false,
    isAlone: true,
  }));
}

function pick<T>(all: Readonly<Record<string, T>>, path: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([known]) => known === path));
}

function join(item: Item, next: Item): Item | undefined {
  const isSameInstance =
    next.person === item.person &&
    next.study === item.study &&
    next.participant === item.participant &&
    next.place === item.place &&
    next.role === item.role &&
    next.version === item.version;
  if (!isSameInstance || item.attempted || next.attempted) return undefined;
  if (item.isAlone === true || next.isAlone === true) return undefined;
  if (!isPlainSave(item.command) || !isPlainSave(next.command)) return undefined;
  if (Object.keys(next.carries).some((path) => Object.hasOwn(item.carries, path))) return undefined;
  const { reasons: first, ...command } = item.command;
  const reasons = { ...first, ...next.command.reasons };
  return {
    ...item,
    command: {
      ...command,
      values: { ...command.values, ...next.command.values },
      ...(Object.keys(reasons).length === 0 ? {} : { reasons }),
    },
    carries: { ...item.carries, ...next.carries },
    basis: Math.min(item.basis, next.basis),
  };
}

/** A save of values and nothing else. Rows of repeating groups go as they were given. */
function isPlainSave(command: Item["command"]): command is SaveForm {
  return (
    command.kind === "save-form" &&
    command.complete === undefined &&
    command.confirmed === undefined &&
    command.rows === undefined
  );
}
