/** How sure each given field is, from 0 to 1: the model's share where the model weighs it, else how often the rules are right. */
import { FIELD_NAMES, type FieldName, type Fields } from "./fields.ts";
import type { Finding } from "./findings.ts";
import { headValue } from "./heads.ts";
import type { Judgement } from "./model.ts";

export type Confidence = Partial<Record<FieldName, number>>;

/** Share of the given values that are right, on messages of authors who never saw the lexicons (docs/intake.md). */
const RIGHT: Readonly<Record<Exclude<FieldName, "category">, number>> = {
  region: 0.95,
  district: 0.93,
  place: 0.7,
  children: 0.9,
  girls: 0.93,
  boys: 0.93,
  ages: 0.94,
  accompanied: 0.75,
  status: 0.8,
  when: 0.94,
  danger: 0.75,
  needs: 0.75,
};

/** A number stands with the children, and not only a noun. */
const COUNTED = 0.96;

export function confidenceOf(fields: Fields, found: Finding, judgement: Judgement): Confidence {
  const given = FIELD_NAMES.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, sure(name, fields, found, judgement)]));
}

function sure(
  name: FieldName,
  fields: Fields,
  { fields: told, signs }: Finding,
  judgement: Judgement,
): number {
  const { categories, none, heads } = judgement;
  switch (name) {
    case "category":
      return shareOf(categories, fields.category) * (1 - none);
    case "accompanied":
    case "place":
    case "status":
    case "danger": {
      const share = shareOf(heads[name], headValue(String(fields[name])));
      // Lexicon and model together are surer than each alone.
      return told[name] !== fields[name] ? share : RIGHT[name] + (1 - RIGHT[name]) * share;
    }
    case "children":
      return signs.particular && fields.children !== 1 ? COUNTED : RIGHT.children;
    default:
      return RIGHT[name];
  }
}

function shareOf<T extends string>(shares: ReadonlyMap<T, number>, value: T | undefined): number {
  return (value === undefined ? undefined : shares.get(value)) ?? 0;
}
