/**
 * The store cannot be opened, and a person has to do something about it.
 *
 * Unlike a fault this is no broken invariant of ours: a disk is full, a folder belongs to somebody
 * else, no server binary runs on this machine. It is caught at the edge, which prints both sentences.
 */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  /** What is the matter, in plain words, naming the folder, file or account concerned. */
  readonly what: string;
  /** What the reader can do about it. */
  readonly todo: string;

  constructor(what: string, todo: string, cause?: unknown) {
    super(`${what} ${todo}`, cause === undefined ? {} : { cause });
    this.what = what;
    this.todo = todo;
  }
}
