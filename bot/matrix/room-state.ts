/**
 * Who is in which room, as the homeserver says: state events go into the SDK's Room objects, made the way its own sync
 * makes them, so that membership and encryption settings reach the crypto (matrix-notes.md).
 */
import type { MatrixClient, MatrixEvent, Room } from "matrix-js-sdk";
import { SyncApi } from "matrix-js-sdk/lib/sync.js";
import { RoomStateEvent } from "matrix-js-sdk/lib/models/room-state.js";
import { z } from "zod";
import type { Machine } from "./machine.ts";
import { quietLogger } from "./quiet.ts";

const StateEvent = z.looseObject({
  type: z.string(),
  state_key: z.string(),
  sender: z.string(),
  event_id: z.string(),
  content: z.record(z.string(), z.unknown()),
});

/** What a batch changed in one room. */
export type StateChange = {
  readonly membersChanged: boolean;
  /** Somebody else left, was removed or invited anew: the megolm session must not go on. */
  readonly someoneLeft: boolean;
  /** Encryption settings or history visibility. */
  readonly rulesChanged: boolean;
  /** Anything but membership. */
  readonly stateChanged: boolean;
  readonly ownMembership: string | null;
  readonly broken: number;
};

export type RoomState = {
  get(room: string): Room | null;
  all(): readonly Room[];
  apply(room: string, events: readonly unknown[]): Promise<StateChange>;
};

export const roomStateOf = (client: MatrixClient, machine: Machine, ownUser: string): RoomState => {
  const factory = new SyncApi(client, {}, { logger: quietLogger, cryptoCallbacks: machine.crypto });
  const mapper = client.getEventMapper({ decrypt: false, preventReEmit: true });
  // RustCrypto would discard sessions on leave without being waited for, in the middle of our encryption
  // (rust-crypto.ts onRoomStateEvent). room-keys.ts does it in order instead.
  client.removeAllListeners(RoomStateEvent.Events);

  const apply = async (id: string, raw: readonly unknown[]): Promise<StateChange> => {
    const known = client.getRoom(id);
    const room = known ?? factory.createRoom(id);
    const { events, broken } = stateEvents(raw, (event) => mapper({ ...event, room_id: id }));
    for (const event of events)
      if (event.getType() === "m.room.encryption" && event.getStateKey() === "")
        await machine.crypto.onCryptoEvent(room, event);
    room.currentState.setStateEvents(events);
    const own = events.findLast((e) => e.getType() === "m.room.member" && e.getStateKey() === ownUser);
    const ownMembership = own === undefined ? null : membershipOf(own);
    if (ownMembership !== null) room.updateMyMembership(ownMembership);
    if (known === null) client.store.storeRoom(room);
    const members = events.filter((e) => e.getType() === "m.room.member");
    return {
      membersChanged: members.length > 0,
      someoneLeft:
        known !== null && members.some((e) => e.getStateKey() !== ownUser && membershipOf(e) !== "join"),
      rulesChanged: events.some(
        (e) => e.getType() === "m.room.encryption" || e.getType() === "m.room.history_visibility",
      ),
      stateChanged: members.length < events.length,
      ownMembership,
      broken,
    };
  };
  return { get: (id) => client.getRoom(id), all: () => client.getRooms(), apply };
};

const stateEvents = (
  raw: readonly unknown[],
  made: (event: z.infer<typeof StateEvent>) => MatrixEvent,
): { events: MatrixEvent[]; broken: number } => {
  const events: MatrixEvent[] = [];
  let broken = 0;
  for (const item of raw) {
    if (typeof item !== "object" || item === null || !("state_key" in item)) continue;
    const event = StateEvent.safeParse(item);
    if (event.success) events.push(made(event.data));
    else broken += 1;
  }
  return { events, broken };
};

const membershipOf = (event: MatrixEvent): string => {
  const membership: unknown = event.getContent()["membership"];
  return typeof membership === "string" ? membership : "leave";
};
