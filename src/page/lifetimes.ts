/** How long one may sign in by a link, and stay signed in (adr/0015). */
const MINUTE = 60_000;

/** Long enough to change from the phone to the desk, too short for a link to be found later. */
export const LINK_MINUTES = 5;
export const LINK_MS = LINK_MINUTES * MINUTE;
/** Nobody did anything for so long: somebody else may sit there now. */
export const IDLE_MS = 30 * MINUTE;
/** A duty shift: after it one signs in again. */
export const LONGEST_MS = 12 * 60 * MINUTE;
