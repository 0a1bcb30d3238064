import { type Place, port } from "./place.ts";

/**
 * What may not be edited away: how the server is reached, that an acknowledged write is on the disk,
 * and that no clinical value is written to the log. They are given on the command line, where they
 * prevail over every file.
 *
 * The log tells of starts, stops, crashes and refused connections. An error in a statement goes to the
 * client alone, because its text and detail quote the values that were being written.
 */
export function firmSettings(place: Place): readonly string[] {
  const settings = {
    listen_addresses: "",
    port: String(port),
    unix_socket_directories: `"${place.socketArgument.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    cluster_name: place.title,
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    // Elsewhere the default reaches the disk itself; on macOS only this does.
    ...(process.platform === "darwin" ? { wal_sync_method: "fsync_writethrough" } : {}),
    logging_collector: "off",
    log_destination: "stderr",
    log_timezone: "UTC",
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length_on_error: "0",
    log_min_duration_statement: "-1",
    log_statement: "none",
    log_checkpoints: "off",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/**
 * What suits a laptop, written into the new store's postgresql.conf, where an administrator may
 * change it. Every version from 15 to 18 knows each name.
 */
export const firstSettings = `
# Neurite: a laptop's share of memory and disk. Change freely; these lines are written only once.
timezone = 'UTC'
shared_buffers = 128MB
max_wal_size = 512MB
min_wal_size = 64MB
wal_compression = on
random_page_cost = 1.1
jit = off
max_logical_replication_workers = 0
`;
