import type { MailOptions } from "../server/index.ts";
import { Problem } from "./problem.ts";

/** The mail server that notices are handed to, from two environment variables; none where the first is not set. */
export function readMail(
  url: string | undefined,
  from: string | undefined,
): { readonly mail?: MailOptions } {
  if (url === undefined || url === "") return {};
  const parsed = URL.parse(url);
  // The address holds a password, so it is not repeated here.
  if (parsed === null || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === "") {
    throw new Problem(
      "NEURITE_SMTP_URL is not of the form smtp://user:password@host:port or smtps://….",
    );
  }
  return { mail: { url, ...(from === undefined || from === "" ? {} : { from }) } };
}
