import { hash, verify } from "@node-rs/argon2";
import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import { normalPassword } from "./password-policy.ts";
import { newToken } from "./token.ts";

const busy = defineRefusal(
  "sign-in.busy",
  "Very many people are signing in at this moment. Please try again in a minute; what you typed elsewhere is kept.",
  "当前登录人数过多，请稍候一分钟再试。其他已填写的内容会保留。",
);

/** Slow on purpose: a stolen table of hashes is to be worth little. */
export interface PasswordHashes {
  hash(password: string): Promise<string | Refusal>;
  /** Whether the password is the one of the hash. Without a hash it takes the same time and is never right. */
  isRight(password: string, kept: string | undefined): Promise<boolean | Refusal>;
}

/** Argon2id, 19 MiB, two passes, one lane. @source OWASP Password Storage Cheat Sheet; RFC 9106 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const atOnce = 2;
const maxWaiting = 200;

/** Longer than any password that can be set: what is beyond is not worth the time it takes. */
const maxTyped = 1_024;

/**
 * Starts hashing: two at a time, so that a flood of sign-ins leaves the rest of the server its threads, and at most
 * two hundred waiting.
 */
export function startHashing(): PasswordHashes {
  let running = 0;
  const waiting: (() => void)[] = [];
  const nobodys = hash(newToken(), cost);
  nobodys.catch(() => undefined);

  async function limited<T>(work: () => Promise<T>): Promise<T | Refusal> {
    if (running >= atOnce) {
      if (waiting.length >= maxWaiting) return busy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  }

  return {
    hash: (password) => limited(() => hash(normalPassword(password), cost)),
    async isRight(password, kept) {
      const typed = normalPassword(password.slice(0, maxTyped));
      const against = kept ?? (await nobodys);
      const right = await limited(() => verify(against, typed));
      return typeof right === "boolean" ? right && kept !== undefined : right;
    },
  };
}
