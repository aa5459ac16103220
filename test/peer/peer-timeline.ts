import type { EventId, RoomId } from "../../src/ids.ts";
import type { PeerEvent } from "./peer-event.ts";
import { readEvent } from "./peer-event.ts";
import type { FailedLine, MemberLine, UtdLine } from "./peer-lines.ts";

/** What a person would see of an event now: after edits, and null after its redaction. */
export type Shown = PeerEvent & { readonly edits: number };

/** All that one member has seen, in the order of its syncs, each event once. */
export type Timeline = {
  readonly events: readonly PeerEvent[];
  /** Not read so far; an entry goes when its key comes. */
  readonly unreadable: ReadonlyMap<EventId, UtdLine>;
  readonly lines: readonly MemberLine[];
  readonly errors: readonly FailedLine[];
  readonly rooms: ReadonlyMap<RoomId, { readonly encrypted: boolean }>;
  event(id: EventId): PeerEvent | null;
  isRedacted(id: EventId): boolean;
  /** The event with its newest edit applied; null when unknown, unread or redacted. */
  current(id: EventId): Shown | null;
  /** The room's messages and polls as they stand now, oldest first; `thread`: those of one thread, its root first. */
  messages(room: RoomId, thread?: EventId): readonly Shown[];
};

const SHOWN_TYPES: ReadonlySet<string> = new Set(["m.room.message", "org.matrix.msc3381.poll.start"]);

export type GrowingTimeline = Timeline & { add(line: MemberLine): void };

export function newTimeline(): GrowingTimeline {
  const events: PeerEvent[] = [];
  const byId = new Map<EventId, PeerEvent>();
  const edits = new Map<EventId, PeerEvent[]>();
  const unreadable = new Map<EventId, UtdLine>();
  const redacted = new Set<EventId>();
  const lines: MemberLine[] = [];
  const errors: FailedLine[] = [];
  const rooms = new Map<RoomId, { encrypted: boolean }>();

  function addEvent(event: PeerEvent): void {
    unreadable.delete(event.eventId);
    // A member that was killed in the middle of a sync is given that sync again.
    if (byId.has(event.eventId)) return;
    byId.set(event.eventId, event);
    events.push(event);
    if (event.replaces !== null) edits.set(event.replaces, [...(edits.get(event.replaces) ?? []), event]);
  }

  function add(line: MemberLine): void {
    lines.push(line);
    switch (line.ev) {
      case "event":
        addEvent(readEvent(line));
        break;
      case "utd":
        if (!byId.has(line.event_id)) unreadable.set(line.event_id, line);
        break;
      case "redacted":
        redacted.add(line.redacts);
        unreadable.delete(line.redacts);
        break;
      case "joined":
        rooms.set(line.room, { encrypted: line.encrypted });
        break;
      case "left":
        rooms.delete(line.room);
        break;
      case "error":
        errors.push(line);
        break;
      case "state":
      case "invited":
      case "withheld":
        break;
    }
  }

  function current(id: EventId): Shown | null {
    const event = byId.get(id);
    if (event === undefined || redacted.has(id)) return null;
    // Only the author's own edits count (the rules of m.replace), encrypted as the event was.
    const valid = (edits.get(id) ?? []).filter(
      (edit) =>
        edit.sender === event.sender && edit.encrypted === event.encrypted && !redacted.has(edit.eventId),
    );
    const last = valid.at(-1);
    if (last === undefined) return { ...event, edits: 0 };
    const { text, html, poll, mentions, trust, at, sentAt } = last;
    return { ...event, text, html, poll, mentions, trust, at, sentAt, edits: valid.length };
  }

  function messages(room: RoomId, thread?: EventId): readonly Shown[] {
    const shown = events.filter(
      (event) => event.room === room && SHOWN_TYPES.has(event.type) && event.replaces === null,
    );
    const wanted =
      thread === undefined ? shown : shown.filter((e) => e.thread === thread || e.eventId === thread);
    return wanted.map((event) => current(event.eventId)).filter((event) => event !== null);
  }

  return {
    events,
    unreadable,
    lines,
    errors,
    rooms,
    event: (id) => byId.get(id) ?? null,
    isRedacted: (id) => redacted.has(id),
    current,
    messages,
    add,
  };
}
