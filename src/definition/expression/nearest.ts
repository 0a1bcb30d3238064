import type { Text } from "../../kernel/index.ts";

/** The candidate most like a word that is not known; `undefined` when none is like it. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  if (word === "") return undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = edits(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** The words that follow a message about an unknown name: nothing, or ` Did you mean “VS”?` */
export function hint(word: string, candidates: Iterable<string>): Text {
  const found = nearest(word, candidates);
  return found === undefined
    ? { en: "", "zh-CN": "" }
    : { en: ` Did you mean “${found}”?`, "zh-CN": `是否应为“${found}”？` };
}

/**
 * How many letters must be changed, added, dropped or swapped with their neighbour; `enough` stands for "that many or more".
 *
 * @source Damerau (1964) in its restricted form (optimal string alignment)
 */
function edits(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? enough;
}
