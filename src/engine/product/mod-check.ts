const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

/**
 * The check value of digits and capital letters by ISO/IEC 7064 mod 37-2, and its character: every single wrong
 * character and every exchange of two neighbours is found.
 */
export function modCheck(text: string): { readonly value: number; readonly character: string } {
  let sum = 0;
  for (const letter of text) sum = ((sum + alphabet.indexOf(letter)) * 2) % 37;
  const value = (38 - sum) % 37;
  return { value, character: alphabet[value] ?? "" };
}
