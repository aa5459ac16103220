/** What a member hears when the bot could not read a message: plain steps, in the direct room (matrix-notes.md, Exactly once). */
import type { Effect } from "../src/decision.ts";
import type { UserId } from "../src/ids.ts";
import type { TextKey } from "../src/texts/keys.ts";
import type { RefusedWhy, WireEvent } from "./ports.ts";

export type Unreadable = RefusedWhy | "missing_key" | "stranger" | "failed";

export function unreadable(why: Unreadable, user: UserId, event?: WireEvent): readonly Effect[] {
  const words: Effect = {
    kind: "say",
    to: { kind: "direct", user },
    line: { key: keyFor(why) },
    mentions: [],
  };
  // What came in the clear lies open on the homeserver: it is removed at once.
  return why === "cleartext" && event !== undefined
    ? [{ kind: "redact", room: event.room, event: event.eventId }, words]
    : [words];
}

function keyFor(why: Unreadable): TextKey {
  switch (why) {
    case "unsigned_device":
      return "device-unverified";
    case "withheld":
    case "foreign_sender":
      return "key-withheld";
    case "cleartext":
      return "cleartext-refused";
    case "missing_key":
    case "unknown_device":
    case "malformed":
      return "message-unreadable";
    case "failed":
      return "guard-failed";
    case "stranger":
      return "not-member";
  }
}
