/**
 * The bot as a person others can trust: cross-signing identity, recovery key, secret storage, key backup.
 * Since April 2026 clients exclude devices that are not cross-signed, bots included (matrix-notes.md, Identity), so the
 * bot does not start before the homeserver shows its device signed by its identity.
 */
import { DeviceId as RustDeviceId, UserId as RustUserId } from "@matrix-org/matrix-sdk-crypto-wasm";
import { MatrixError } from "matrix-js-sdk/lib/http-api/errors.js";
import { z } from "zod";
import type { Journal } from "../ports.ts";
import { ConnectFailure } from "./failure.ts";
import type { Homeserver } from "./homeserver.ts";
import type { Machine } from "./machine.ts";
import { type PublishedKeys, publishedKeys } from "./published-keys.ts";
import type { RecoveryKey } from "./recovery-key.ts";
import { canonicalJson } from "./signature.ts";

export type IdentityNeeds = {
  readonly machine: Machine;
  readonly homeserver: Homeserver;
  readonly user: string;
  readonly device: string;
  /** For homeservers that ask for it when signing keys are published; Synapse does not at the first time. */
  readonly password: string | null;
  readonly recovery: RecoveryKey;
  readonly journal: Journal;
};

/**
 * Makes the identity or recovers it, and returns once the homeserver shows our device signed by it.
 * Every step can be repeated: a crash anywhere in between is mended by the next start.
 * @throws ConnectFailure `identity_locked`, `signing_refused`, `not_signed`
 */
export const ensureIdentity = async (needs: IdentityNeeds): Promise<void> => {
  const { machine } = needs;
  await machine.flush();
  await machine.refreshDevices([needs.user]);
  await ensureSigningKeys(needs, await publishedKeys(needs.homeserver, needs.user, needs.device));
  await ensureDeviceSigned(needs);
  await ensureSecretStorage(needs);
  await ensureBackup(needs);
  if ((await needs.recovery.replace()) === "replaced") needs.journal.info("recovery_key_replaced");
};

const ensureSigningKeys = async (needs: IdentityNeeds, published: PublishedKeys): Promise<void> => {
  const { crypto, olm } = needs.machine;
  const held = await olm.crossSigningStatus();
  const holdsAll = held.hasMaster && held.hasSelfSigning && held.hasUserSigning;
  if (published.master === null) {
    // Also when we hold keys: an upload that failed once is never tried again by the SDK (a known gap in CrossSigningIdentity.ts).
    await crypto.bootstrapCrossSigning({
      setupNewCrossSigning: true,
      authUploadDeviceSigningKeys: authorise(needs),
    });
    await needs.machine.refreshDevices([needs.user]);
    needs.journal.info("identity_made");
    return;
  }
  if (holdsAll && (await crypto.getCrossSigningKeyId()) === published.master) return;
  if (!needs.recovery.given) throw new ConnectFailure("identity_locked");
  try {
    await crypto.bootstrapCrossSigning({});
  } catch {
    throw new ConnectFailure("identity_locked"); // the secrets did not open: wrong recovery key, or none stored
  }
  await needs.machine.refreshDevices([needs.user]);
  if ((await crypto.getCrossSigningKeyId()) !== published.master) throw new ConnectFailure("identity_locked");
  needs.journal.info("identity_recovered");
};

const ensureDeviceSigned = async (needs: IdentityNeeds): Promise<void> => {
  const { olm } = needs.machine;
  for (let tries = 0; tries < 3; tries += 1) {
    const shown = (await publishedKeys(needs.homeserver, needs.user, needs.device)).device;
    const ours = olm.identityKeys;
    const sameKeys =
      shown?.ed25519 === ours.ed25519.toBase64() && shown.curve25519 === ours.curve25519.toBase64();
    if (sameKeys && shown.signed) return;
    needs.journal.info("identity_repair", { keys_shown: sameKeys, signed: shown?.signed ?? false });
    if (!sameKeys) await uploadDeviceKeys(needs);
    await needs.machine.refreshDevices([needs.user]);
    const device = await olm.getDevice(new RustUserId(needs.user), new RustDeviceId(needs.device));
    if (device === undefined) continue;
    await needs.machine.post(await device.verify());
  }
  throw new ConnectFailure("not_signed");
};

const Signatures = z.record(z.string(), z.record(z.string(), z.string()));

/** The machine uploads its device keys once and then believes them there; the server may have lost them (hermes-agent #7981). */
const uploadDeviceKeys = async (needs: IdentityNeeds): Promise<void> => {
  const keys = needs.machine.olm.identityKeys;
  const unsigned = {
    user_id: needs.user,
    device_id: needs.device,
    algorithms: ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
    keys: {
      [`curve25519:${needs.device}`]: keys.curve25519.toBase64(),
      [`ed25519:${needs.device}`]: keys.ed25519.toBase64(),
    },
  };
  const made = await needs.machine.olm.sign(canonicalJson(unsigned));
  const all = Signatures.parse(JSON.parse(made.asJSON()));
  const own = all[needs.user]?.[`ed25519:${needs.device}`];
  if (own === undefined) throw new Error("the machine did not sign its own device keys");
  const device_keys = { ...unsigned, signatures: { [needs.user]: { [`ed25519:${needs.device}`]: own } } };
  await needs.homeserver.insist({ method: "POST", path: "/keys/upload", body: { device_keys } });
};

const ensureSecretStorage = async (needs: IdentityNeeds): Promise<void> => {
  const { crypto } = needs.machine;
  if ((await needs.recovery.opens()) && (await crypto.isSecretStorageReady())) return;
  await crypto.bootstrapSecretStorage({
    createSecretStorageKey: () => Promise.resolve(needs.recovery.key),
    setupNewSecretStorage: !(await needs.recovery.opens()),
  });
  needs.journal.info("secret_storage_made");
};

const ensureBackup = async (needs: IdentityNeeds): Promise<void> => {
  const { crypto } = needs.machine;
  await crypto.checkKeyBackupAndEnable();
  if (
    (await crypto.getActiveSessionBackupVersion()) !== null &&
    (await crypto.getSessionBackupPrivateKey()) !== null
  )
    return;
  try {
    await crypto.loadSessionBackupPrivateKeyFromSecretStorage();
    await crypto.checkKeyBackupAndEnable();
  } catch {
    await crypto.resetKeyBackup(); // there is none, or one that our identity cannot open
  }
  needs.journal.info("key_backup_on");
};

const Challenge = z.looseObject({ session: z.string() });

/** Publishing signing keys: without a password first (the first time on Synapse), then with it where the server asks. */
const authorise =
  (needs: IdentityNeeds) =>
  async (upload: (auth: AuthDict | null) => Promise<void>): Promise<void> => {
    try {
      await upload(null);
    } catch (error) {
      if (!(error instanceof MatrixError) || error.httpStatus !== 401) throw error;
      const challenge = Challenge.safeParse(error.data);
      if (!challenge.success || needs.password === null) throw new ConnectFailure("signing_refused");
      const identifier = { type: "m.id.user", user: needs.user };
      await upload({
        type: "m.login.password",
        identifier,
        password: needs.password,
        session: challenge.data.session,
      });
    }
  };
type AuthDict = Parameters<Parameters<NonNullable<BootstrapOptions["authUploadDeviceSigningKeys"]>>[0]>[0];
type BootstrapOptions = Parameters<Machine["crypto"]["bootstrapCrossSigning"]>[0];
