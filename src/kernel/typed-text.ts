/**
 * What a person typed, in the one alphabet the readers know: full-width characters of a Chinese keyboard become
 * ASCII, dashes of all lengths become `-`, letters capitals, white space single spaces.
 */
export function plainTyping(typed: string): string {
  return typed
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[ \t\u00A0\u3000]+/g, " ")
    .trim()
    .toUpperCase();
}
