/** From here on, the local Synapse of this process and of its children keeps its rooms in PostgreSQL. */
import { POSTGRES_SETTING } from "../../bot/local/synapse-database.ts";
import { startCluster } from "./cluster.ts";
import { postgresVenv } from "./synapse-venv.ts";

export type OnPostgres = { readonly version: string; stop(): Promise<void> };

/**
 * For one homeserver: its database is made now, empty. With DABYL_LOCAL_POSTGRES that one is used instead of a cluster of one's own.
 *
 * @throws Error where PostgreSQL or psycopg2 cannot be had
 */
export async function onPostgres(): Promise<OnPostgres> {
  process.env["DABYL_SYNAPSE_VENV"] = await postgresVenv();
  if (process.env[POSTGRES_SETTING] !== undefined)
    return { version: "as it was given", stop: () => Promise.resolve() };
  const cluster = await startCluster();
  process.env[POSTGRES_SETTING] = cluster.database("synapse");
  return cluster;
}
