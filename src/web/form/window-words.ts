import { words } from "./form-words.ts";

/** How a visit lies to its window, in words: `3 days late`. */
export function windowSaid(
  say: (words: { en: string; "zh-CN": string }, params?: Record<string, number>) => string,
  daysOutside: number | undefined,
): string {
  if (daysOutside === undefined || daysOutside === 0) return say(words.inWindow);
  const days = Math.abs(daysOutside);
  if (daysOutside > 0) return days === 1 ? say(words.lateOne) : say(words.late, { days });
  return days === 1 ? say(words.earlyOne) : say(words.early, { days });
}
