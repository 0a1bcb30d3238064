/** A mail server that speaks as much SMTP as a mail needs, for tests. */
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface ReceivedMail {
  readonly to: string;
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** What it answers to a recipient: `250 ok` unless told otherwise. */
  answer: (to: string) => string;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function openMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server: { answer: MailServer["answer"] } = { answer: () => "250 ok" };
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    let text = "";
    let to = "";
    let isData = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say("220 test.example ESMTP");
    socket.setEncoding("utf8");
    socket.on("data", (piece: string) => {
      text += piece;
      for (;;) {
        const end = text.indexOf(isData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const part = text.slice(0, end);
        text = text.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          received.push({ to, ...readMail(part) });
          say("250 taken");
        } else if (/^DATA/i.test(part)) {
          isData = true;
          say("354 go on");
        } else if (/^RCPT TO:<([^>]*)>/i.test(part)) {
          to = /<([^>]*)>/.exec(part)?.[1] ?? "";
          say(server.answer(to));
        } else if (/^QUIT/i.test(part)) {
          say("221 bye");
          socket.end();
        } else say("250 ok");
      }
    });
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const { port } = listener.address() as AddressInfo;
  return Object.assign(server, {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => listener.close(done));
    },
  });
}

function readMail(source: string): Omit<ReceivedMail, "to"> {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const header = (name: string): string =>
    new RegExp(`^${name}: ((?:.*)(?:\r\n[ \t].*)*)`, "im")
      .exec(head)?.[1]
      ?.replace(/\r\n[ \t]/g, " ") ?? "";
  const body = rest.join("\r\n\r\n");
  const encoding = header("Content-Transfer-Encoding");
  const text =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString()
      : encoding === "quoted-printable"
        ? quotedPrintable(body)
        : body;
  return { id: header("Message-ID"), subject: encodedWords(header("Subject")), text };
}

function quotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

function encodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString()
        : quotedPrintable(word.replaceAll("_", " ")),
    );
}
