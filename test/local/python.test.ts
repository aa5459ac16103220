import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findPython } from "../../bot/local/python.ts";
import { newHome, removeHomes } from "./local-home.ts";

afterAll(removeHomes);

const real = await findPython();
const realPath = real.kind === "found" ? real.path : "";

/** A folder for PATH with these shell scripts in it. */
function commands(scripts: Readonly<Record<string, string>>): string {
  const folder = join(newHome(), "bin");
  mkdirSync(folder);
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** The real Python, but what is named cannot be imported: as Debian without python3-venv or python3-pip has it. */
function pythonWithout(...modules: string[]): string {
  const folder = join(newHome(), "hidden");
  mkdirSync(folder);
  const names = JSON.stringify(modules);
  writeFileSync(
    join(folder, "sitecustomize.py"),
    `import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name in ${names}: raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden())
import importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in ${names} else real(name, package)
`,
  );
  return `PYTHONPATH='${folder}' exec '${realPath}' "$@"`;
}

test("the Python that is found runs and is 3.10 or newer", () => {
  expect(real.kind).toBe("found");
  const answer = execFileSync(realPath, ["-c", "import sys, venv; print(sys.version_info >= (3, 10))"]);
  expect(answer.toString().trim()).toBe("True");
});

test("a shim that exists but fails is passed over", async () => {
  const PATH = commands({
    "python3.13": "echo 'pyenv: python3.13: command not found' >&2; exit 127",
    "python3.12": "exit 0",
    python3: `exec '${realPath}' "$@"`,
  });
  expect(await findPython({ PATH })).toEqual(real);
});

test("without any Python, none is found", async () => {
  const PATH = commands({ python3: "exit 127" });
  expect(await findPython({ PATH })).toMatchObject({ kind: "missing", reasonKind: "none" });
});

test("DABYL_PYTHON is taken, or nothing is", async () => {
  expect(await findPython({ ...process.env, DABYL_PYTHON: realPath })).toEqual(real);
  const wrong = await findPython({ ...process.env, DABYL_PYTHON: "/nowhere/python" });
  expect(wrong).toMatchObject({ kind: "missing", reasonKind: "unusable", command: "/nowhere/python" });
});

test("a Python that is too old is named as such", async () => {
  const answer = {
    major: 3,
    minor: 9,
    version: "3.9.2",
    path: "/x",
    executable: "/x",
    implementation: "cpython",
  };
  const rest = { inVenv: false, venv: true, ensurepip: true, pip: "23.0" };
  const PATH = commands({ python3: `echo '${JSON.stringify({ ...answer, ...rest })}'` });
  const missing = await findPython({ PATH });
  expect(missing).toMatchObject({
    kind: "missing",
    reasonKind: "too_old",
    command: "python3",
    version: "3.9.2",
  });
});

test("a Python without venv, or with neither pip nor ensurepip, is named as such", async () => {
  const venv = await findPython({ PATH: commands({ python3: pythonWithout("venv") }) });
  expect(venv).toMatchObject({ kind: "missing", reasonKind: "no_venv", command: "python3" });
  const debian = await findPython({ PATH: commands({ python3: pythonWithout("ensurepip", "pip") }) });
  expect(debian).toMatchObject({ kind: "missing", reasonKind: "no_venv", command: "python3" });
});

test("one of pip and ensurepip is enough", async () => {
  const own = await findPython({ PATH: commands({ python3: pythonWithout("ensurepip") }) });
  expect(own).toMatchObject({ kind: "found", pip: "own_pip" });
  const bundled = await findPython({ PATH: commands({ python3: pythonWithout("pip") }) });
  expect(bundled).toMatchObject({ kind: "found", pip: "ensurepip" });
});
