/** How long words are kept, and that they were erased: key -> its variables. */
export const KEEPING = {
  "confirm-erase": [],
  /** org: of the member who decided. */
  erased: ["code", "org"],
  "erase-closed-first": [],
  "erase-where": [],
  "not-allowed-erase": [],
  /** The case had been here; nothing but counts is left. */
  "code-erased": [],
  /** The first reopening: months from the first closing. */
  "reopened-first": ["months"],
  /** n: entries of the ledger; time: a moment. The head stands below as a quote. */
  witness: ["time", "n"],
  /** erased: cases erased since the day before. */
  "witness-erased": ["time", "n", "erased"],
  "alarm-backup": [],
  "alarm-purge": [],
  "alarm-disk": [],
} as const;
