/** What the owner sets: .env or the environment (see .env.example). Wrong settings are named one by one, with what to do. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { asRegionId, asUserId, type RegionId, type UserId } from "../../src/ids.ts";
import { type Home, homeAt } from "./home.ts";
import type { BackupSettings } from "../backup/daily-backup.ts";
import { keyAt, type KeyPlace, PLACE_RULE, placeNamed } from "../key/key-place.ts";
import type { PurgeSettings } from "../purge/nightly-purge.ts";
import type { DoorbellSettings } from "../doorbell/doorbell.ts";
import { withSecretFiles } from "./secret-files.ts";

/** This machine, where nobody else listens in. */
export const isLoopback = ({ hostname }: URL): boolean =>
  /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);

const PAGE_URL_RULE = "must be https://NAME and nothing behind it, such as https://dabyl.example.org";

/** Cookies are bound to the whole host (`__Host-`), so the page has one for itself; without TLS they are open to everybody on the way. */
function isPageUrl(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const url = new URL(typed);
  const isBare = `${url.origin}/` === url.href;
  return isBare && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url)));
}

const Env = z
  .object({
    DABYL_HOME: z.string().default(".dabyl"),
    DABYL_HOMESERVER: z.url({ protocol: /^https?$/ }).optional(),
    DABYL_USER: z
      .string()
      .regex(/^@[^:\s]+:\S+$/, "must look like @bot:server")
      .optional(),
    DABYL_PASSWORD: z.string().min(1).optional(),
    DABYL_RECOVERY_KEY: z.string().min(1).optional(),
    DABYL_STORE_KEY: z.string().optional(),
    DABYL_STORE_KEY_FROM: z
      .string()
      .refine((typed) => placeNamed(typed, undefined) !== null, PLACE_RULE)
      .optional(),
    /** Set by systemd for units with credentials. */
    CREDENTIALS_DIRECTORY: z.string().optional(),
    DABYL_BACKUP_DIR: z.string().optional(),
    DABYL_BACKUP_KEEP: z.coerce.number().int().min(1).max(10_000).default(14),
    DABYL_SYNAPSE_ADMIN_TOKEN: z.string().min(1).optional(),
    DABYL_SYNAPSE_PURGE_MEDIA: z.enum(["yes", "no"]).default("no"),
    DABYL_REGIONS: z.string().optional(),
    DABYL_SECOND_PERSON: z.string().optional(),
    DABYL_NEWCOMERS_SEE: z.string().optional(),
    DABYL_PAGE_URL: z.string().refine(isPageUrl, PAGE_URL_RULE).optional(),
    DABYL_TELEGRAM_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, "must be the token that BotFather gave")
      .optional(),
    DABYL_TELEGRAM_API: z.url({ protocol: /^https?$/ }).default("https://api.telegram.org"),
    DABYL_TELEGRAM_WEBHOOK: z.string().refine(isPageUrl, PAGE_URL_RULE).optional(),
    DABYL_TELEGRAM_CODE_ONLY: z.string().optional(),
    DABYL_THREAD_LINKS: z.url({ protocol: /^https$/ }).default("https://matrix.to/#/"),
    DABYL_WEB_HOST: z.ipv4().default("127.0.0.1"),
    DABYL_WEB_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  })
  .refine((env) => env.DABYL_STORE_KEY === undefined || env.DABYL_STORE_KEY_FROM === undefined, {
    path: ["DABYL_STORE_KEY_FROM"],
    message: "is set beside DABYL_STORE_KEY: one of the two says where the key is",
  });

export type Config = {
  readonly home: Home;
  readonly homeserver: URL | null;
  readonly user: UserId | null;
  readonly password: string | null;
  readonly recoveryKey: string | null;
  /** 32 bytes; null when what stands at its place is no key. Throws KeyProblem when it cannot be taken from there. */
  readonly storeKey: () => Uint8Array | null;
  readonly keyPlace: KeyPlace;
  /** Where a backup is put each night; null: nowhere. */
  readonly backups: BackupSettings | null;
  /** Where the homeserver is ours: what removals leave there is deleted each night; null: it stays. */
  readonly purge: PurgeSettings | null;
  /** Regions served by this bot; null: all of templates/regions.json. */
  readonly regions: readonly RegionId[] | null;
  /** Regions where another organisation confirms a report, besides those of templates/regions.json. */
  readonly secondPerson: readonly RegionId[];
  /** Regions whose new members get the cards of the open cases, besides those of templates/regions.json. */
  readonly newcomersSee: readonly RegionId[];
  readonly webPort: number;
  /** IPv4 address on which the web port listens; other than 127.0.0.1 only where nobody but the proxy can reach it. */
  readonly webHost: string;
  /** What people type to reach the coordinators' page; null: it is off, but for trying it out. */
  readonly pageUrl: URL | null;
  /** Null: nothing rings outside of Matrix. */
  readonly telegram: DoorbellSettings | null;
};

export type ConfigProblem = { readonly name: string; readonly message: string };

/** Reads .env in the working directory once, without overwriting what the environment already says. */
export function readDotEnv(): void {
  const file = resolve(".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

export function readConfig(env: NodeJS.ProcessEnv): Config | { readonly problems: readonly ConfigProblem[] } {
  // An empty line in .env means "not set".
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const whole = withSecretFiles(given);
  if ("problems" in whole) return whole;
  const parsed = Env.safeParse(whole.env);
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map((issue) => ({ name: issue.path.join("."), message: issue.message })),
    };
  const { data } = parsed;
  const home = homeAt(data.DABYL_HOME);
  const keyPlace = placeIn(data);
  return {
    home,
    homeserver: data.DABYL_HOMESERVER === undefined ? null : new URL(data.DABYL_HOMESERVER),
    user: data.DABYL_USER === undefined ? null : asUserId(data.DABYL_USER),
    password: data.DABYL_PASSWORD ?? null,
    recoveryKey: data.DABYL_RECOVERY_KEY ?? null,
    storeKey: once(() => keyAt(keyPlace, home)),
    keyPlace,
    backups:
      data.DABYL_BACKUP_DIR === undefined
        ? null
        : { folder: resolve(data.DABYL_BACKUP_DIR), keep: data.DABYL_BACKUP_KEEP },
    purge:
      data.DABYL_SYNAPSE_ADMIN_TOKEN === undefined
        ? null
        : { token: data.DABYL_SYNAPSE_ADMIN_TOKEN, media: data.DABYL_SYNAPSE_PURGE_MEDIA === "yes" },
    regions: data.DABYL_REGIONS === undefined ? null : regionsIn(data.DABYL_REGIONS),
    secondPerson: regionsIn(data.DABYL_SECOND_PERSON ?? ""),
    newcomersSee: regionsIn(data.DABYL_NEWCOMERS_SEE ?? ""),
    webPort: data.DABYL_WEB_PORT,
    webHost: data.DABYL_WEB_HOST,
    pageUrl: data.DABYL_PAGE_URL === undefined ? null : new URL(data.DABYL_PAGE_URL),
    telegram: telegramIn(data),
  };
}

function telegramIn(data: z.infer<typeof Env>): DoorbellSettings | null {
  const { DABYL_TELEGRAM_TOKEN: token, DABYL_TELEGRAM_WEBHOOK: webhook } = data;
  if (token === undefined) return null;
  return {
    token,
    apiRoot: new URL(data.DABYL_TELEGRAM_API),
    webhook: webhook === undefined ? null : new URL(webhook),
    codeOnly: regionsIn(data.DABYL_TELEGRAM_CODE_ONLY ?? ""),
    threads: new URL(data.DABYL_THREAD_LINKS),
  };
}

function placeIn(data: z.infer<typeof Env>): KeyPlace {
  if (data.DABYL_STORE_KEY !== undefined) return { kind: "setting", written: data.DABYL_STORE_KEY };
  const named = data.DABYL_STORE_KEY_FROM;
  return (named === undefined ? null : placeNamed(named, data.CREDENTIALS_DIRECTORY)) ?? { kind: "home" };
}

/** What was typed or unlocked is not asked for again. A key that is not there yet is looked for again. */
function once(ask: () => Uint8Array | null): () => Uint8Array | null {
  let key: Uint8Array | null = null;
  return () => (key ??= ask());
}

const regionsIn = (list: string): readonly RegionId[] =>
  list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(asRegionId);
