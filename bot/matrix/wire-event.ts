/** Raw events of the homeserver -> WireEvent. One bad event never stops the rest: it is counted and left out. Pure. */
import { z } from "zod";
import {
  asEventId,
  asMillis,
  asRoomId,
  asTxnId,
  asUserId,
  type EventId,
  type Millis,
  type TxnId,
} from "../../src/ids.ts";
import type { JsonObject, WireEvent } from "../ports.ts";
import { jsonObject } from "./json-object.ts";

/** 64 KiB is the bound of an event; what the server adds in `unsigned` is cut (see below), JSON escapes may grow the rest. */
const MOST_BYTES = 100_000;

const Event = z.looseObject({
  event_id: z.string().regex(/^\$.{1,254}$/),
  sender: z.string().regex(/^@[^:]{0,254}:.{1,254}$/),
  type: z.string().min(1).max(255),
  origin_server_ts: z.number().int().nonnegative(),
});
const Unsigned = z.looseObject({ transaction_id: z.string() });

export type TimelineItem =
  | { readonly kind: "event"; readonly event: WireEvent }
  /** Our own send, seen back; `txn` where the server tells it (only to the device that sent). `says`: no mere reaction or removal. */
  | {
      readonly kind: "echo";
      readonly eventId: EventId;
      readonly txn: TxnId | null;
      readonly sentAt: Millis;
      readonly says: boolean;
    }
  | { readonly kind: "state" }
  | { readonly kind: "broken" };

/** What a timeline entry is to us. */
export const readTimelineItem = (raw: unknown, room: string, ownUser: string): TimelineItem => {
  if (typeof raw === "object" && raw !== null && "state_key" in raw) return { kind: "state" };
  const event = Event.safeParse(raw);
  if (!event.success) return { kind: "broken" };
  const { event_id, sender, type, origin_server_ts } = event.data;
  if (sender === ownUser) {
    const unsigned = Unsigned.safeParse(event.data["unsigned"]);
    return {
      kind: "echo",
      eventId: asEventId(event_id),
      txn: unsigned.success ? asTxnId(unsigned.data.transaction_id) : null,
      sentAt: asMillis(origin_server_ts),
      says: type !== "m.room.redaction" && type !== "m.reaction",
    };
  }
  const whole = jsonObject.safeParse(event.data);
  if (!whole.success) return { kind: "broken" };
  const kept: JsonObject = { ...whole.data, room_id: room, unsigned: {} };
  if (Buffer.byteLength(JSON.stringify(kept)) > MOST_BYTES) return { kind: "broken" };
  return {
    kind: "event",
    event: {
      eventId: asEventId(event_id),
      room: asRoomId(room),
      sender: asUserId(sender),
      type,
      sentAt: asMillis(origin_server_ts),
      raw: kept,
    },
  };
};
