import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { findPython } from "../../bot/local/python.ts";
import { runCommand } from "../../bot/local/run-command.ts";
import { installSynapse } from "../../bot/local/synapse-install.ts";
import { childScript, localModule } from "./child-script.ts";
import { newHome, removeHomes } from "./local-home.ts";

afterAll(removeHomes);

const SHARED = process.env["DABYL_SYNAPSE_VENV"] ?? "";
const { DABYL_SYNAPSE_VENV: _, ...alone } = process.env;

/** Where an installation goes, and the environment in which none is shared. */
function place(): { readonly venv: string; readonly logFile: string; readonly env: NodeJS.ProcessEnv } {
  const home = newHome();
  return { venv: join(home, "venv"), logFile: join(home, "install.log"), env: alone };
}

const holdsSynapse = async (python: string): Promise<boolean> =>
  (await runCommand(python, ["-c", "import synapse.app.homeserver, twisted, nacl, PIL"])).code === 0;

const sitePackages = (venv: string): string[] => {
  const lib = join(venv, "lib");
  const version = existsSync(lib) ? readdirSync(lib)[0] : undefined;
  const folder = join(lib, version ?? "", "site-packages");
  return existsSync(folder) ? readdirSync(folder) : [];
};

test("an installation killed in the middle is noticed, ends with its parent, and is redone whole", async () => {
  const { venv, logFile, env } = place();
  const code = `
    import { installSynapse } from "${localModule("synapse-install.ts")}";
    await installSynapse(${JSON.stringify({ venv, logFile })});
    console.log("done");
  `;
  const child = childScript(code, env);
  while (sitePackages(venv).length < 5) await pause(20);
  await child.kill();
  await pause(300);
  const halfway = sitePackages(venv).length;
  await pause(1_000);
  expect(sitePackages(venv).length).toBe(halfway);
  const began: string[] = [];
  const redone = await installSynapse({ venv, logFile, env, onBegin: (python) => began.push(python) });
  expect(redone).toEqual({ kind: "installed", python: join(venv, "bin", "python"), fresh: true });
  expect(began).toHaveLength(1);
  expect(await holdsSynapse(join(venv, "bin", "python"))).toBe(true);
  // Standing, it is not touched again.
  const again = await installSynapse({ venv, logFile, env, onBegin: (python) => began.push(python) });
  expect(again).toMatchObject({ kind: "installed", fresh: false });
  expect(began).toHaveLength(1);
  // Without its end mark it counts as cut off, whatever it holds.
  rmSync(join(venv, "dabyl-done"));
  const noNetwork = { ...env, ...OFFLINE };
  expect(await installSynapse({ venv, logFile, env: noNetwork })).toEqual({ kind: "no_network" });
});

/** An index that nobody serves: what pip meets without network. */
const OFFLINE = { PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_NO_CACHE_DIR: "1", PIP_FIND_LINKS: "" };

test("what is found in the shared environment is used, by several at once", async () => {
  const env = { ...process.env };
  const { venv, logFile } = place();
  const both = await Promise.all([
    installSynapse({ venv, logFile, env }),
    installSynapse({ venv, logFile, env }),
  ]);
  for (const one of both)
    expect(one).toMatchObject({ kind: "installed", python: join(SHARED, "bin", "python") });
  expect(existsSync(venv)).toBe(false);
});

test("a folder that somebody else made is never deleted", async () => {
  const { venv, logFile } = place();
  mkdirSync(venv);
  writeFileSync(join(venv, "letter"), "mine");
  const env = { ...alone, DABYL_SYNAPSE_VENV: venv };
  const answer = await installSynapse({ venv: `${venv}-home`, logFile, env });
  expect(answer).toEqual({ kind: "venv_unusable", path: venv });
  expect(readFileSync(join(venv, "letter"), "utf8")).toBe("mine");
});

test("an environment that somebody else made with the pinned Synapse is used", async () => {
  const { venv, logFile } = place();
  mkdirSync(join(venv, "bin"), { recursive: true });
  const shared = join(SHARED, "bin", "python");
  writeFileSync(join(venv, "bin", "python"), `#!/bin/sh\nexec '${shared}' "$@"\n`, { mode: 0o755 });
  const env = { ...alone, DABYL_SYNAPSE_VENV: venv };
  const answer = await installSynapse({ venv: `${venv}-home`, logFile, env });
  expect(answer).toEqual({ kind: "installed", python: join(venv, "bin", "python"), fresh: false });
});

test("a package that is not the pinned one is refused", async () => {
  const { venv, logFile, env } = place();
  const wheels = join(newHome(), "wheels");
  mkdirSync(wheels);
  const python = await findPython(env);
  if (python.kind !== "found") throw new Error(python.reasonKind);
  // The first package of the lock, under its name and version, with other bytes: the hash stops pip before it looks inside.
  writeFileSync(join(wheels, "annotated_types-0.8.0-py3-none-any.whl"), "something else");
  const offline = { ...env, PIP_NO_INDEX: "1", PIP_FIND_LINKS: wheels, PIP_NO_CACHE_DIR: "1" };
  expect(await installSynapse({ venv, logFile, env: offline })).toEqual({ kind: "wrong_hash" });
  expect(sitePackages(venv)).toEqual([]);
});

test("each Python that will not do is told apart", async () => {
  const { venv, logFile, env } = place();
  const answer = await installSynapse({ venv, logFile, env: { ...env, DABYL_PYTHON: "/nowhere/python" } });
  expect(answer).toEqual({ kind: "python_unusable", command: "/nowhere/python" });
  const none = await installSynapse({ venv, logFile, env: { PATH: newHome() } });
  expect(none).toEqual({ kind: "python_missing" });
  expect(existsSync(venv)).toBe(false);
});
