/** Next steps, deadlines and reminders (src/duties): key -> its variables. */
export const DUTIES = {
  "card-label-decides": [],
  "card-label-assigned": [],
  "card-label-due": [],
  "card-label-overdue": [],
  /** No mechanism is laid down. */
  "card-decides-coordinator": [],
  "card-at-once": [],
  /** steps: at most three, numbered. */
  "card-steps": ["steps"],
  "card-steps-more": ["steps"],
  /** The whole list, a line each. */
  steps: ["items"],
  "steps-none": [],
  "steps-decides": ["who"],
  "steps-due": ["when", "todo"],
  "steps-overdue": ["when", "todo"],
  "calendar-not-known": [],
  /** waited: since the opening. */
  "head-untaken": ["urgency", "waited"],
  "coordination-untaken": ["item"],
  "reminder-withdrawn": [],
  /** org: who holds the case; waited: since the last word or act. */
  "reminder-silent": ["org", "waited"],
  "coordinator-silent": ["org", "waited"],
  "reminder-report": [],
  "coordinator-report": ["org"],
  "reminder-confirm": [],
  "deadline-over": ["due", "todo"],
  "deadline-at-once": ["todo"],
  /** Several reminders about one case, a line each. */
  reminders: ["items"],
  /** org: the body that cannot take an open case. */
  "cannot-take": ["org"],
  /** org: the body that is on the way. */
  "coming-noted": ["org"],
  "card-label-coming": [],
  /** step: a term of `milestone`. */
  "step-noted": ["step"],
  "ask-waive": ["todo"],
  "deadline-waived": ["todo", "reason"],
  "not-allowed-waive": [],
  "button-done": [],
  "button-not-needed": [],
} as const;
