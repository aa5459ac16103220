/** A member's client: matrix-js-sdk as applications use it, with its own sync loop and a crypto store in memory. */
import { randomBytes } from "node:crypto";
import {
  ClientEvent,
  SyncState,
  createClient,
  type MatrixClient,
  type MatrixEvent,
  MatrixEventEvent,
  RoomEvent,
} from "matrix-js-sdk";
import { OnlySignedDevicesIsolationMode } from "matrix-js-sdk/lib/crypto-api/index.js";
import { quietLogger, silenceSdk } from "../../bot/matrix/quiet.ts";
import { asRoomId, type RoomId, type UserId } from "../../src/ids.ts";

export type Heard = {
  readonly room: RoomId;
  readonly sender: string;
  readonly type: string;
  readonly content: Record<string, unknown>;
  readonly id: string;
  readonly failed: boolean;
};

export type TestMember = {
  readonly user: UserId;
  readonly client: MatrixClient;
  /** The newest state of every event heard, in order. */
  heard(): readonly Heard[];
  bodies(room: RoomId): readonly string[];
  say(room: RoomId, text: string): Promise<string>;
  stop(): void;
};

export type MemberOptions = {
  readonly url: URL;
  readonly user: UserId;
  readonly password: string;
  /** `first`: make an identity and sign with it. `none`: leave the device unsigned. */
  readonly identity: "first" | "none" | { readonly like: TestMember };
};

export const memberForTests = async (options: MemberOptions): Promise<TestMember> => {
  const deviceId = `MEMBER${randomBytes(4).toString("hex")}`;
  const login = createClient({ baseUrl: options.url.origin, logger: quietLogger });
  const session = await login.loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: options.user },
    password: options.password,
    device_id: deviceId,
  });
  const client = createClient({
    baseUrl: options.url.origin,
    userId: options.user,
    deviceId,
    accessToken: session.access_token,
    logger: quietLogger,
  });
  await client.initRustCrypto({ useIndexedDB: false });
  silenceSdk();
  const crypto = client.getCrypto();
  if (crypto === undefined) throw new Error("no crypto");
  // An unsigned device cannot send in this mode at all, and the tests want to see what it sends.
  if (options.identity !== "none") crypto.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
  const events = new Map<string, MatrixEvent>();
  client.on(RoomEvent.Timeline, (event) => {
    const id = event.getId();
    if (id !== undefined && !event.isState()) events.set(id, event);
  });
  client.on(MatrixEventEvent.Decrypted, (event) => {
    const id = event.getId();
    if (id !== undefined) events.set(id, event);
  });
  client.on(RoomEvent.MyMembership, (room, membership) => {
    if (membership === "invite") void client.joinRoom(room.roomId);
  });
  const synced = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient({ initialSyncLimit: 100, threadSupport: false });
  await synced;
  if (options.identity === "first")
    await crypto.bootstrapCrossSigning({
      authUploadDeviceSigningKeys: async (upload) => {
        await upload(null);
      },
    });
  else if (options.identity !== "none") await signedBy(options.identity.like, deviceId);
  const heard = (): readonly Heard[] =>
    [...events.values()].map((event) => ({
      room: asRoomId(event.getRoomId() ?? ""),
      sender: event.getSender() ?? "",
      type: event.getType(),
      content: event.getContent(),
      id: event.getId() ?? "",
      failed: event.isDecryptionFailure(),
    }));
  return {
    user: options.user,
    client,
    heard,
    bodies: (room) =>
      heard()
        .filter((event) => event.room === room && !event.failed && event.type === "m.room.message")
        .map((event) => String(event.content["body"])),
    say: async (room, text) => (await client.sendTextMessage(room, text)).event_id,
    stop: () => client.stopClient(),
  };
};

/** Signs a further device of the same member, once the older client knows it. */
const signedBy = async (older: TestMember, deviceId: string): Promise<void> => {
  const crypto = older.client.getCrypto();
  if (crypto === undefined) throw new Error("no crypto");
  for (let tries = 0; tries < 40; tries += 1) {
    const devices = await crypto.getUserDeviceInfo([older.user], true);
    if (devices.get(older.user)?.has(deviceId) === true) return crypto.crossSignDevice(deviceId);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the older client never saw the device");
};
