/** What was tapped so far, and the alert made of it. Only in memory: nothing in clear is ever kept on the phone. No DOM. */

export type Answers = {
  readonly category: string | null;
  readonly region: string | null;
  readonly district: string | null;
  readonly danger: "yes" | "no" | "unknown" | null;
  readonly children: number | "unknown" | null;
  readonly ages: readonly string[] | "unknown";
  readonly accompanied: string | null;
  readonly note: string;
};

export const NOTHING: Answers = {
  category: null,
  region: null,
  district: null,
  danger: null,
  children: null,
  ages: [],
  accompanied: null,
  note: "",
};

/** As src/sealed-form/sent-alert.ts reads it. What was not told is left out. */
export function alertOf(id: string, answers: Answers): Readonly<Record<string, unknown>> {
  const { category, region, district, danger, children, ages, accompanied, note } = answers;
  return {
    id,
    category: category ?? "unknown",
    ...(region !== null && { region }),
    ...(district !== null && { district }),
    ...(danger !== null && { danger: danger === "unknown" ? "unknown" : danger === "yes" }),
    ...(children !== null && { children }),
    ...(ages.length > 0 && { ages }),
    ...(accompanied !== null && { accompanied }),
    note: note.replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim(),
  };
}
