/** What the guard says: key -> its variables. kinds: a list of `guard-kind` terms; what was found is never shown. */
export const GUARD = {
  /** With the code of the case that stands with the cleaned text. */
  "guard-stopped-room": ["kinds"],
  "guard-stopped-room-no-alert": ["kinds"],
  "guard-stopped-direct": ["kinds"],
  /** Glossary 6: a person's name. */
  "guard-ask": [],
  /** Any other kind. */
  "guard-ask-kinds": ["kinds"],
  /** Everybody in the room has seen it already; the same question, without the promise. */
  "guard-ask-room": ["kinds"],
  /** Above the cleaned words of a member (a quote), which the bot shows for the member's body. */
  relayed: ["org"],
  "guard-posted": [],
  "guard-not-posted": [],
  "guard-media-refused": [],
  "guard-media-direct": [],
  "guard-oversized": [],
  "guard-failed": [],
} as const;
