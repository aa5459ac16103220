import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Limits } from "../../bot/local/synapse-config.ts";
import { writeSynapseConfig } from "../../bot/local/synapse-config.ts";
import { synapseFiles } from "../../bot/local/synapse-files.ts";
import { newHome, removeHomes, runningSynapse } from "./local-home.ts";

afterAll(removeHomes);

function written(home: string, limits: Limits = "default"): Record<string, unknown> {
  const files = synapseFiles(home);
  writeSynapseConfig(files, { port: 8008, limits, bcryptRounds: 12, run: "one" });
  return JSON.parse(readFileSync(files.config, "utf8"));
}

test("the homeserver is closed, local, without federation and forgets what is redacted", () => {
  expect(written(newHome())).toMatchObject({
    server_name: "localhost",
    listeners: [{ port: 8008, bind_addresses: ["127.0.0.1"], resources: [{ names: ["client"] }] }],
    enable_registration: false,
    encryption_enabled_by_default_for_room_type: "all",
    federation_domain_whitelist: [],
    trusted_key_servers: [],
    redaction_retention_period: 0,
    presence: { enabled: false },
    url_preview_enabled: false,
    report_stats: false,
  });
});

test("the secrets are random, differ from home to home, and stay for a home", () => {
  const home = newHome();
  const names = ["registration_shared_secret", "macaroon_secret_key", "form_secret"];
  const secrets = (config: Record<string, unknown>): unknown[] => names.map((name) => config[name]);
  const first = secrets(written(home));
  expect(new Set(first).size).toBe(3);
  for (const secret of first) expect(String(secret).length).toBeGreaterThanOrEqual(43);
  const key = readFileSync(synapseFiles(home).signingKey, "utf8");
  expect(secrets(written(home))).toEqual(first);
  expect(readFileSync(synapseFiles(home).signingKey, "utf8")).toBe(key);
  const other = secrets(written(newHome()));
  for (const secret of first) expect(other).not.toContain(secret);
});

const limited = (config: object): string[] => Object.keys(config).filter((name) => name.startsWith("rc_"));

test("limits are Synapse's own unless lifted", () => {
  expect(limited(written(newHome()))).toEqual([]);
  expect(limited(written(newHome(), "lifted"))).toContain("rc_login");
});

test("lifted limits let a suite log in and send as often as it likes", async () => {
  const synapse = await runningSynapse(newHome());
  const statuses = await Promise.all(
    Array.from({ length: 30 }, async () => {
      const body = JSON.stringify({
        type: "m.login.password",
        identifier: { type: "m.id.user", user: "x" },
        password: "y",
      });
      return (await fetch(`${synapse.url}/_matrix/client/v3/login`, { method: "POST", body })).status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([403]));
});

test("nobody but the owner can read what lies in the folder, also after a run", async () => {
  const home = newHome();
  const synapse = await runningSynapse(home);
  await fetch(`${synapse.url}/_matrix/client/versions`);
  const { folder } = synapseFiles(home);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const open = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

test("a request that is no JSON does not get into the log", async () => {
  const home = newHome();
  const synapse = await runningSynapse(home);
  const body = '{"type":"m.login.password","password":"open sesame"';
  const refused = await fetch(`${synapse.url}/_matrix/client/v3/login`, { method: "POST", body });
  expect(refused.status).toBe(400);
  await synapse.stop();
  const log = readFileSync(synapseFiles(home).log, "utf8");
  expect(log).toContain("STARTING SERVER");
  expect(log).not.toContain("sesame");
});
