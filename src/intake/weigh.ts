/** Who is with the child, where, of which status, in danger: what the lexicons and the model tell together. */
import type { Evidence, Fields, Span } from "./fields.ts";
import { HEAD_NAMES, type HeadName, headValue } from "./heads.ts";
import type { Judgement } from "./model.ts";

/** What a lexicon tells stands from the share `keep` of the model on; from `add` on the model tells it alone. Chosen by leaving authors out. */
const SHARES: Readonly<Record<HeadName, { readonly keep: number; readonly add: number }>> = {
  accompanied: { keep: 0.1, add: 0.25 },
  place: { keep: 0.6, add: 0.65 },
  status: { keep: 0, add: 0.35 },
  danger: { keep: 0.1, add: 0.3 },
};

type About = {
  readonly text: string;
  /** "один мальчик": where the rules do not take the word for "alone", it counts, and the model must not be led by it. */
  readonly isCounted: boolean;
  /** So few words tell the model nothing: the lexicons stand alone. */
  readonly isBrief: boolean;
  /** More than one child is meant: nobody with them is "children_only". */
  readonly several: boolean;
};

export type Weighed = { readonly fields: Fields; readonly evidence: Evidence };

export function weigh({ heads }: Judgement, told: Fields, spans: Evidence, about: About): Weighed {
  if (about.isBrief) return { fields: told, evidence: spans };
  let { accompanied: _, place: __, status: ___, danger: ____, ...fields } = told;
  let { accompanied: _____, place: ______, status: _______, danger: ________, ...evidence } = spans;
  for (const name of HEAD_NAMES) {
    const { keep, add } = SHARES[name];
    const said = told[name];
    const isKept = said !== undefined && isBelieved(heads[name], name, said, keep);
    const value = isKept ? said : valueOf(name, likely(heads[name], add), about.several);
    if (value === null || (!isKept && about.isCounted && value === "alone")) continue;
    fields = { ...fields, [name]: value };
    // What the model tells rests on no word alone.
    const words: readonly Span[] | undefined = isKept ? spans[name] : undefined;
    evidence = { ...evidence, [name]: words ?? [{ start: 0, end: about.text.length }] };
  }
  return { fields, evidence };
}

/** That there is no danger is told in so many words, or not at all. */
function isBelieved(
  shares: ReadonlyMap<string, number>,
  name: HeadName,
  said: string | boolean,
  keep: number,
): boolean {
  return (name === "danger" && said === false) || (shares.get(headValue(String(said))) ?? 0) >= keep;
}

function valueOf(name: HeadName, value: string | null, several: boolean): string | boolean | null {
  if (name === "danger") return value === null ? null : value === "true";
  return value === "alone" && several ? "children_only" : value;
}

function likely(shares: ReadonlyMap<string, number>, least: number): string | null {
  const [first] = [...shares].filter(([value]) => value !== "none").sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] >= least ? first[0] : null;
}
