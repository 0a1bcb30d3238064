import { defineRefusal, type Refusal, sha256 } from "../../kernel/index.ts";

const notAnEmail = defineRefusal(
  "identity.email",
  "«{email}» is not an e-mail address. Nothing was changed.",
  "“{email}”不是有效的邮箱地址，未作任何修改。",
);

/** Reads an e-mail address as it is kept: without spaces around it, in lower case. */
export function readEmail(typed: string): string | Refusal {
  const email = typed.trim().toLowerCase();
  // Beyond ASCII, two programmes do not agree on what is lower case, and one address could become two people.
  const sound = /^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/.test(email) && email.length <= 254;
  return sound ? email : notAnEmail({ email: email.slice(0, 254) });
}

/** The stream that says whose an address is, so that two people never get the same at the same moment. */
export function emailStream(email: string): string {
  return `email/${sha256(email)}`;
}
