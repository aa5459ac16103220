/** The unit and the scripts beside it say what the program says (bot/cli/node-flags.ts, bot/cli/exit-codes.ts, bot/setup/config.ts). */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EXIT_BROKEN, EXIT_NEEDS_PERSON } from "../../bot/cli/exit-codes.ts";
import { DABYL, NODE_FLAGS } from "../../bot/cli/node-flags.ts";
import { readConfig } from "../../bot/setup/config.ts";
import { SECRET_FILES } from "../../bot/setup/secret-files.ts";
import { envIn, read, ROOT, unitOf } from "./files.ts";

const INSTALLED = "/opt/dabyl";
const unit = unitOf(read("deploy/systemd/dabyl.service"));
const environment = (): Record<string, string> => envIn(unit("Environment").join(" ").split(" ").join("\n"));

test("the service starts the program as the program is started everywhere", () => {
  const [node = "", ...rest] = unit("ExecStart").join("").split(" ");
  const program = DABYL.map((file) => `${INSTALLED}/${relative(ROOT, file)}`);
  expect(rest).toEqual([...NODE_FLAGS, ...program, "run", "--supervised"]);
  expect(node).toBe(`${INSTALLED}/node_modules/.bin/node`);
  expect(existsSync(join(ROOT, relative(INSTALLED, node)))).toBe(true);
});

test.each(["deploy/systemd/dabyl", "deploy/compose/dabyl", "package.json"])(
  "the engine has the same flags in %s, or what was compiled once is compiled again",
  (file) => {
    const text = read(file);
    const line =
      file === "package.json"
        ? String(JSON.parse(text).scripts.compile)
        : text.replaceAll(/\s*\\\n\s*/g, " ");
    const flags = line.match(/ --(?:disable|max|heap)\S+/g)?.map((flag) => flag.trim());
    expect(flags).toEqual(NODE_FLAGS);
  },
);

test("what needs a person is not started again, and everything else is, without end", () => {
  const prevented = unit("RestartPreventExitStatus").join(" ").split(" ").map(Number);
  expect(unit("Restart")).toEqual(["on-failure"]);
  expect(prevented.toSorted((a, b) => a - b)).toEqual([1, 2, EXIT_NEEDS_PERSON]);
  expect(prevented).not.toContain(EXIT_BROKEN);
  expect(unit("StartLimitIntervalSec")).toEqual(["0"]);
});

test("its settings are those of the program, and are accepted by it", () => {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-unit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const given = { ...envIn(read("deploy/systemd/dabyl.env")), ...environment() };
  const known = new Set([...Object.keys(envIn(read(".env.example"))), ...SECRET_FILES]);
  expect(Object.keys(given).filter((name) => !known.has(name))).toEqual([]);

  const credentials = unit("LoadCredential").map((line) => line.split(":")[0] ?? "");
  for (const name of credentials) writeFileSync(join(folder, name), Buffer.alloc(32, 1).toString("base64"));
  const whole = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value.replace("%d", folder)]),
  );
  const config = readConfig({ ...whole, CREDENTIALS_DIRECTORY: folder });
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  expect(config.home.folder).toBe(`/var/lib/${unit("StateDirectory").join("")}`);
  expect(config.storeKey()).toHaveLength(32);
  expect(config.password).not.toBeNull();
  expect(config.homeserver?.hostname, "the unit lets the bot talk to this machine alone").toBe("127.0.0.1");
});

test("the doorbell's token, added as the manual says, is known to the command line too, or doctor would find no doorbell", () => {
  const [, dropIn = ""] = /```ini\n([^`]*telegram-token[^`]*)```/.exec(read("docs/operations.md")) ?? [];
  const added = unitOf(dropIn);
  expect(added("LoadCredential")).toEqual(["telegram-token:/etc/dabyl/telegram-token"]);
  expect(added("Environment")).toEqual(["DABYL_TELEGRAM_TOKEN_FILE=%d/telegram-token"]);
  expect(read("deploy/systemd/dabyl")).toContain('DABYL_TELEGRAM_TOKEN=$(cat "$SETTINGS/telegram-token")');
});

test("no secret stands in the unit or its settings: they come as credentials", () => {
  const given = { ...envIn(read("deploy/systemd/dabyl.env")), ...environment() };
  expect(Object.keys(given).filter((name) => /PASSWORD$|KEY$/.test(name))).toEqual([]);
  expect(unit("LoadCredential")).toEqual([
    "dabyl-store-key:/etc/dabyl/store-key",
    "password:/etc/dabyl/password",
  ]);
});

test("the service may write its data folder and nothing else, and gains no rights; the engine may compile", () => {
  const is = (name: string): string => unit(name).join(" ");
  for (const name of ["NoNewPrivileges", "PrivateTmp", "ProtectHome", "RestrictNamespaces", "PrivateUsers"])
    expect(is(name), name).toBe("yes");
  expect(is("ProtectSystem")).toBe("strict");
  expect(unit("ReadWritePaths")).toEqual([]);
  expect(unit("CapabilityBoundingSet")).toEqual([""]);
  expect(is("SystemCallFilter")).toBe("@system-service ~@privileged @resources");
  expect(unit("MemoryDenyWriteExecute")).toEqual([]);
  expect(unit("User")).toEqual(["dabyl"]);
});
