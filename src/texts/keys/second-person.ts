/** Closing that a second person confirms (src/case/decide/second-person.ts): key -> its variables. */
export const SECOND_PERSON = {
  /** In the thread, to whoever may confirm; org: who gave the report. */
  "closure-ask-confirm": ["org"],
  "closure-ask-reason": [],
  /** org: who returned it; the reason stands below as a quote. */
  "closure-returned": ["org"],
  "card-awaiting": [],
  "card-hint-awaiting": [],
  "button-confirm": [],
  "button-return": [],
  "wrong-state-awaiting": [],
  "wrong-state-not-awaiting": [],
  "not-allowed-confirm": [],
  /** org: who gave the report; at: a moment. */
  "status-awaiting": ["urgency", "category", "area", "opened", "org", "at"],
  "list-item-awaiting": ["code", "urgency", "category", "area", "org"],
} as const;
