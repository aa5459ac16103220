/** Comma-separated values (RFC 4180), safe to open in a spreadsheet. */

/** Texts and counts; null is a hidden count. */
export type CsvValue = string | number | null;

/** What stands where a count is hidden. */
export const HIDDEN = "*";

/** Lines end with CR LF, the last one too. */
export const csv = (rows: readonly (readonly CsvValue[])[]): string =>
  rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");

function field(value: CsvValue): string {
  if (value === null) return HIDDEN;
  if (typeof value === "number") return String(value);
  const safe = disarmed(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets calculate what begins so, also after blanks (OWASP, "CSV Injection"); an apostrophe makes it a text. */
const FORMULA = /^[\s\uFEFF]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
const disarmed = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
