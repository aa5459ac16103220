import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Config, isLoopback, readConfig } from "../../bot/setup/config.ts";
import { homeAt, makeHome } from "../../bot/setup/home.ts";
import { keyOfHome, readStoreKey, STORE_KEY_BYTES } from "../../bot/key/store-key.ts";

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function configOf(env: Record<string, string>): Config {
  const config = readConfig(env);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  return config;
}
const problemsOf = (env: Record<string, string>): string[] => {
  const config = readConfig(env);
  return "problems" in config ? config.problems.map(({ name }) => name) : [];
};

describe("the settings", () => {
  test("may all be left out, or left empty", () => {
    for (const env of [{}, { DABYL_HOMESERVER: "", DABYL_USER: "", DABYL_WEB_PORT: "", DABYL_HOME: "" }])
      expect(configOf(env)).toMatchObject({
        home: homeAt(".dabyl"),
        homeserver: null,
        user: null,
        password: null,
        recoveryKey: null,
        regions: null,
        webPort: 0,
      });
  });

  test("say which homeserver, account and regions", () => {
    const config = configOf({
      DABYL_HOME: "/somewhere",
      DABYL_HOMESERVER: "https://matrix.example.kz",
      DABYL_USER: "@dabyl:example.kz",
      DABYL_PASSWORD: "a password",
      DABYL_RECOVERY_KEY: "EsTc a key",
      DABYL_REGIONS: "shymkent, almaty  turkistan",
      DABYL_SECOND_PERSON: "almaty,shymkent",
      DABYL_WEB_PORT: "8090",
    });
    expect(config).toMatchObject({
      secondPerson: ["almaty", "shymkent"],
      home: { folder: "/somewhere", database: "/somewhere/dabyl.db" },
      homeserver: new URL("https://matrix.example.kz"),
      user: "@dabyl:example.kz",
      password: "a password",
      recoveryKey: "EsTc a key",
      regions: ["shymkent", "almaty", "turkistan"],
      webPort: 8090,
    });
  });

  test("that are wrong are named, each of them, and not repeated: they may be secrets", () => {
    const wrong = { DABYL_HOMESERVER: "ftp://x", DABYL_USER: "dabyl", DABYL_WEB_PORT: "70000" };
    expect(problemsOf(wrong)).toEqual(["DABYL_HOMESERVER", "DABYL_USER", "DABYL_WEB_PORT"]);
    expect(problemsOf({ DABYL_WEB_PORT: "eighty" })).toEqual(["DABYL_WEB_PORT"]);
    expect(problemsOf({ DABYL_USER: "@a b:c" })).toEqual(["DABYL_USER"]);
    expect(JSON.stringify(readConfig({ DABYL_USER: "s3cret" }))).not.toContain("s3cret");
  });
});

describe("the address of the coordinators' page", () => {
  const url = (typed: string): string | undefined => configOf({ DABYL_PAGE_URL: typed }).pageUrl?.href;

  test("is a name with TLS and nothing behind it; on this machine it may be without TLS", () => {
    expect(url("")).toBeUndefined();
    expect(url("https://dabyl.example.org")).toBe("https://dabyl.example.org/");
    expect(url("https://dabyl.example.org:8443/")).toBe("https://dabyl.example.org:8443/");
    expect(url("http://127.0.0.1:8090")).toBe("http://127.0.0.1:8090/");
    expect(url("http://localhost:8090")).toBe("http://localhost:8090/");
  });

  test.each([
    "dabyl.example.org",
    "http://dabyl.example.org",
    "http://127.0.0.1.evil.example",
    "https://example.org/dabyl",
    "https://example.org/?x",
    "https://user:word@example.org",
    "ftp://example.org",
    "https://",
  ])("is refused when it is anything else: %s", (typed) => {
    expect(problemsOf({ DABYL_PAGE_URL: typed })).toEqual(["DABYL_PAGE_URL"]);
  });
});

test("only this very machine is taken for it: there the page needs no setting", () => {
  const here = ["http://127.0.0.1:8008", "http://localhost", "http://[::1]:8008"];
  const elsewhere = [
    "https://matrix.example.org",
    "http://127.0.0.1.evil.example",
    "http://10.0.0.1",
    "http://localhost.example",
  ];
  expect(here.map((url) => isLoopback(new URL(url)))).toEqual([true, true, true]);
  expect(elsewhere.some((url) => isLoopback(new URL(url)))).toBe(false);
});

describe("the store key", () => {
  const written = Buffer.alloc(STORE_KEY_BYTES, 7).toString("base64");

  test("is 32 bytes of base64, and nothing else", () => {
    expect(readStoreKey(` ${written}\n`)).toEqual(new Uint8Array(STORE_KEY_BYTES).fill(7));
    for (const wrong of [
      "",
      "short",
      Buffer.alloc(31).toString("base64"),
      Buffer.alloc(33).toString("base64"),
    ])
      expect(readStoreKey(wrong), wrong).toBeNull();
  });

  test("comes from the environment where that gives one, right or wrong", () => {
    expect(configOf({ DABYL_STORE_KEY: written }).storeKey()).toEqual(
      new Uint8Array(STORE_KEY_BYTES).fill(7),
    );
    expect(configOf({ DABYL_STORE_KEY: "no key" }).storeKey()).toBeNull();
  });

  test("is made at the first start, kept, and readable by its owner alone", () => {
    const home = homeAt(join(tempFolder(), "home"));
    makeHome(home);
    const key = configOf({ DABYL_HOME: home.folder }).storeKey();
    expect(key).toHaveLength(STORE_KEY_BYTES);
    expect(keyOfHome(home)).toEqual(key);
    expect(statSync(home.storeKey).mode & 0o777).toBe(0o600);
    expect(statSync(home.folder).mode & 0o777).toBe(0o700);
    expect(keyOfHome({ ...home, storeKey: `${home.storeKey}.other` })).not.toEqual(key);
  });

  test("of a draft that a power cut left is made anew; a broken file is no key and stays", () => {
    const home = homeAt(tempFolder());
    writeFileSync(`${home.storeKey}.new`, "half a k");
    expect(keyOfHome(home)).toHaveLength(STORE_KEY_BYTES);
    writeFileSync(home.storeKey, "broken");
    expect(keyOfHome(home)).toBeNull();
    expect(readFileSync(home.storeKey, "utf8")).toBe("broken");
  });
});
