import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import { guessedPasswords } from "./guessed-passwords.ts";

const minLetters = 12;
const maxLetters = 256;

const tooShort = defineRefusal(
  "password.short",
  "A password needs at least {min} characters. A few unrelated words make a good one.",
  "密码至少需要 {min} 个字符。几个互不相关的词组合起来就很好。",
);
const tooLong = defineRefusal(
  "password.long",
  "A password can have at most {max} characters.",
  "密码最多 {max} 个字符。",
);
const tooCommon = defineRefusal(
  "password.common",
  "This password is among the first that others would try. Please choose another one.",
  "该密码属于最容易被猜到的密码，请另选一个。",
);
const holdsName = defineRefusal(
  "password.name",
  "A password must not contain the name in the e-mail address. Please choose another one.",
  "密码不得包含邮箱地址中的用户名，请另选一个。",
);
const unchanged = defineRefusal(
  "password.same",
  "This is the password of before. Please choose another one.",
  "新密码与原密码相同，请另选一个。",
);

/** A password as it is hashed and counted: two ways to type the same letter are one letter. */
export function normalPassword(typed: string): string {
  return typed.normalize("NFKC");
}

/**
 * Refuses a password that is too easily guessed. There are no rules of composition and no age.
 *
 * @source NIST SP 800-63B §5.1.1.2
 */
export function checkPassword(typed: string, email: string, before?: string): Refusal | undefined {
  const password = normalPassword(typed);
  const letters = Array.from(password).length;
  if (letters < minLetters) return tooShort({ min: minLetters });
  if (letters > maxLetters) return tooLong({ max: maxLetters });
  if (before !== undefined && normalPassword(before) === password) return unchanged();
  const low = password.toLowerCase();
  const name = email.slice(0, email.indexOf("@"));
  if (name.length >= 3 && low.includes(name)) return holdsName();
  return isCommon(low) ? tooCommon() : undefined;
}

function isCommon(low: string): boolean {
  const plain = low.replace(/[^\p{L}\p{N}]/gu, "");
  // Few different letters, or one short piece again and again.
  if (new Set(plain).size < 5 || /^(.{1,6}?)\1+$/u.test(plain)) return true;
  if (guessedPasswords.has(low) || guessedPasswords.has(plain)) return true;
  // A word of the list with a year or some digits behind it.
  return guessedPasswords.has(plain.replace(/\d+$/, ""));
}
