import { createTransport } from "nodemailer";
import type { Mail } from "./render-mail.ts";

/** Where mail is handed over, and from which address. */
export interface MailOptions {
  /** `smtp://user:password@host:port`, or `smtps://…`. */
  readonly url: string;
  /** Default: `neurite@` and the host. */
  readonly from?: string | undefined;
}

/** Why a mail was not taken: a class and a code, never what the mail server wrote. */
export interface Undelivered {
  readonly reason: string;
  /** Nothing would be different at another try. */
  readonly final: boolean;
}

export interface Outlet {
  /** Hands a mail over; undefined when it was taken. The same id marks the same mail, should it arrive twice. */
  send(mail: Mail & { readonly to: string; readonly id: string }): Promise<Undelivered | undefined>;
  close(): void;
}

const patienceMs = 20_000;

/** Opens the way to a mail server. Nothing is sent before the first mail. */
export function openOutlet({ url, from }: MailOptions): Outlet {
  const { hostname } = new URL(url);
  const transport = createTransport(url, {
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = from ?? `neurite@${hostname}`;
  const domain = sender.slice(sender.lastIndexOf("@") + 1).replace(/>$/, "");
  return {
    async send({ to, id, subject, text }) {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => late.reject(Object.assign(new Error("late"), { code: "ETIMEDOUT" })),
        patienceMs,
      );
      try {
        const sending = transport.sendMail({
          from: sender,
          to: { name: "", address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        await Promise.race([sending, late.promise]);
        return undefined;
      } catch (error) {
        return readError(error);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => transport.close(),
  };
}

function readError(error: unknown): Undelivered {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (code === "EAUTH") return { reason: "mail-sign-in", final: false };
  if (typeof responseCode === "number") {
    return { reason: `refused-${responseCode}`, final: responseCode >= 500 };
  }
  return { reason: "unreachable", final: false };
}
