const letters = "ABCDEFGHJKLMNOPQRSTWXYZ";
/** The first character of each initial in the order of pinyin. */
const firsts = Array.from("阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀");
const collator = new Intl.Collator("zh-u-co-pinyin");
const known = new Map<string, string>();

/**
 * The initials of Chinese words as people type them to find something: `受试者` is `ssz`. Letters and digits between
 * them stay. A character that is read in several ways has the initial of its usual reading.
 */
export function pinyinInitials(words: string): string {
  let initials = "";
  for (const character of words) {
    if (/\p{Script=Han}/u.test(character)) initials += initialOf(character);
    else if (/[\p{L}\p{N}]/u.test(character)) initials += character.toLowerCase();
  }
  return initials;
}

function initialOf(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  let [low, high] = [0, firsts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (collator.compare(character, firsts[middle] ?? "") >= 0) low = middle;
    else high = middle - 1;
  }
  const initial = (letters[low] ?? "").toLowerCase();
  known.set(character, initial);
  return initial;
}
