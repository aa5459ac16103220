/** How long the form may be sent after it was opened (adr/0030). */
const HOUR = 3_600_000;

/** A duty shift: asked for where there is a connection, sent perhaps where there was none for hours. Used once. */
export const FORM_LINK_HOURS = 12;
export const FORM_LINK_MS = FORM_LINK_HOURS * HOUR;
/** Telegram's init data: what waited longer is sent by opening the form again. */
export const INIT_DATA_MS = 2 * HOUR;
/** A server's clock may be behind Telegram's by so much. */
export const CLOCK_APART_MS = 5 * 60_000;
