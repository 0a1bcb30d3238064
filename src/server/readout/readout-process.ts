import { type ChildProcess, fork } from "node:child_process";
import { Fault } from "../../kernel/index.ts";
import type {
  CutEvents,
  ReadoutMessage,
  ReadoutOrder,
  ReadoutQuestion,
  ReadoutReply,
  ReplyTo,
} from "./readout-message.ts";

interface Asked {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: Fault) => void;
}

/** How such a process is kept. */
export interface Keeping {
  /** A question that is not answered after this long is given up, and the process ended. */
  readonly limitMs: number;
  /** A process that is asked nothing for this long is ended, and its memory given back. */
  readonly idleMs: number;
  readonly entry: URL;
}

const usual: Keeping = {
  limitMs: 10 * 60_000,
  idleMs: 5 * 60_000,
  entry: new URL("./readout-worker.ts", import.meta.url),
};

/**
 * One readout in a process of its own, so that the server's thread stays free while a model is fitted. The events of the
 * cut are sent as they are read, and nothing else: no process of a blinded readout ever holds what tells an arm, and none
 * holds a key.
 */
export class ReadoutProcess {
  readonly #keeping: Keeping;
  readonly #worker: ChildProcess;
  readonly #asked = new Map<number, Asked>();
  readonly #fed: Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #number = 0;
  #busy = 0;
  #isLost = false;

  constructor(
    order: ReadoutOrder,
    events: AsyncIterable<CutEvents>,
    keeping: Partial<Keeping> = {},
  ) {
    this.#keeping = { ...usual, ...keeping };
    this.#worker = fork(this.#keeping.entry, {
      serialization: "advanced",
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      // What the server was started with, such as the address of its database, is no concern of a readout.
      env: {},
    });
    this.#worker.on("message", (reply: ReadoutReply) => this.#take(reply));
    this.#worker.on("error", () => this.close());
    this.#worker.on("exit", () => this.close());
    this.#fed = this.#feed(order, events);
    this.#fed.catch(() => this.close());
  }

  /** Whether it has ended; then another has to be started. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Whether it is being asked something. */
  get isBusy(): boolean {
    return this.#busy > 0;
  }

  get processId(): number | undefined {
    return this.#worker.pid;
  }

  /** Asks; what is asked meanwhile waits its turn. @throws Fault when the process was lost or takes too long */
  async ask<Q extends ReadoutQuestion>(question: Q): Promise<ReplyTo<Q>> {
    this.#begin();
    try {
      await this.#fed;
      return await new Promise<ReplyTo<Q>>((resolve, reject) => {
        if (this.#isLost) {
          reject(new Fault("the process that makes the readout was lost"));
          return;
        }
        const number = ++this.#number;
        this.#asked.set(number, { resolve: resolve as Asked["resolve"], reject });
        this.#send({ kind: "question", number, question }).catch(() => this.close());
      });
    } finally {
      this.#rest();
    }
  }

  /** Ends it. What is being made is given up. */
  close(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    clearTimeout(this.#timer);
    this.#worker.kill("SIGKILL");
    for (const { reject } of this.#asked.values())
      reject(new Fault("the process that makes the readout was lost"));
    this.#asked.clear();
  }

  async #feed(order: ReadoutOrder, batches: AsyncIterable<CutEvents>): Promise<void> {
    await this.#send({ kind: "order", order });
    for await (const batch of batches) await this.#send({ kind: "events", ...batch });
  }

  /** Sent one after another: what the process has not taken in yet is not read from the database either. */
  #send(message: ReadoutMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.send(message, (error) => {
        if (error === null) resolve();
        else reject(new Fault("the process that makes the readout was lost"));
      });
    });
  }

  #take(reply: ReadoutReply): void {
    const asked = this.#asked.get(reply.number);
    this.#asked.delete(reply.number);
    if ("error" in reply) asked?.reject(new Fault(reply.error));
    else asked?.resolve(reply.reply);
  }

  #begin(): void {
    this.#busy += 1;
    clearTimeout(this.#timer);
    this.#worker.ref();
    this.#worker.channel?.ref();
    this.#timer = setTimeout(() => this.close(), this.#keeping.limitMs);
  }

  /** Nothing to do: the process must not keep the server from ending, and ends itself after a while. */
  #rest(): void {
    this.#busy -= 1;
    if (this.#busy > 0 || this.#isLost) return;
    clearTimeout(this.#timer);
    this.#worker.unref();
    this.#worker.channel?.unref();
    this.#timer = setTimeout(() => this.close(), this.#keeping.idleMs).unref();
  }
}
