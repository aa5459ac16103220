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
} as const;
