/** Why something was not done, and what to do next: key -> its variables. */
export const REFUSALS = {
  "code-mistyped": [],
  "code-unknown": [],
  "code-needs-case": [],
  "not-allowed": [],
  "not-allowed-close": [],
  "not-allowed-hand-over": [],
  "not-allowed-reopen": [],
  "not-allowed-withdraw": [],
  "not-allowed-transfer": [],
  "not-allowed-merge": [],
  "not-allowed-numbers": [],
  "not-allowed-numbers-region": [],
  "numbers-no-such-period": [],
  "numbers-no-such-region": [],
  /** region: where the case is now; to a member of a region that it has left. */
  "moved-away": ["region"],
  "auditor-reads-only": [],
  /** To a stranger, in all three languages at once: no code, no case fact. */
  "not-member": [],
  /** To whoever is locked or suspended, likewise. */
  "member-locked": [],
  "wrong-state": [],
  "wrong-state-closed": [],
  "wrong-state-not-taken": [],
  "wrong-state-not-closed": [],
  /** other: code of the case that goes on. */
  "wrong-state-merged": ["other"],
  "same-as-itself": [],
  "same-region": [],
  /** org: the body that holds the case already, or that nobody of the region belongs to. */
  "already-holds": ["org"],
  "no-such-body": ["org"],
  /** org: the body that was asked and has not answered yet. */
  "wrong-state-offered": ["org"],
  "report-incomplete": ["parts"],
  "report-number-wrong": [],
  "personal-data": ["kinds"],
  /** length: characters of the text. */
  "too-long": ["length"],
  "not-understood": [],
  "not-understood-answer": [],
  "device-unverified": [],
  "key-withheld": [],
  "message-unreadable": [],
  "message-expired": [],
  "cleartext-refused": [],
  unavailable: [],
} as const;
