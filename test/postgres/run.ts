/**
 * `npm run test:postgres`: the main job's story on a Synapse that keeps its rooms in PostgreSQL, as in real use. It starts a PostgreSQL of
 * its own, unless DABYL_LOCAL_POSTGRES names an empty database. No part of `npm test`, as it needs PostgreSQL to be installed.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { onPostgres } from "./on-postgres.ts";

const ROOT = join(import.meta.dirname, "../..");
const STORY = "test/flow/main-job.test.ts";

const postgres = await onPostgres();
console.log(`Synapse on PostgreSQL ${postgres.version}`);
const { status } = spawnSync(join(ROOT, "node_modules/.bin/vitest"), ["run", STORY], {
  cwd: ROOT,
  stdio: "inherit",
});
await postgres.stop();
process.exit(status ?? 1);
