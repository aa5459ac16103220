/** Frost as it is typed: "тасжолда, -18, үш бала", "мороз -25", "аяз -30 градус". "қыз -15 жаста" is an age, "7 -12 лет" a range. */
import type { Span } from "./fields.ts";

/** A child outdoors is in danger from ten degrees below zero on. */
const FROST =
  /(?:^|[,.;!(]\s*|(?:мороз|аяз|суык|суық|холод|улице|далада|ауа|ayaz|frost)\p{L}{0,3}\s*)(?<frost>[-−–][1-4]\d)(?=\s*(?:$|[,.;!)°]|град|[cс](?!\p{L})))/iu;

export function findFrost(text: string): Span | null {
  const found = FROST.exec(text);
  const told = found?.groups?.["frost"];
  if (found === null || told === undefined) return null;
  const end = found.index + found[0].length;
  return { start: end - told.length, end };
}
