/** Why the store key cannot be taken from where the settings say it is. Never holds the key. */
export type KeyProblemKind =
  /** Others than its owner may read the file. */
  | "key_open"
  /** There is nothing at the place that the settings name. */
  | "key_missing"
  /** It is to be typed, and nobody sits at a terminal. */
  | "key_not_typed";

export class KeyProblem extends Error {
  readonly kind: KeyProblemKind;
  constructor(kind: KeyProblemKind, sentence: string) {
    super(sentence);
    this.kind = kind;
  }
}
