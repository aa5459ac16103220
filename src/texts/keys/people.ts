/** The register as coordinators keep it (src/people/): key -> its variables. user, users: Matrix ids. */
export const PEOPLE = {
  /** org: org-with-name; role, language: terms. */
  "people-invited": ["user", "org", "role", "language"],
  "people-changed": ["user", "org", "role", "language"],
  "people-already": ["user", "org", "role"],
  "people-confirm-invite": ["user", "org", "role", "language"],
  /** org: as it was typed. */
  "people-ask-org": ["user", "org"],
  "people-new-org": ["org"],
  "people-which-org": [],
  "people-own-region": [],
  "people-other-server": ["user", "server"],
  "people-invite-where": [],
  "people-one-at-a-time": [],
  "people-unknown": ["user"],
  "people-not-yourself": [],
  "people-confirm-remove": ["user", "n"],
  "button-remove-member": [],
  "people-removed": ["user", "n"],
  "people-confirm-lock": ["users"],
  "people-confirm-unlock": ["users"],
  "people-locked": ["users"],
  /** cases: their codes. */
  "people-locked-with-cases": ["users", "cases"],
  "people-locked-already": ["user"],
  "people-is-locked": ["user"],
  "people-unlocked": ["users"],
  "people-not-locked": ["user"],
  "people-lock-which": [],
  "people-unlock-which": [],
  "people-org-count": ["org", "n"],
  "not-allowed-register": [],
  "not-allowed-role": ["role"],
  "not-allowed-people": ["user"],
  /** In the thread and in the coordination room: whoever acted on the case left. */
  "case-passed-on": ["org"],
  "case-waits-again": ["org"],
  "case-waits-again-coordinator": ["org"],
  /** Shown in clear by clients to whoever was put out: no fact about a case. */
  "left-reason": [],
} as const;
