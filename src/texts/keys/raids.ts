/** Raids (src/raids/): key -> its variables. code: showRaidCode; plan: raid-lines.ts. */
export const RAIDS = {
  "card-raid": ["code"],
  "raid-any-place": [],
  "raid-no-end": [],
  "raid-until": ["time"],
  "raid-everybody": [],
  "raid-bodies": ["bodies"],
  "raid-confirm-open": ["plan"],
  "button-raid-start": [],
  /** To the coordination room and to the response room. */
  "raid-opened": ["code", "plan"],
  "raid-announced": ["code", "plan"],
  "raid-ask-visited": ["code"],
  "raid-ask-met": ["code"],
  /** what: a kind of place or of body. */
  "raid-count": ["what", "n"],
  "raid-ended": ["code", "time", "visited", "met", "cases"],
  "raid-over": ["code"],
  "raid-goes-on": ["code"],
  "raid-cancelled": ["code"],
  "raid-which": [],
  /** items: `raid-item`, joined by line breaks. */
  "raid-status": ["items"],
  "raid-item": ["code", "plan", "cases"],
  "raid-none": [],
  "raid-already-open": ["code"],
  "raid-not-open": ["code"],
  "raid-not-reported": ["code"],
  "raid-unknown": [],
  "not-allowed-raid": [],
} as const;
