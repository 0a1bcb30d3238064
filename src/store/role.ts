import type pg from "pg";
import { StoreUnavailable } from "./embedded/index.ts";
import { queryOrExplain } from "./connect.ts";
import { sqlState, unavailable } from "./failure.ts";

/** The role under which Neurite reads and appends: it owns nothing and can change nothing recorded. */
export function roleName(schema: string): string {
  return `${schema}_app`;
}

/**
 * The role under which the database itself decides what a person may read. It can change nothing, and sees only
 * what the policies of migration `0007-access` show to the person of the transaction.
 */
export function personRoleName(schema: string): string {
  return `${roleName(schema)}_person`;
}

/** The role that reads what stands behind the wall: the only one that may. */
export function wallRoleName(schema: string): string {
  return `${schema}_app_wall`;
}

/**
 * Sees to it that the roles exist and that the login may take them on.
 *
 * @throws StoreUnavailable with what the database administrator must run, when the login may not
 */
export async function ensureRoles(client: pg.Client, schema: string): Promise<void> {
  const missing: string[] = [];
  let login = "";
  let cause: unknown;
  for (const role of [roleName(schema), personRoleName(schema), wallRoleName(schema)]) {
    const state = await readState(client, role);
    ({ login } = state);
    const steps = [
      ...(state.exists ? [] : [`CREATE ROLE ${role} NOLOGIN;`]),
      `GRANT ${role} TO "${login}";`,
    ];
    try {
      await ensureRole(client, role, state.exists);
    } catch (error) {
      if (sqlState(error) !== "42501") throw unavailable(error);
      missing.push(...steps);
      cause = error;
    }
  }
  if (missing.length === 0) return;
  throw new StoreUnavailable(
    `The login «${login}» may not make the roles under which Neurite can only add to the record and people read only what is theirs to read.`,
    `Ask the database administrator to run once: ${missing.join(" ")}`,
    cause,
  );
}

async function ensureRole(client: pg.Client, role: string, exists: boolean): Promise<void> {
  if (!exists) {
    await client.query(`create role ${role} nologin`).catch((error: unknown) => {
      // Another process of ours made it in the meantime.
      if (!["42710", "23505"].includes(sqlState(error) ?? "")) throw error;
    });
  }
  if (!(await canTakeOn(client, role))) await client.query(`grant ${role} to current_user`);
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
