/**
 * «Опекунство уведомлено», «форма отправлена», «қорғаншылыққа хабарладық»: steps of the law that a member tells of in the thread
 * (templates/words/milestones.json). Told plainly and shortly only: what is asked, denied, supposed or part of a story is no step.
 */
import type { Milestone } from "../duties/milestones.ts";
import { isDoubtful } from "./doubts.ts";
import { findCommand } from "./find-command.ts";
import { findAll } from "./lexicon.ts";
import { readPlain } from "./message.ts";
import { strangers } from "./scene.ts";
import type { Words } from "./words.ts";

/** A longer message tells a story, or is a report. */
const MOST_WORDS = 10;
/** Besides who and where: «в Туркестане опекунство уведомлено сегодня». */
const MOST_STRANGERS = 3;

/** Empty for every text in which the words mean something else. */
export function stepsTold(text: string, words: Words): readonly Milestone[] {
  const plain = readPlain(text, words);
  if (plain.sign !== null || plain.tokens.length > MOST_WORDS) return [];
  const told = findAll(words.milestones, plain.tokens);
  if (told.some((command) => isDoubtful({ text: plain.text, tokens: plain.tokens, command }, words, false)))
    return [];
  const rest = plain.tokens.filter((_, i) => !told.some(({ from, to }) => i >= from && i < to));
  if (strangers(rest, words).length > MOST_STRANGERS || findCommand(rest, words, {}) !== null) return [];
  return [...new Set(told.map(({ value }) => value))];
}
