/**
 * The Matrix side of the bot, put together: START HERE. Connect once, then `start` the loop.
 * matrix-js-sdk is used for crypto and HTTP only: never startClient(), never sendEvent (matrix-notes.md).
 */
import { join } from "node:path";
import { createClient } from "matrix-js-sdk";
import { OnlySignedDevicesIsolationMode } from "matrix-js-sdk/lib/crypto-api/index.js";
import { z } from "zod";
import type { UserId } from "../../src/ids.ts";
import type { Vault } from "../ports.ts";
import { uploadBy } from "./attachment.ts";
import { watchProcess } from "./crash.ts";
import { downloadBy } from "./download.ts";
import { type DurableIndexedDb, openDurableIndexedDb } from "./crypto-store/durable-indexeddb.ts";
import { ConnectFailure, type Fatal, failureOf } from "./failure.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { type Homeserver, homeserverOf } from "./homeserver.ts";
import { readKeysAnswer } from "./keys-answer.ts";
import { ensureIdentity } from "./identity.ts";
import { type Credentials, type Device, deviceOf } from "./login.ts";
import { type Machine, machineOf } from "./machine.ts";
import { type Matrix, type MatrixPorts, matrixOf } from "./matrix.ts";
import { quietLogger, silenceSdk } from "./quiet.ts";
import { recoveryKeyOf } from "./recovery-key.ts";
import { roomStateOf } from "./room-state.ts";

export type { Matrix, MatrixPorts } from "./matrix.ts";

export type MatrixSettings = {
  readonly homeserver: URL;
  /** `@localpart:server` of the bot. */
  readonly user: UserId;
  readonly credentials: Credentials;
  /** Of an identity that exists already (foreign homeserver, restore); null lets the bot make its own. */
  readonly recoveryKey: string | null;
  /** 32 bytes that encrypt the crypto store at rest. */
  readonly storeKey: Uint8Array;
  /** The crypto store lies here, in `crypto.db`. */
  readonly dataFolder: string;
};

/**
 * Logs in (once in the bot's life), opens the crypto store, makes or recovers the identity, and returns only when the
 * homeserver shows our device signed by it.
 * @throws ConnectFailure for what a person can mend, CryptoStoreError when the crypto store cannot be opened
 */
export const connectMatrix = async (settings: MatrixSettings, ports: MatrixPorts): Promise<Matrix> => {
  const fatal = once(ports.onFatal);
  const watch = watchProcess(ports.journal, () => fatal({ kind: "uncaught" }));
  const own: Own = { user: settings.user, master: null };
  const http = watchedFetch(settings.homeserver, ports, own, fatal);
  const device = await deviceOf(settings.homeserver, settings.user, settings.credentials, ports.vault, http);
  const store = await openStore(settings, fatal);
  const { machine, client, recovery } = await openMachine(settings, ports.vault, device, http);
  const close = async (): Promise<void> => {
    watch.closing();
    machine.crypto.stop();
    await new Promise((resolve) => setTimeout(resolve, 100)); // transactions under way reach the disk
    store.close();
    watch.end();
  };
  const homeserver = homeserverOf(client);
  const { user } = settings;
  try {
    if (store.created && ports.vault.get(DEVICE_KEY) !== null) throw new ConnectFailure("store_lost");
    await ensureOwnStore(machine, homeserver, user, ports.vault);
    const password = settings.credentials.kind === "password" ? settings.credentials.password : null;
    const { journal } = ports;
    await ensureIdentity({ machine, homeserver, user, device: device.deviceId, password, recovery, journal });
    own.master = await machine.crypto.getCrossSigningKeyId();
  } catch (error) {
    await close();
    throw asConnectFailure(error);
  }
  const rooms = roomStateOf(client, machine, user);
  return matrixOf({
    ownUser: user,
    ports,
    fatal,
    machine,
    homeserver,
    rooms,
    deviceId: device.deviceId,
    password: settings.credentials.kind === "password" ? settings.credentials.password : null,
    upload: uploadBy(client),
    download: downloadBy(client),
    close,
  });
};

/** The identity that this process made sure of; null: not yet. Members' devices read nobody else. */
type Own = { readonly user: UserId; master: string | null };

type Report = (fatal: Fatal) => void;

const watchedFetch = (
  homeserver: URL,
  { journal, onKeys, onTime }: MatrixPorts,
  own: Own,
  fatal: Report,
): typeof fetch =>
  guardedFetch(homeserver, {
    onKeys: (answer) => {
      const shown = readKeysAnswer(answer);
      const ours = shown.find(({ user }) => user === own.user)?.master ?? null;
      if (own.master !== null && ours !== null && ours !== own.master) {
        journal.alarm("own_identity_replaced");
        fatal({ kind: "identity_replaced" });
      }
      onKeys?.(shown);
    },
    onTime: (at) => onTime?.(at),
    onLeak: (what) => {
      journal.alarm("leak_stopped", { what });
      fatal({ kind: "leak_stopped" });
    },
    onKeyClash: () => {
      journal.alarm("one_time_key_clash");
      fatal({ kind: "key_clash" });
    },
    onSlow: (endpoint) => journal.alarm("homeserver_slow", { endpoint }),
  });

/**
 * How far our own megolm sessions have gone. No process goes on with a session of an earlier one (room-keys.ts), so that nothing is
 * lost with the last steps of it; and no message waits for a commit after its encryption.
 */
const OUTBOUND: ReadonlySet<string> = new Set(["outbound_group_sessions"]);

const openStore = (settings: MatrixSettings, fatal: Report): Promise<DurableIndexedDb> =>
  openDurableIndexedDb({
    file: join(settings.dataFolder, "crypto.db"),
    key: settings.storeKey,
    maySlip: OUTBOUND,
    onBroken: () => {
      fatal({ kind: "store_broken" });
      process.exit(70); // memory is ahead of the disk: nothing more may happen
    },
  });

const openMachine = async (settings: MatrixSettings, vault: Vault, device: Device, http: typeof fetch) => {
  const recovery = recoveryKeyOf(vault, settings.recoveryKey);
  const client = createClient({
    baseUrl: settings.homeserver.origin,
    userId: settings.user,
    deviceId: device.deviceId,
    accessToken: device.accessToken,
    logger: quietLogger,
    fetchFn: http,
    cryptoCallbacks: recovery.callbacks,
    disableVoip: true,
  });
  recovery.attach(client.secretStorage);
  silenceSdk();
  await client.initRustCrypto({ cryptoDatabasePrefix: "dabyl", storageKey: settings.storeKey });
  const machine = machineOf(client);
  machine.crypto.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
  return { client, machine, recovery };
};

/** A homeserver that is away while we connect is a reason to try again later, not a bug. */
const asConnectFailure = (error: unknown): unknown => {
  if (error instanceof ConnectFailure) return error;
  const failure = failureOf(error);
  if (failure.kind === "token_invalid") return new ConnectFailure("token_invalid");
  return failure.kind === "refused" ? error : new ConnectFailure("homeserver_unreachable");
};

/** A device whose keys are elsewhere must not start: it would publish new keys under an old name. */
const ensureOwnStore = async (
  machine: Machine,
  homeserver: Homeserver,
  user: UserId,
  vault: Vault,
): Promise<void> => {
  const known = vault.get(DEVICE_KEY);
  const ours = machine.olm.identityKeys.ed25519.toBase64();
  if (known !== null && known !== ours) throw new ConnectFailure("store_lost");
  if (known === null) vault.set(DEVICE_KEY, ours);
  const whoami = await homeserver.insist({ method: "GET", path: "/account/whoami" });
  if (WhoAmI.parse(whoami).user_id !== user) throw new ConnectFailure("other_user");
};
const DEVICE_KEY = "matrix.device_key";
const WhoAmI = z.looseObject({ user_id: z.string() });

const once = <T>(report: (value: T) => void): ((value: T) => void) => {
  let reported = false;
  return (value) => {
    if (reported) return;
    reported = true;
    report(value);
  };
};
