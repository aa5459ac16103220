/**
 * Where the local Synapse keeps its rooms: SQLite in its folder, or the PostgreSQL that DABYL_LOCAL_POSTGRES names as a connection string of
 * libpq (`host=/run/x dbname=synapse user=y`). Only tests and measures set it (test/postgres): psycopg2 has to be in the environment then.
 */
import type { SynapseFiles } from "./synapse-files.ts";

export const POSTGRES_SETTING = "DABYL_LOCAL_POSTGRES";

/** The `database` section of homeserver.yaml. */
export function databaseSection(files: SynapseFiles, env: NodeJS.ProcessEnv = process.env): object {
  const dsn = env[POSTGRES_SETTING];
  return dsn === undefined || dsn === ""
    ? { name: "sqlite3", args: { database: files.database } }
    : { name: "psycopg2", args: { dsn, cp_min: 5, cp_max: 10 } };
}
