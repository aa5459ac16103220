/** What the guard looks for. The order is the order in which a member is told (glossary, "Guard kinds"). */
export const KINDS = [
  "person",
  "phone",
  "iin",
  "document",
  "address",
  "plate",
  "email",
  "handle",
  "account",
  "birthdate",
  "geo",
  "school_class",
  "medical",
] as const;
export type Kind = (typeof KINDS)[number];

/** A piece of the original text, in UTF-16 code units, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number; readonly kind: Kind };

/**
 * `pass`: nothing found, `clean` is the text. `ask`: the member decides, `stop`: the text goes no further.
 * `clean` is the text with every span replaced by a neutral word; it passes the guard. When a text could not be
 * checked (too long, or the guard itself failed) the verdict is `stop` and `clean` is empty: see unchecked.ts.
 */
export type Verdict = {
  readonly verdict: "pass" | "ask" | "stop";
  readonly spans: readonly Span[];
  readonly clean: string;
};

/** How sure a detector is. What follows from it depends on the recipient: policy.ts. */
export type Certainty = "possible" | "likely" | "certain";

/** A detector's result; offsets are those of the text it was given (a view's, until view.ts maps them back). */
export type Finding = Span & {
  readonly certainty: Certainty;
  /** Counts only beside a finding that says who or where it is: "беременна" with a name, not alone. */
  readonly needsCompany?: boolean;
};

export type Language = "kk" | "ru" | "en";
export type Recipient = "response_room" | "coordination_room" | "direct_room";
export type GuardContext = {
  readonly recipient: Recipient;
  readonly language: Language;
  /** Phrases of the text that are no personal data, as they stand in it: names of organisations (known-names.ts). */
  readonly known?: readonly string[];
};
