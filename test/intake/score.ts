import { FIELD_NAMES, type FieldName, type Fields } from "../../src/intake/fields.ts";
import type { Parsed } from "../../src/intake/parse.ts";
import type { Labelled } from "./corpus.ts";

export type FieldScore = {
  /** Labelled, and given rightly. */
  right: number;
  /** Given, but not as labelled. */
  wrong: number;
  /** Labelled, and not given. */
  missed: number;
  /** Given where the label says that the text does not tell. */
  invented: number;
};

export type Failure = {
  readonly field: FieldName | "alert";
  readonly text: string;
  readonly got: unknown;
  readonly want: unknown;
};

export type Score = {
  readonly fields: Record<FieldName, FieldScore>;
  readonly alert: { right: number; unsure: number; wrong: number; lost: number; all: number };
  /** Messages with several alerts, those told apart rightly, and single alerts wrongly cut in two. */
  readonly several: { right: number; all: number; split: number };
  readonly failures: Failure[];
};

/** Compares as the contract means it: ages and needs as sets, everything else as it stands. Fields of no-alerts do not count. */
export function score(messages: readonly Labelled[], parse: (text: string) => Parsed): Score {
  const none = (): FieldScore => ({ right: 0, wrong: 0, missed: 0, invented: 0 });
  const fields: Record<FieldName, FieldScore> = {
    category: none(),
    region: none(),
    district: none(),
    place: none(),
    children: none(),
    girls: none(),
    boys: none(),
    ages: none(),
    accompanied: none(),
    status: none(),
    when: none(),
    danger: none(),
    needs: none(),
  };
  const total: Score = {
    fields,
    alert: { right: 0, unsure: 0, wrong: 0, lost: 0, all: 0 },
    several: { right: 0, all: 0, split: 0 },
    failures: [],
  };
  for (const message of messages) {
    const parsed = parse(message.text);
    scoreAlert(total, message, parsed);
    if (!message.alert) continue;
    if (message.alerts !== undefined) {
      total.several.all += 1;
      if (parsed.parts === message.alerts) total.several.right += 1;
      continue;
    }
    if (parsed.parts > 1) total.several.split += 1;
    for (const name of FIELD_NAMES) scoreField(total, name, message, parsed.fields);
  }
  return total;
}

function scoreAlert({ alert, failures }: Score, message: Labelled, parsed: Parsed): void {
  const want = message.alert ? "yes" : "no";
  alert.all += 1;
  if (parsed.alert === want) alert.right += 1;
  else if (parsed.alert === "unsure") alert.unsure += 1;
  else alert.wrong += 1;
  if (message.alert && parsed.alert === "no") alert.lost += 1;
  if (parsed.alert !== want) failures.push({ field: "alert", text: message.text, got: parsed.alert, want });
}

function scoreField({ fields, failures }: Score, field: FieldName, message: Labelled, given: Fields): void {
  const want = message[field];
  const got = given[field];
  const counts = fields[field];
  if (want === undefined && got === undefined) return;
  if (got !== undefined && accepted(field, message).some((value) => isSame(got, value))) {
    counts.right += 1;
    return;
  }
  if (want === undefined) counts.invented += 1;
  else if (got === undefined) counts.missed += 1;
  else counts.wrong += 1;
  failures.push({ field, text: message.text, got, want });
}

/** The label, and what its author holds to be as good: `also` for the category, `maybe` for the rest. */
function accepted(field: FieldName, message: Labelled): readonly unknown[] {
  const want = message[field];
  if (field === "category") return [want, ...(message.also ?? [])];
  const maybe = message.maybe?.[field];
  if (field !== "needs" || !Array.isArray(maybe)) return [want, maybe];
  // Further needs may be told beside those of the label, any of them.
  const sure = message.needs ?? [];
  return subsets(maybe.map(String)).map((more) => [...sure, ...more]);
}

function subsets(list: readonly string[]): readonly (readonly string[])[] {
  return list.reduce<readonly (readonly string[])[]>(
    (sets, each) => [...sets, ...sets.map((set) => [...set, each])],
    [[]],
  );
}

function isSame(got: unknown, want: unknown): boolean {
  const plain = (value: unknown): string =>
    JSON.stringify(
      Array.isArray(value) ? [...new Set(value.map(String))].sort((a, b) => a.localeCompare(b)) : value,
    );
  return plain(got) === plain(want);
}

/** Share of the labelled values that are given rightly. */
export function recall({ right, wrong, missed }: FieldScore): number {
  return right / Math.max(1, right + wrong + missed);
}

/** Share of the given values that are right. */
export function precision({ right, wrong, invented }: FieldScore): number {
  return right / Math.max(1, right + wrong + invented);
}

/** Share of all given values, over all fields, where the text tells nothing. */
export function inventedRate({ fields }: Score): number {
  const scores = Object.values(fields);
  const invented = scores.reduce((sum, each) => sum + each.invented, 0);
  const given = scores.reduce((sum, each) => sum + each.right + each.wrong + each.invented, 0);
  return invented / Math.max(1, given);
}
