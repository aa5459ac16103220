import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { z } from "zod";
import { readSmallFile, writeSecretFile } from "./secret-file.ts";
import { databaseSection } from "./synapse-database.ts";
import type { SynapseFiles } from "./synapse-files.ts";

/** `default`: Synapse's own limits, as a foreign homeserver has them. `lifted`: none, for test suites with many logins. */
export type Limits = "default" | "lifted";

export type SynapseSettings = {
  readonly port: number;
  readonly limits: Limits;
  /** Cost of the password hash: Synapse's default is 12; tests take 4. */
  readonly bcryptRounds: number;
  /** Shown at /.well-known/matrix/client, so that we know our own Synapse from another one that took the port. */
  readonly run: string;
};

/** Where `run` stands in the well-known document. */
export const RUN_KEY = "dabyl.run";

const Secrets = z.object({ registration: z.string(), macaroon: z.string(), form: z.string() });
export type SynapseSecrets = z.infer<typeof Secrets>;

/**
 * Writes homeserver.yaml, log configuration and signing key (each with mode 0600; JSON is valid YAML).
 * Secrets and signing key are made once a home; the rest is written at every start, as the port may differ.
 */
export function writeSynapseConfig(files: SynapseFiles, settings: SynapseSettings): void {
  mkdirSync(files.media, { recursive: true, mode: 0o700 });
  const secrets = keptSecrets(files);
  if (readSmallFile(files.signingKey) === null) writeSecretFile(files.signingKey, newSigningKey());
  writeSecretFile(files.logConfig, JSON.stringify(logConfig(files), null, 2));
  writeSecretFile(files.config, JSON.stringify(homeserverConfig(files, settings, secrets), null, 2));
}

/** The port of the last run, so that members' clients find the homeserver where it was. */
export function lastPort(files: SynapseFiles): number | null {
  const text = readSmallFile(files.config);
  if (text === null) return null;
  return z.object({ listeners: z.tuple([z.object({ port: z.int() })]) }).parse(JSON.parse(text)).listeners[0]
    .port;
}

/** The secrets of this home; made and written at first use. */
export function keptSecrets(files: SynapseFiles): SynapseSecrets {
  const kept = readSmallFile(files.secrets);
  if (kept !== null) return Secrets.parse(JSON.parse(kept));
  const secrets = { registration: randomSecret(), macaroon: randomSecret(), form: randomSecret() };
  writeSecretFile(files.secrets, JSON.stringify(secrets));
  return secrets;
}

const randomSecret = (): string => randomBytes(32).toString("base64url");

/** Format of python-signedjson: algorithm, version, seed in unpadded base64. Saves a run of `--generate-keys` (2 s). */
function newSigningKey(): string {
  const version = `a_${randomBytes(3).toString("hex")}`;
  return `ed25519 ${version} ${randomBytes(32).toString("base64").replaceAll("=", "")}\n`;
}

/** matrix-notes.md, "Synapse, local and real". */
function homeserverConfig(files: SynapseFiles, settings: SynapseSettings, secrets: SynapseSecrets): object {
  return {
    server_name: "localhost",
    listeners: [
      {
        port: settings.port,
        bind_addresses: ["127.0.0.1"],
        type: "http",
        resources: [{ names: ["client"] }],
      },
    ],
    // Clients are told this address at login; Synapse's default would be https://localhost/.
    public_baseurl: `http://127.0.0.1:${settings.port}/`,
    extra_well_known_client_content: { [RUN_KEY]: settings.run },
    database: databaseSection(files),
    media_store_path: files.media,
    signing_key_path: files.signingKey,
    log_config: files.logConfig,
    registration_shared_secret: secrets.registration,
    macaroon_secret_key: secrets.macaroon,
    form_secret: secrets.form,
    enable_registration: false,
    encryption_enabled_by_default_for_room_type: "all",
    federation_domain_whitelist: [],
    trusted_key_servers: [],
    redaction_retention_period: 0,
    presence: { enabled: false },
    url_preview_enabled: false,
    report_stats: false,
    bcrypt_rounds: settings.bcryptRounds,
    ...(settings.limits === "lifted" ? liftedLimits() : {}),
  };
}

/** Every limit that Synapse 1.163 reads (synapse/config/ratelimiting.py), so high that no suite meets it. */
function liftedLimits(): object {
  const none = { per_second: 10_000, burst_count: 100_000 };
  const single = [
    "rc_message",
    "rc_registration",
    "rc_registration_token_validity",
    "rc_admin_redaction",
    "rc_joins_per_room",
    "rc_key_requests",
    "rc_3pid_validation",
    "rc_third_party_invite",
    "rc_media_create",
    "rc_delayed_event_mgmt",
    "rc_room_creation",
    "rc_reports",
    "rc_user_directory",
    "rc_profile",
  ];
  return {
    ...Object.fromEntries(single.map((name) => [name, none])),
    rc_login: { address: none, account: none, failed_attempts: none },
    rc_joins: { local: none, remote: none },
    rc_invites: { per_room: none, per_user: none, per_issuer: none },
    rc_presence: { per_user: none },
  };
}

/** Warnings only, to a file that turns over at 1 MB; requests are logged at lower levels and so never. */
function logConfig(files: SynapseFiles): object {
  return {
    version: 1,
    disable_existing_loggers: false,
    formatters: { line: { format: "%(asctime)s %(levelname)s %(name)s %(message)s" } },
    handlers: {
      file: {
        class: "logging.handlers.RotatingFileHandler",
        formatter: "line",
        filename: files.log,
        maxBytes: 1_000_000,
        backupCount: 2,
        encoding: "utf8",
      },
    },
    // On a request that is no JSON it logs the whole body, which may be a login cut short (synapse/http/servlet.py).
    loggers: { "synapse.http.servlet": { level: "CRITICAL" } },
    root: { level: "WARNING", handlers: ["file"] },
  };
}
