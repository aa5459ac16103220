/**
 * The parts of matrix-js-sdk's RustCrypto that have no public door, fetched and checked at one place.
 * They are internals of 43.0.0: the version is pinned, and test/matrix/machine.test.ts fails when they move.
 */
import {
  DeviceLists,
  OlmMachine,
  UserId as RustUserId,
  type OutgoingRequest,
  type KeysQueryRequest,
  type SignatureUploadRequest,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import type { MatrixClient } from "matrix-js-sdk";
import { CryptoEvent } from "matrix-js-sdk/lib/crypto-api/CryptoEvent.js";
import { RustCrypto } from "matrix-js-sdk/lib/rust-crypto/rust-crypto.js";
import { KeyClaimManager } from "matrix-js-sdk/lib/rust-crypto/KeyClaimManager.js";
import { OutgoingRequestProcessor } from "matrix-js-sdk/lib/rust-crypto/OutgoingRequestProcessor.js";
import { OutgoingRequestsManager } from "matrix-js-sdk/lib/rust-crypto/OutgoingRequestsManager.js";
import { LogSpan } from "matrix-js-sdk/lib/logger.js";
import { PerSessionKeyBackupDownloader } from "matrix-js-sdk/lib/rust-crypto/PerSessionKeyBackupDownloader.js";
import { z } from "zod";
import { quietLogger } from "./quiet.ts";
import type { SyncResponse } from "./sync-response.ts";

export type Machine = {
  readonly crypto: RustCrypto;
  readonly olm: OlmMachine;
  /** Sends one request of the machine and tells the machine its answer. Retries 429 and network errors four times. */
  post(request: OutgoingRequest | KeysQueryRequest | SignatureUploadRequest): Promise<void>;
  /** Sends everything the machine wants to send now (key uploads, device queries) and waits for it. Errors stay queued. */
  flush(): Promise<void>;
  /** Opens Olm channels to the devices of these users that have none. Serialised, as the machine demands. */
  openChannels(users: readonly string[]): Promise<void>;
  /** Asks the server for these users' devices now, whatever the machine believes. */
  refreshDevices(users: readonly string[]): Promise<void>;
  /** Hands the crypto's part of a sync response to the machine: to-device messages first, they carry the keys. */
  receive(response: SyncResponse): Promise<void>;
  /**
   * After the token was committed. Sends what the machine wants to send, in the background, if it was told something or may have
   * to try again; after to-device messages also mends Olm channels that turned out broken, so that the next room keys get through.
   */
  afterSync(hadToDevice: boolean): void;
  /** Called with a user whose identity is another than the one first seen (trust on first use). */
  onIdentityChanged(report: (user: string, masterKey: string) => void): void;
  /** Looks for this session in the key backup, in the background. */
  askBackup(room: string, session: string): void;
};

const users = (ids: readonly string[]): RustUserId[] => ids.map((id) => new RustUserId(id));
/** What could not be sent stays queued in the machine and goes with a later sync. */
const forgive = (): void => {};

/** The ids that the Rust side accepts; what the server sends besides is left out. */
const valid = (ids: readonly string[]): RustUserId[] =>
  ids.flatMap((id) => {
    try {
      return [new RustUserId(id)];
    } catch {
      return [];
    }
  });

/** A request that failed is tried again with the first sync after this many milliseconds. */
const TRY_AGAIN_MS = 5_000;

/** Fallback keys are renewed by age when the machine hears of a sync: it hears of one at least this often. */
const HEARS_EVERY_MS = 3_600_000;

/**
 * Most syncs bring messages alone. Telling the machine nothing new costs 6 ms and a commit, before every alert; so it is told only
 * what differs: to-device messages, device lists, or other counts of our keys than it was told last.
 */
const cryptoNews = (now: () => number = Date.now): ((response: SyncResponse) => boolean) => {
  let told: string | null = null;
  let toldAt = 0;
  return (response) => {
    const { to_device, device_lists } = response;
    const keys = JSON.stringify([
      response.device_one_time_keys_count,
      response.device_unused_fallback_key_types ?? null,
    ]);
    const isNews =
      keys !== told ||
      now() - toldAt > HEARS_EVERY_MS ||
      to_device.events.length > 0 ||
      device_lists.changed.length > 0 ||
      device_lists.left.length > 0;
    if (isNews) [told, toldAt] = [keys, now()];
    return isNews;
  };
};

const masterKeyOf = async (olm: OlmMachine, user: string): Promise<string | null> => {
  const identity = await olm.getIdentity(new RustUserId(user));
  return identity === undefined
    ? null
    : (Object.values(MasterKey.parse(JSON.parse(identity.masterKey)).keys)[0] ?? null);
};
const MasterKey = z.looseObject({ keys: z.record(z.string(), z.string()) });

export const machineOf = (client: MatrixClient): Machine => {
  const crypto = client.getCrypto();
  if (!(crypto instanceof RustCrypto)) throw new Error("matrix-js-sdk without the Rust crypto");
  const olm: unknown = Reflect.get(crypto, "olmMachine");
  const claims: unknown = Reflect.get(crypto, "keyClaimManager");
  const processor: unknown = Reflect.get(crypto, "outgoingRequestProcessor");
  const requests: unknown = Reflect.get(crypto, "outgoingRequestsManager");
  const downloader: unknown = Reflect.get(crypto, "perSessionBackupDownloader");
  if (!(olm instanceof OlmMachine)) throw new Error("matrix-js-sdk changed: olmMachine");
  if (!(claims instanceof KeyClaimManager)) throw new Error("matrix-js-sdk changed: keyClaimManager");
  if (!(processor instanceof OutgoingRequestProcessor))
    throw new Error("matrix-js-sdk changed: outgoingRequestProcessor");
  if (!(requests instanceof OutgoingRequestsManager))
    throw new Error("matrix-js-sdk changed: outgoingRequestsManager");
  if (!(downloader instanceof PerSessionKeyBackupDownloader))
    throw new Error("matrix-js-sdk changed: backup downloader");
  const newsForCrypto = cryptoNews();
  let toldSince = true;
  let flushedAt = 0;
  const openChannels: Machine["openChannels"] = (ids) =>
    claims.ensureSessionsForUsers(new LogSpan(quietLogger, ""), users(ids));
  return {
    crypto,
    olm,
    openChannels,
    // Straight to the machine: RustCrypto.processSyncChanges reads fields of what members sent without looking
    // (content.transaction_id), so that one malformed to-device message would stop the bot for good.
    receive: async (response) => {
      if (!newsForCrypto(response)) return;
      toldSince = true;
      const lists = new DeviceLists(valid(response.device_lists.changed), valid(response.device_lists.left));
      const counts = new Map(Object.entries(response.device_one_time_keys_count));
      const fallback = response.device_unused_fallback_key_types;
      await olm.receiveSyncChanges(
        JSON.stringify(response.to_device.events),
        lists,
        counts,
        fallback === undefined ? undefined : new Set(fallback),
      );
    },
    afterSync: (hadToDevice) => {
      // To look costs 2 ms: not after every message and every echo of our own.
      if (toldSince || Date.now() - flushedAt > TRY_AGAIN_MS) {
        [toldSince, flushedAt] = [false, Date.now()];
        crypto.onSyncCompleted({});
      }
      if (hadToDevice) openChannels([]).catch(forgive);
    },
    post: (request) => processor.makeOutgoingRequest(request),
    flush: () => requests.doProcessOutgoingRequests(),
    refreshDevices: (ids) => processor.makeOutgoingRequest(olm.queryKeysForUsers(users(ids))),
    onIdentityChanged: (report) => {
      crypto.on(CryptoEvent.UserTrustStatusChanged, (user, status) => {
        if (!status.needsUserApproval) return;
        // Who changes keys at this moment is reported with the change after it.
        masterKeyOf(olm, user).then((key) => key !== null && report(user, key), forgive);
      });
    },
    askBackup: (room, session) => downloader.onDecryptionKeyMissingError(room, session),
  };
};
