/**
 * «передали», «тапсырдық», «отвезли»: past, so an outcome and no order (glossary 3, collisions). Said of a case by the body that
 * holds it, it may be the moment to close; what is told goes into the report.
 */
import { isDoubtful } from "./doubts.ts";
import { findAll, matchesAt } from "./lexicon.ts";
import type { Plain } from "./message.ts";
import { strangers } from "./scene.ts";
import type { Token } from "./token.ts";
import type { Setting, Word } from "./word.ts";
import type { Words } from "./words.ts";

/** A longer message tells a story, not an outcome. */
const MOST_WORDS = 8;
/** Besides who was brought where: «передали ребёнка опеке», but not «соседи передали, что семья уехала». */
const MOST_STRANGERS = 2;
/** Prepositions and particles. */
const SHORT = 2;

export function toldWord({ tokens, text }: Plain, setting: Setting, words: Words): Word | null {
  if (!setting.addressed || tokens.length > MOST_WORDS) return null;
  const at = tokens.findIndex((_, i) => matchesAt(words.told, tokens, i).length > 0);
  const [told] = at === -1 ? [] : matchesAt(words.told, tokens, at);
  if (told === undefined || unexplained(tokens, told, words) > MOST_STRANGERS) return null;
  if (isDoubtful({ text, tokens, command: told }, words, false)) return null;
  return { action: "close", sure: false, rest: text.trim(), to: null, days: null, told: true };
}

function unexplained(
  tokens: readonly Token[],
  told: { readonly from: number; readonly to: number },
  words: Words,
): number {
  const known = [...findAll(words.report.items, tokens), ...findAll(words.bodies, tokens), told];
  const rest = tokens.filter((_, i) => !known.some(({ from, to }) => i >= from && i < to));
  return strangers(rest, words).filter(({ plain }) => plain.length > SHORT).length;
}
