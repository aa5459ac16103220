/** Where the store key may be kept, and when it is refused. */
import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type Config, readConfig } from "../../bot/setup/config.ts";
import { CREDENTIAL, describePlace } from "../../bot/key/key-place.ts";
import { KeyProblem } from "../../bot/key/key-problem.ts";
import { typedSecret } from "../../bot/key/typed-secret.ts";
import { tempFolder } from "../store/fixtures/temp-store.ts";

const BYTES = new Uint8Array(32).fill(7);
const WRITTEN = Buffer.from(BYTES).toString("base64");

function configOf(env: Record<string, string>): Config {
  const config = readConfig({ DABYL_HOME: join(tempFolder(), "home"), ...env });
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  return config;
}
const refused = (ask: () => unknown): string => {
  try {
    ask();
  } catch (error) {
    if (error instanceof KeyProblem) {
      expect(error.message).not.toContain(WRITTEN);
      return error.kind;
    }
    throw error;
  }
  return "given";
};
function keyFile(name: string, mode: number): string {
  const folder = tempFolder();
  writeFileSync(join(folder, name), `${WRITTEN}\n`);
  chmodSync(join(folder, name), mode);
  return folder;
}

test("a credential of systemd is taken as it lies: its folder is the service's alone, its access list shows as a mode of 440", () => {
  const folder = keyFile(CREDENTIAL, 0o440);
  const config = configOf({ DABYL_STORE_KEY_FROM: "credential", CREDENTIALS_DIRECTORY: folder });
  expect(config.storeKey()).toEqual(BYTES);
});

describe("a file", () => {
  test("that its owner alone reads gives the key; one that others read is refused", () => {
    for (const [mode, answer] of [
      [0o600, "given"],
      [0o400, "given"],
      [0o640, "key_open"],
      [0o604, "key_open"],
      [0o620, "key_open"],
    ] as const) {
      const config = configOf({ DABYL_STORE_KEY_FROM: `file:${keyFile("key", mode)}/key` });
      expect(refused(config.storeKey), mode.toString(8)).toBe(answer);
      if (answer === "given") expect(config.storeKey()).toEqual(BYTES);
    }
  });

  test("that is not there is no reason to make another key", () => {
    const config = configOf({ DABYL_STORE_KEY_FROM: "file:/nowhere/at/all" });
    expect(refused(config.storeKey)).toBe("key_missing");
  });

  test("in the data folder is refused as well when others read it", () => {
    const folder = keyFile("store.key", 0o644);
    expect(refused(configOf({ DABYL_HOME: folder }).storeKey)).toBe("key_open");
    chmodSync(join(folder, "store.key"), 0o600);
    expect(configOf({ DABYL_HOME: folder }).storeKey()).toEqual(BYTES);
  });
});

test("systemd's credential is found by its name, and missed when the unit hands none over", () => {
  const env = { DABYL_STORE_KEY_FROM: "credential" };
  expect(refused(configOf(env).storeKey)).toBe("key_missing");
  const given = configOf({ ...env, CREDENTIALS_DIRECTORY: keyFile(CREDENTIAL, 0o400) });
  expect(given.storeKey()).toEqual(BYTES);
  expect(describePlace(given.keyPlace)).toContain("systemd");
});

test("the keyring is asked through its own tool", () => {
  const folder = tempFolder();
  const tool = join(folder, process.platform === "darwin" ? "security" : "secret-tool");
  const keyring = (answer: string) => {
    writeFileSync(tool, `#!/bin/sh\n${answer}\n`, { mode: 0o755 });
    return refused(configOf({ DABYL_STORE_KEY_FROM: "keyring" }).storeKey);
  };
  vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
  try {
    expect(keyring(`echo ${WRITTEN}`)).toBe("given");
    expect(keyring("exit 1")).toBe("key_missing");
    expect(keyring("exit 0")).toBe("key_missing");
  } finally {
    vi.unstubAllEnvs();
  }
});

test("where no terminal is, nothing is typed", () => {
  expect(refused(() => typedSecret("Key: ", "/nowhere/tty"))).toBe("key_not_typed");
  expect(refused(() => typedSecret("Key: ", join(keyFile("file", 0o600), "file")))).toBe("key_not_typed");
});

/** A terminal of its own: what is typed comes back only where the program repeats it. */
const TYPING = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:3])
shown = b""
while b"Store key: " not in shown:
    shown += os.read(terminal, 1024)
os.write(terminal, sys.argv[3].encode() + b"\\n")
while True:
    try:
        more = os.read(terminal, 1024)
    except OSError:
        break
    if not more:
        break
    shown += more
os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
`;

test("typed at the start, it is not shown, and it is asked for once", () => {
  const script = join(tempFolder(), "ask.ts");
  writeFileSync(
    script,
    `import { readConfig } from ${JSON.stringify(join(import.meta.dirname, "../../bot/setup/config.ts"))};
const config = readConfig({ DABYL_STORE_KEY_FROM: "typed" });
process.stdout.write(config.storeKey().length + " " + config.storeKey()[31]);`,
  );
  const run = spawnSync("python3", ["-c", TYPING, process.execPath, script, WRITTEN], { encoding: "utf8" });
  expect(run.stdout).toContain("32 7");
  expect(run.stdout).not.toContain(WRITTEN.slice(0, 8));
  expect(run.stdout.split("Store key: ")).toHaveLength(2);
});

test("two places at once, and places that nobody knows, are wrong settings", () => {
  const problems = (env: Record<string, string>) => {
    const config = readConfig(env);
    return "problems" in config ? config.problems.map(({ name }) => name) : [];
  };
  expect(problems({ DABYL_STORE_KEY: WRITTEN, DABYL_STORE_KEY_FROM: "typed" })).toEqual([
    "DABYL_STORE_KEY_FROM",
  ]);
  for (const place of ["file:relative", "vault", "https://example.org"])
    expect(problems({ DABYL_STORE_KEY_FROM: place }), place).toEqual(["DABYL_STORE_KEY_FROM"]);
});
