/** The running connection: what the rest of the bot holds in its hands. Made by connectMatrix. */
import type { Room } from "matrix-js-sdk";
import { asUserId, type RoomId, type UserId } from "../../src/ids.ts";
import type {
  Journal,
  JsonObject,
  Opened,
  OutboxQueue,
  RoomRegister,
  SyncJournal,
  Vault,
  WireEvent,
} from "../ports.ts";
import { type Upload, withPicture } from "./attachment.ts";
import { type Unseal, withDetail } from "./detail-message.ts";
import type { Download } from "./download.ts";
import { backfillOf } from "./backfill.ts";
import { type DeviceState, deviceStateOf } from "./device-state.ts";
import { type Fatal, fatalOf } from "./failure.ts";
import type { KeysShown } from "./keys-answer.ts";
import { type ForeignRoom, foreignRooms } from "./foreign-rooms.ts";
import type { Homeserver } from "./homeserver.ts";
import type { Machine } from "./machine.ts";
import { openerOf } from "./opening.ts";
import { outboxOf } from "./outbox.ts";
import { roomKeysOf } from "./room-keys.ts";
import type { RoomState } from "./room-state.ts";
import { ownSessionsOf } from "./own-sessions.ts";
import { takeTurns } from "./turns.ts";
import { roomWatchOf, type RoomWatchHooks } from "./room-watch.ts";
import { type Rooms, roomsOf } from "./rooms.ts";
import { lookForStrangers, prepareRoom, sendRow } from "./sending.ts";
import { strangersOf } from "./strangers.ts";
import { runSync, type SyncHooks } from "./sync.ts";

export type MatrixPorts = {
  readonly vault: Vault;
  readonly journal: Journal;
  readonly syncJournal: SyncJournal;
  readonly outbox: OutboxQueue;
  readonly register: RoomRegister;
  /** SVG -> PNG. */
  readonly draw: (svg: string) => Promise<Uint8Array>;
  /** A sealed detail for its reader; null: no longer. */
  readonly unseal: Unseal;
  /** The process must end with exit code 70; called once. */
  readonly onFatal: (fatal: Fatal) => void;
  /** What the homeserver shows of users' keys; called before they are used. What it throws makes the answer count as none. */
  readonly onKeys?: (shown: readonly KeysShown[]) => void;
  /** The homeserver's clock, milliseconds since 1970, whole seconds. */
  readonly onTime?: (at: number) => void;
};

/** What the rest of the bot hears while the loop runs. */
export type MatrixHooks = SyncHooks &
  RoomWatchHooks & {
    /** Somebody else is signed in to the bot's account; `ended`: not any more. */
    readonly onSession?: (device: string, ended: boolean) => void;
    /**
     * Until then no room gets keys ahead: of hundreds of members they would take a second from the start. What has to be sent meanwhile
     * takes its keys with it. Left out, rooms get them at once.
     */
    readonly started?: Promise<void>;
  };

export type Matrix = {
  readonly user: UserId;
  readonly deviceId: string;
  readonly rooms: Rooms;
  /** Resolves once the first sync is committed; then the loop goes on by itself. Rejects never: see onFatal. */
  start(hooks: MatrixHooks): Promise<void>;
  /** What an event says. Can be asked again at any time; `waiting` ones after each onBatch. */
  open(event: WireEvent): Promise<Opened>;
  /** A file of a member's message, in memory. */
  readonly download: Download;
  /** Has this user accepted the invitation? Who has not cannot read what is sent now (history for joined members only). */
  hasJoined(room: RoomId, user: UserId): boolean;
  /** Is this user in the room, or invited, and nobody else beside the bot? As the sync told; false also where it has not told yet. */
  isAlone(room: RoomId, user: UserId): boolean;
  /** Could this user read what the bot sends now? */
  deviceState(user: UserId): Promise<DeviceState>;
  /** Rooms that others opened and the bot is in. */
  foreignRooms(): readonly ForeignRoom[];
  /** Is somebody else signed in to the bot's account? Also looked at whenever the homeserver tells of a change. */
  lookAtSessions(): Promise<void>;
  /** New rows stand in the outbox. */
  wake(): void;
  /** Ends the loop, waits for sends under way, closes the crypto store. Timers of the SDK linger: end the process afterwards. */
  stop(): Promise<void>;
};

export type MatrixParts = {
  readonly ownUser: UserId;
  readonly ports: MatrixPorts;
  readonly fatal: (fatal: Fatal) => void;
  readonly machine: Machine;
  readonly homeserver: Homeserver;
  readonly rooms: RoomState;
  readonly deviceId: string;
  /** For ending other sessions of the account. */
  readonly password: string | null;
  readonly upload: Upload;
  readonly download: Download;
  readonly close: () => Promise<void>;
};

/** What a content lacks before it is sent: the drawing of a picture, the words or the file of a sealed detail. */
const finishing = ({ draw, unseal }: Pick<MatrixPorts, "draw" | "unseal">, upload: Upload) => {
  const pictures = withPicture(draw, upload);
  const details = withDetail(unseal, upload);
  return async (content: JsonObject): Promise<JsonObject> => pictures(await details(content));
};

/** The parts wired: one sync loop, one outbox, one opener. */
export const matrixOf = (parts: MatrixParts): Matrix => {
  const { machine, homeserver, rooms, ports, ownUser } = parts;
  const { journal, register, syncJournal } = ports;
  const stopping = new AbortController();
  const keys = roomKeysOf(machine, rooms);
  let hooked: MatrixHooks | null = null;
  const made = roomsOf({ homeserver, register, journal, ownUser });
  const watch = roomWatchOf({
    homeserver,
    rooms,
    register,
    titles: made.titles,
    journal,
    ownUser,
    hooks: () => hooked ?? {},
  });
  const sending = {
    isStopped: watch.isStopped,
    homeserver,
    rooms,
    keys,
    register,
    onDisk: () => ports.outbox.onDisk(),
    finish: finishing(ports, parts.upload),
    ownUser,
    onStranger: strangersOf(homeserver, ownUser, journal, (stranger) => hooked?.onStranger?.(stranger)),
  };
  const broken = (error: unknown): void => {
    journal.alarm("matrix_bug", { name: error instanceof Error ? error.name : "unknown" });
    parts.fatal(fatalOf(error));
  };
  const outbox = outboxOf(ports.outbox, (row, attempt) => sendRow(sending, row, attempt), journal, broken);
  const sessions = ownSessionsOf({
    ...parts,
    journal,
    onSession: (device, ended) => hooked?.onSession?.(device, ended),
  });
  const turn = takeTurns();
  const lookAtSessions = (): Promise<void> => turn("sessions", sessions).catch(broken);
  const backfill = backfillOf({ homeserver, syncJournal, journal, ownUser, signal: stopping.signal });
  const prepare = (room: RoomId): void => {
    if (register.place(room)?.startsWith("response:") !== true) return;
    void (hooked?.started ?? Promise.resolve()).then(() => prepareRoom(sending, room)).catch(broken);
  };
  let loop: Promise<void> = Promise.resolve();
  const start = (hooks: MatrixHooks): Promise<void> =>
    new Promise((resolve) => {
      hooked = hooks;
      const onBatch = async (): Promise<void> => {
        const worked = hooks.onBatch();
        outbox.reachable();
        backfill(() => void hooks.onBatch()).catch(broken);
        await worked;
        await outbox.idle();
      };
      const onMembership = (room: RoomId): void => {
        hooks.onMembership(room);
        if (lookForStrangers(sending, room) === "nobody") hooks.onNoStranger?.(room);
        outbox.roomChanged(room);
        prepare(room);
      };
      const onState = (room: RoomId): void => {
        watch.look(room);
        outbox.roomChanged(room);
      };
      const context = {
        homeserver,
        machine,
        rooms,
        keys,
        ownUser,
        isOurs: (room: RoomId) => register.place(room) !== null,
        syncJournal,
        journal,
        signal: stopping.signal,
      };
      machine.onIdentityChanged((user, masterKey) => {
        journal.alarm("member_identity_changed");
        hooks.onIdentityChanged?.(asUserId(user), masterKey);
      });
      loop = runSync(
        { ...context, onFatal: parts.fatal },
        { ...hooks, onBatch, onMembership, onState, onOwnDevices: () => void lookAtSessions() },
        () => {
          void lookAtSessions();
          resolve();
        },
      ).catch(broken);
    });
  return {
    user: ownUser,
    deviceId: parts.deviceId,
    rooms: made,
    start,
    open: openerOf(machine),
    download: parts.download,
    hasJoined: (room, user) => rooms.get(room)?.getMember(user)?.membership === "join",
    isAlone: (room, user) => isAlone(rooms.get(room), user, ownUser),
    deviceState: deviceStateOf(machine),
    foreignRooms: () => foreignRooms(rooms, register, ownUser),
    lookAtSessions,
    wake: () => outbox.wake(),
    stop: async () => {
      stopping.abort();
      await Promise.all([outbox.stop(), loop]);
      await parts.close();
    },
  };
};

const isAlone = (room: Room | null, user: UserId, ownUser: UserId): boolean => {
  const here = room
    ?.getMembers()
    .filter(({ membership }) => membership === "join" || membership === "invite");
  return here?.length === 2 && [user, ownUser].every((one) => here.some(({ userId }) => userId === one));
};
