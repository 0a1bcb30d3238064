/**
 * The built-in database: real PostgreSQL server programs, run on a folder of this machine when
 * DATABASE_URL is not set (DESIGN §5).
 */
export { type RunningServer, type ServerOptions, startServer } from "./server.ts";
export { stopOnExit } from "./stop-on-exit.ts";
export { StoreUnavailable } from "./unavailable.ts";
