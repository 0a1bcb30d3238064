import type pg from "pg";
import { StoreUnavailable } from "./embedded/index.ts";
import { queryOrExplain } from "./connect.ts";
import { sqlState, unavailable } from "./failure.ts";

/** The role under which Neurite reads and appends: it owns nothing and can change nothing recorded. */
export function roleName(schema: string): string {
  return `${schema}_app`;
}

/**
 * Sees to it that the role exists and that the login may take it on.
 *
 * @throws StoreUnavailable with what the database administrator must run, when the login may not
 */
export async function ensureRole(client: pg.Client, schema: string): Promise<void> {
  const role = roleName(schema);
  const state = await readState(client, role);
  try {
    if (!state.exists) {
      await client.query(`create role ${role} nologin`).catch((error: unknown) => {
        // Another process of ours made it in the meantime.
        if (!["42710", "23505"].includes(sqlState(error) ?? "")) throw error;
      });
    }
    if (!(await canTakeOn(client, role))) await client.query(`grant ${role} to current_user`);
  } catch (error) {
    if (sqlState(error) !== "42501") throw unavailable(error);
    const steps = [
      ...(state.exists ? [] : [`CREATE ROLE ${role} NOLOGIN;`]),
      `GRANT ${role} TO "${state.login}";`,
    ];
    throw new StoreUnavailable(
      `The login «${state.login}» may not make the role ${role}, under which Neurite can only add to the record.`,
      `Ask the database administrator to run once: ${steps.join(" ")}`,
      error,
    );
  }
}

async function readState(
  client: pg.Client,
  role: string,
): Promise<{ readonly exists: boolean; readonly login: string }> {
  const rows = await queryOrExplain<{ exists: boolean; login: string }>(
    client,
    "select exists (select from pg_roles where rolname = $1) as exists, current_user::text as login",
    [role],
  );
  return { exists: rows[0]?.exists === true, login: rows[0]?.login ?? "" };
}

/** Asked by doing it: what membership allows SET ROLE differs between PostgreSQL 15 and 16. */
async function canTakeOn(client: pg.Client, role: string): Promise<boolean> {
  try {
    await client.query(`set role ${role}`);
    await client.query("reset role");
    return true;
  } catch (error) {
    if (sqlState(error) === "42501") return false;
    throw error;
  }
}
