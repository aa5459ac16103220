/** Moments as people here write them: 18:00 · 22.11 · 22.11, 18:40 (en: 22 Nov, 18:40), always 24 hours (glossary, "Grammar"). */
import type { Language } from "../people/member.ts";

/** `at`: milliseconds since 1970; `timeZone`: an IANA name, e.g. Asia/Almaty. */
export function showMoment(
  at: number,
  show: "time" | "date" | "date_time",
  language: Language,
  timeZone: string,
): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = `${two(local.hour)}:${two(local.minute)}`;
  const date =
    language === "en"
      ? `${local.day} ${MONTHS[local.month - 1] ?? ""}`
      : `${two(local.day)}.${two(local.month)}`;
  switch (show) {
    case "time":
      return time;
    case "date":
      return date;
    case "date_time":
      return `${date}, ${time}`;
  }
}

const two = (n: number): string => String(n).padStart(2, "0");

/** The short names of dates, not of texts: 22 Nov. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
