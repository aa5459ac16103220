/** How `dabyl run` ends when it ends by itself (contract.md has 0, 1 and 2 for all commands). */
import type { Fatal } from "../matrix/failure.ts";

/** Something broke that a restart mends: the supervisor (systemd, `dabyl local`) starts the bot again. */
export const EXIT_BROKEN = 70;

/** A restart would not help, or would make it worse: the supervisor leaves the bot down until somebody looks (docs/operations.md). */
export const EXIT_NEEDS_PERSON = 69;
export const needsPerson = (kind: Fatal["kind"]): boolean => NEEDS_PERSON.has(kind);
const NEEDS_PERSON: ReadonlySet<Fatal["kind"]> = new Set(["token_invalid", "key_clash", "identity_replaced"]);
