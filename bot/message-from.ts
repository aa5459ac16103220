/** An opened event as the message that `understand` reads: in which room, by its meaning, and what it says. */
import { asRegionId } from "../src/ids.ts";
import type { Message, Where } from "../src/understand/message.ts";
import { readIncoming } from "./matrix/incoming.ts";
import type { Opened, Place } from "./ports.ts";
import type { InboxEvent, Store } from "./store/store.ts";

/** null: nothing that concerns the bot (a reaction, a kind of event it does not know). */
export function messageFrom(
  event: InboxEvent,
  opened: Extract<Opened, { kind: "opened" }>,
  store: Store,
): Message | null {
  const content = contentOf(readIncoming(opened.type, opened.content));
  if (content === null) return null;
  return {
    event: event.eventId,
    room: event.room,
    where: whereIs(event, store.rooms.place(event.room)),
    content,
  };
}

/** A room that is none of ours is one that its sender opened with the bot. */
function whereIs(event: InboxEvent, place: Place | null): Where {
  const [kind, of = ""] =
    place === null ? [] : [place.slice(0, place.indexOf(":")), place.slice(place.indexOf(":") + 1)];
  if (kind === "response" || kind === "coordination") return { kind, region: asRegionId(of) };
  return { kind: "direct", user: event.sender };
}

function contentOf(incoming: ReturnType<typeof readIncoming>): Message["content"] | null {
  switch (incoming.kind) {
    case "text":
      return {
        kind: "text",
        body: incoming.body,
        formatted: incoming.formatted,
        thread: incoming.thread,
        replyTo: incoming.replyTo,
        replaces: incoming.replaces,
      };
    case "vote":
      return incoming;
    case "media":
      return { kind: "media", thread: incoming.thread, replyTo: incoming.replyTo };
    case "oversized":
      return { kind: "oversized" };
    case "redaction":
      return { kind: "deleted", event: incoming.event };
    case "reaction":
    case "other":
    case "malformed":
      return null;
  }
}
