/** Answers to questions of members, and what greets and parts: key -> its variables. */
export const ANSWERS = {
  // One case in three lines. area: names; opened, at: moments; waited: a duration.
  "status-open": ["urgency", "category", "area", "opened", "waited"],
  "status-taken": ["urgency", "category", "area", "opened", "org", "at"],
  "status-offered": ["urgency", "category", "area", "opened", "org", "to"],
  "status-closed": ["category", "area", "opened", "at", "outcome"],
  /** items: `all` of list-item…, joined by line breaks. */
  list: ["n", "items"],
  "list-item": ["code", "urgency", "category", "area", "waited"],
  "list-item-taken": ["code", "urgency", "category", "area", "org"],
  "list-more": ["n"],
  "list-empty": [],
  /** At a glance; rate-day, deadlines: `rate` or `rate-none`. */
  numbers: [
    "region",
    "from",
    "to",
    "opened",
    "taken",
    "closed",
    "children",
    "waiting",
    "rate-day",
    "deadlines",
  ],
  /** rates: `rate` or `rate-none`; times: numbers-times or `none`; running: numbers-running or ""; ends: numbers-ends; categories: `all` of numbers-category; guard: numbers-guard or "". */
  "numbers-more": [
    "region",
    "from",
    "to",
    "rate-week",
    "rate-month",
    "rate-ever",
    "running",
    "to-take",
    "to-close",
    "ends",
    "categories",
    "guard",
  ],
  /** Cases whose time is not up, by limit. */
  "numbers-running": ["day", "week", "month"],
  /** Durations. */
  "numbers-times": ["median", "p90"],
  "numbers-ends": ["false-alarms", "reopened"],
  /** items: as of `list`. */
  "numbers-waiting": ["n", "items"],
  "numbers-category": ["category", "opened", "closed"],
  "numbers-empty": ["region", "from", "to"],
  /** The line of one day (glossary 19). day: a moment (date). */
  digest: ["region", "day", "opened", "taken", "closed", "children", "waiting", "rate-day"],
  help: [],
  "help-coordinator": [],
  "welcome-1": [],
  "welcome-2": [],
  "welcome-3": [],
  "welcome-4": [],
  "welcome-5": [],
  "off-boarded": [],
} as const;
