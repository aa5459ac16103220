/** `npm run sbom [FILE]`: what Dabyl is made of, as CycloneDX 1.5, from the two lock files alone; no network is asked. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Bom, Lock, pythonPackages, withLocked, withPython } from "./parts.ts";

const ROOT = join(import.meta.dirname, "../..");
const WANTED = ["sbom", "--sbom-format=cyclonedx", "--omit=dev", "--package-lock-only", "--offline"];

const file = resolve(process.argv[2] ?? join(ROOT, "reports/sbom.cdx.json"));
const { status, stdout, error } = spawnSync("npm", WANTED, {
  cwd: ROOT,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === "win32",
});
if (error !== undefined || status !== 0) {
  console.error("npm could not list the packages: is package-lock.json whole?");
  process.exit(1);
}
const requirements = readFileSync(join(ROOT, "bot/local/synapse-requirements.txt"), "utf8");
const lock = Lock.parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")));
const bom = withPython(withLocked(Bom.parse(JSON.parse(stdout)), lock), pythonPackages(requirements));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${bom.components.length} packages: ${file}`);
