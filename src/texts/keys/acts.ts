/** What happened to a case, and the questions before an act: key -> its variables. `org`: a term of `kind`, or a name. */
export const ACTS = {
  /** time: a moment; since: a duration since the alert (`durationText`). */
  taken: ["org", "time", "since"],
  "already-taken": ["org", "time"],
  "already-yours": ["time"],
  /** A question to the receiving body, in the thread: org is the receiver. The giver holds the case until it says yes. */
  offered: ["org"],
  /** The same to a member of the receiving body alone; org is the giver. */
  "offer-yours": ["org"],
  "offer-accepted": ["org", "time"],
  "offer-declined": ["org"],
  /** A coordinator points an open case out to a body. */
  assigned: ["org"],
  /** In the case that ends; other: code of the case that goes on. */
  merged: ["other"],
  /** In the case that goes on; other: code. */
  "merged-here": ["other"],
  transferred: ["region"],
  "transferred-here": ["region"],
  /** time: a moment (date_time); summary: the `summary-…` parts. */
  closed: ["time", "summary"],
  "closed-short": ["time", "outcome"],
  reopened: [],
  withdrawn: [],
  /** act: a term of `act`. */
  undone: ["act"],
  /** fields: a list of terms of `field`. */
  corrected: ["fields"],
  answered: ["fields"],
  "nothing-to-undo": [],
  "undo-expired": [],
  "nothing-to-ask": [],
  "nothing-changed": [],
  "confirm-take": [],
  "confirm-take-which": [],
  "confirm-take-or-hand-over": [],
  "confirm-hand-over": ["org"],
  "confirm-close": [],
  /** other: code of the case that goes on. */
  "confirm-same-as": ["other"],
  "confirm-reopen": [],
  "confirm-transfer": ["region"],
  "confirm-withdraw": [],
  "confirm-undo": ["act"],
  "confirm-raise": [],
  /** words: the command word meant, in the member's language. */
  "confirm-guess": ["words"],
  "which-case": [],
  "hand-over-to-whom": [],
  "same-as-which": [],
  "transfer-where": [],
  // To coordinators, and reminders (glossary 11-13).
  /** To the thread, with the coordinators' mentions. */
  "coordinator-called": [],
  /** waited, left: durations. */
  "reminder-untaken": ["urgency", "waited"],
  "coordinator-untaken": ["urgency", "waited"],
  "deadline-near": ["due", "left", "todo"],
} as const;
