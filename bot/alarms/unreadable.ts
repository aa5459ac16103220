/** What a member hears when the bot could not read a message: plain steps, in the direct room (matrix-notes.md, Exactly once). */
import type { Effect } from "../../src/decision.ts";
import { deviceSteps } from "../../src/people/device-help.ts";
import type { UserId } from "../../src/ids.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import type { Place, RefusedWhy, WireEvent } from "../ports.ts";

export type Unreadable = RefusedWhy | "missing_key" | "stranger" | "locked" | "failed";

/** `place` is the room of the event; null: none of ours. */
export function unreadable(
  why: Unreadable,
  user: UserId,
  event?: WireEvent,
  place: Place | null = null,
): readonly Effect[] {
  const words: Extract<Effect, { kind: "say" }> = {
    kind: "say",
    to: { kind: "direct", user },
    line: { key: keyFor(why) },
    mentions: [],
  };
  // Read on the device that is verified, or on this one once it is.
  const steps: readonly Effect[] = why === "unsigned_device" ? [{ ...words, line: deviceSteps }] : [];
  return event !== undefined && mustGo(why, place)
    ? [{ kind: "redact", room: event.room, event: event.eventId }, words, ...steps]
    : [words, ...steps];
}

/**
 * What came in the clear lies open on the homeserver: it is removed at once. What others can read and the bot never will, because its
 * sender gave it no key or hides who wrote it, no guard has seen: it leaves the rooms that others read.
 */
function mustGo(why: Unreadable, place: Place | null): boolean {
  if (why === "cleartext") return true;
  const isShared = SHARED.some((kind) => place?.startsWith(kind) === true);
  return isShared && (why === "withheld" || why === "foreign_sender");
}

const SHARED = ["response:", "coordination:", "case:"] as const;

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
    case "locked":
      return "member-locked";
  }
}
