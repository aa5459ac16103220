/**
 * What stops the store: a machine, a file or a caller that is not as it must be. Messages name kinds and places,
 * never what a row holds.
 */
export type StoreErrorKind =
  /** The file was made with another deployment key. */
  | "wrong_key"
  /** The deployment key is not 32 bytes. */
  | "bad_key"
  /** The file is no SQLite database, or one of another program. */
  | "not_a_store"
  /** Opened read-only, and there is nothing there. */
  | "no_file"
  /** Written by a newer version of this program. */
  | "newer_schema"
  /** Opened read-only, but migrations are due. */
  | "migration_due"
  /** This cause stands in the ledger already. */
  | "cause_repeated"
  /** The data key of this case was destroyed. */
  | "shredded"
  /** A sealed value does not open, or what it holds is not what was written. */
  | "damaged"
  /** `transaction` was given asynchronous work. */
  | "async_work";

export class StoreError extends Error {
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, where = "") {
    super(where === "" ? `store: ${kind}` : `store: ${kind} (${where})`);
    this.name = "StoreError";
    this.kind = kind;
  }
}
