import type { ClockWatch } from "./clock-watch.ts";
import type { Identity } from "./identity/index.ts";
import type { SiteClinvar } from "./genetics/site-clinvar.ts";
import type { Follower } from "./follow/follower.ts";
import type { Mode } from "./contract.ts";
import type { Notices } from "./notices/index.ts";
import type { Store } from "../store/index.ts";
import type { StudyShelf } from "./studies/study-shelf.ts";
import type { Written } from "./written.ts";

/** What the routes work with. It holds no state of its own that another server would not find in the database. */
export interface Server {
  readonly store: Store;
  readonly identity: Identity;
  readonly studies: StudyShelf;
  readonly follower: Follower;
  readonly notices: Notices;
  readonly written: Written;
  /** Absent where the administrator keeps none. */
  readonly clinvar: SiteClinvar | undefined;
  readonly mode: Mode;
  readonly version: string;
  /** Whether the application is reached by https, so that cookies may be restricted to it. */
  readonly secure: boolean;
  readonly clock: () => Date;
  /** Absent where the clock is part of the rehearsal. */
  readonly clockWatch: ClockWatch | undefined;
  /** Randomness for a command: secret, and the same for the same id. */
  seedOf(commandId: string): string;
  /** What only this server's secret makes of a text, so that the text is known again as its own. */
  markOf(purpose: string, text: string): string;
  log(line: string): void;
}
