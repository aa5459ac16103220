/** `npm run secrets`: the whole form of test/secrets, twenty cases and two hundred secrets. Its end is vitest's own. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const { status } = spawnSync(
  join(ROOT, "node_modules/.bin/vitest"),
  ["run", "test/secrets", "--reporter=verbose"],
  { cwd: ROOT, stdio: "inherit", env: { ...process.env, SECRETS_CASES: "20" } },
);
process.exitCode = status ?? 1;
