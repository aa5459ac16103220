/**
 * What the guard says: key -> its variables. kinds: a list of `guard-kind` terms; instead: a list of `guard-instead` terms (how to
 * say it without); what was found is never shown.
 */
export const GUARD = {
  /** With the code of the case that stands with the cleaned text. */
  "guard-stopped-room": ["kinds"],
  "guard-stopped-room-no-alert": ["kinds"],
  /** Besides what was taken out there are no words. */
  "guard-stopped-room-nothing-left": ["kinds", "instead"],
  "guard-stopped-edit": ["kinds"],
  "guard-stopped-direct": ["kinds"],
  /** Glossary 6: a person's name. */
  "guard-ask": [],
  /** Any other kind. */
  "guard-ask-kinds": ["kinds"],
  /** Everybody in the room has seen it already; the same question, without the promise. */
  "guard-ask-room": ["kinds"],
  /** Of an event that has no cleaned form. */
  "guard-ask-room-whole": ["kinds", "instead"],
  /** Over the taps, below one of the messages above, in few words. */
  "guard-tap-send": ["kinds"],
  "guard-tap-removed": ["kinds"],
  "guard-tap-personal": ["kinds"],
  /** Of words for the bot alone, which were carried out without what was found. */
  "guard-warned": ["kinds"],
  /** Above the cleaned words of a member (a quote), which the bot shows for the member's body. */
  relayed: ["org"],
  "guard-posted": [],
  "guard-not-posted": [],
  "guard-media-refused": [],
  "guard-media-direct": [],
  "guard-oversized": [],
  "guard-failed": [],
  /** Reactions and reasons of deleting are not encrypted: words in them are taken out. */
  "guard-clear-words": [],
  /** Of a kind that the bot does not know (a poll, an app of its own), which holds personal data. */
  "guard-stopped-unfamiliar": ["kinds", "instead"],
  // Appeals. found: a list of guard-found-at; kind: a `guard-kind` term, the word-th word of `of`.
  "guard-found-at": ["kind", "word", "of"],
  "guard-appealed": ["found"],
  "guard-appealed-meanwhile": ["found"],
  /** To the coordinators. */
  "guard-appeal": ["found"],
  "guard-appeal-agreed": [],
  "guard-appeal-declined": [],
  "button-not-personal": [],
  "button-do-not-send": [],
  "button-yes-remove": [],
  "button-leave-it": [],
  "button-seen": [],
  "button-mistake": [],
  "button-rightly": [],
  // For coordinators, below the numbers. kinds: a list of numbers-guard-kind, or `none`.
  "numbers-guard": ["stopped", "kinds", "asked", "insisted", "appealed", "mistakes"],
  "numbers-guard-kind": ["kind", "n"],
} as const;
