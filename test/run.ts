/**
 * `npm test`: type check, lint, format, then every test; at the end one plain line "N passed, N failed" from vitest's own report.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const REPORT = join(ROOT, "reports/vitest.json");

/** Runs a tool of node_modules; true when it was content. */
function runs(name: string, args: readonly string[]): boolean {
  const started = performance.now();
  const { status, error } = spawnSync(join(ROOT, "node_modules/.bin", name), args, {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (error !== undefined) console.error(`${name} could not be started: run "npm ci" first.`);
  console.log(
    `${status === 0 ? "ok" : "FAILED"}: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  return status === 0;
}

const checks = [
  runs("tsc", ["-p", "."]),
  runs("tsc", ["-p", "bot/web/form/phone"]),
  runs("tsc", ["-p", "bot/web/form/worker"]),
  runs("oxlint", ["--type-aware", "--deny-warnings"]),
  runs("biome", ["format", "."]),
];

mkdirSync(join(ROOT, "reports"), { recursive: true });
rmSync(REPORT, { force: true });
const tested = runs("vitest", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${REPORT}`,
]);

const report: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } = JSON.parse(
  readFileSync(REPORT, "utf8"),
);
const failedChecks = checks.filter((ok) => !ok).length;
// A file that cannot even be loaded has no failed test of its own: it must not look like success.
const failed = Math.max(report.numFailedTests, tested ? 0 : 1) + failedChecks;
console.log(`${report.numPassedTests + checks.length - failedChecks} passed, ${failed} failed`);
process.exitCode = failed === 0 && tested ? 0 : 1;
