import { type ChildProcess, fork } from "node:child_process";
import { Fault } from "../../kernel/index.ts";
import type { NamedOrder } from "./order.ts";
import type { WorkerAnswer, WorkerTask } from "./worker.ts";

/** One volume of a casebook: most casebooks have one. */
export interface CasebookVolume {
  readonly pdf: Uint8Array;
  readonly number: number;
  readonly of: number;
}

interface Job {
  readonly task: WorkerTask;
  readonly resolve: (volume: CasebookVolume) => void;
  readonly reject: (error: Fault) => void;
  /** Whether a worker has already died over it. */
  failedBefore: boolean;
}

/** How the worker is kept. */
interface Keeping {
  /** A casebook that is not set after this long is given up, and the worker ended. */
  readonly limitMs: number;
  /** A worker that waits this long for work is ended, and its memory given back. */
  readonly idleMs: number;
  /** A worker that has grown beyond this is ended after the casebook that made it grow. */
  readonly mostBytes: number;
  readonly entry: URL;
}

const usual: Keeping = {
  limitMs: 10 * 60_000,
  idleMs: 60_000,
  mostBytes: 700_000_000,
  entry: new URL("./worker.ts", import.meta.url),
};

/**
 * Sets casebooks in one process of their own, in the order in which they were asked for. The server's own thread stays
 * free. A worker that dies is replaced and its casebook tried once more.
 */
export class Typesetter {
  readonly #keeping: Keeping;
  readonly #waiting: Job[] = [];
  #current: Job | undefined;
  #worker: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(keeping: Partial<Keeping> = {}) {
    this.#keeping = { ...usual, ...keeping };
  }

  /** Sets a volume of a casebook. @throws Fault when the template refuses it, or it takes too long, or two workers died over it. */
  typeset(order: NamedOrder, volume = 1): Promise<CasebookVolume> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task: { order, volume }, resolve, reject, failedBefore: false });
      this.#next();
    });
  }

  /** The process id of the worker, while there is one. */
  get workerId(): number | undefined {
    return this.#worker?.pid;
  }

  /** Ends the worker. What is being set is given up. */
  close(): void {
    this.#end();
    const given = this.#current === undefined ? [] : [this.#current];
    this.#current = undefined;
    for (const job of [...given, ...this.#waiting.splice(0)]) {
      job.reject(new Fault("the casebook was given up: the server is closing"));
    }
  }

  #next(): void {
    if (this.#current !== undefined) return;
    clearTimeout(this.#timer);
    const job = this.#waiting.shift();
    if (job === undefined) return this.#rest();
    this.#current = job;
    const worker = this.#worker ?? this.#start();
    worker.ref();
    worker.channel?.ref();
    this.#timer = setTimeout(() => {
      this.#end();
      this.#finish((each) => each.reject(new Fault("a casebook took too long to set")));
    }, this.#keeping.limitMs);
    worker.send(job.task, (error) => {
      if (error !== null) this.#lost(worker);
    });
  }

  /** Nothing to do: the worker must not keep the server from ending, and ends itself after a while. */
  #rest(): void {
    this.#worker?.unref();
    this.#worker?.channel?.unref();
    this.#timer = setTimeout(() => this.#end(), this.#keeping.idleMs).unref();
  }

  #start(): ChildProcess {
    const worker = fork(this.#keeping.entry, {
      serialization: "advanced",
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    worker.on("message", (answer: WorkerAnswer) => {
      if (this.#worker !== worker) return;
      if ("error" in answer) {
        this.#finish((job) => job.reject(new Fault(answer.error)));
        return;
      }
      const { pdf, of, rssBytes } = answer;
      // What a volume took is not given back, and the next would come on top of it.
      if (of > 1 || rssBytes > this.#keeping.mostBytes) this.#end();
      this.#finish((job) => job.resolve({ pdf, number: job.task.volume, of }));
    });
    worker.on("error", () => this.#lost(worker));
    worker.on("exit", () => this.#lost(worker));
    this.#worker = worker;
    return worker;
  }

  #lost(worker: ChildProcess): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    worker.kill("SIGKILL");
    const job = this.#current;
    if (job === undefined) return;
    if (job.failedBefore) {
      this.#finish((each) =>
        each.reject(new Fault("the process that sets casebooks died twice over this one")),
      );
      return;
    }
    clearTimeout(this.#timer);
    this.#current = undefined;
    job.failedBefore = true;
    this.#waiting.unshift(job);
    this.#next();
  }

  #end(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.kill("SIGKILL");
  }

  #finish(settle: (job: Job) => void): void {
    clearTimeout(this.#timer);
    const job = this.#current;
    this.#current = undefined;
    if (job !== undefined) settle(job);
    this.#next();
  }
}

const shared = new Typesetter();

/** Sets a volume apart from the server's own thread, in the one worker that this server keeps. */
export function typesetApart(order: NamedOrder, volume?: number): Promise<CasebookVolume> {
  return shared.typeset(order, volume);
}
