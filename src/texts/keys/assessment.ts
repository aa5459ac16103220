/** The memory aid of the assessment form (src/assessment/decide.ts): key -> its variables. */
export const ASSESSMENT = {
  /** n of `of` heads; head: names. */
  "assessment-ask": ["n", "of", "head"],
  "assessment-none": [],
  /** heads: `assessment-head`, joined by line breaks. */
  "assessment-result": ["heads"],
  "assessment-head": ["head", "list"],
  "assessment-line": ["number", "line"],
  "assessment-nothing": [],
  "button-assess-anew": [],
  "not-allowed-assess": [],
  "assessment-direct-only": [],
} as const;
