/**
 * `npm run fuzz [-- ROUNDS]`: the files with property tests again and again, each round from a new seed, which is printed. Exit 0: no
 * round found anything. `DABYL_SEED=… npx vitest run FILE` repeats what one found.
 */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const rounds = Number(process.argv[2] ?? 5);
const files = globSync("test/**/*.test.ts", { cwd: ROOT }).filter((file) =>
  readFileSync(join(ROOT, file), "utf8").includes('from "fast-check"'),
);
let bad = 0;
for (let round = 0; round < rounds; round += 1) {
  const seed = Date.now() % 1_000_000_000;
  console.log(`round ${round + 1} of ${rounds}: DABYL_SEED=${seed}, ${files.length} files`);
  const { status } = spawnSync(
    join(ROOT, "node_modules/.bin/vitest"),
    ["run", "--reporter=agent", ...files],
    {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, DABYL_SEED: String(seed) },
    },
  );
  if (status !== 0) bad += 1;
}
console.log(bad === 0 ? "nothing found" : `${bad} of ${rounds} rounds found something`);
process.exitCode = bad === 0 ? 0 : 1;
