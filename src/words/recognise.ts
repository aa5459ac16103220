/**
 * Command words (glossary 3): a word is a command only when it is addressed, short, whole, and neither denied, asked,
 * supposed nor quoted. All four: it acts. Three: one tap. Fewer: chatter, left alone.
 */
import { receiverIn } from "./body-named.ts";
import { readCorrection } from "./correction.ts";
import { isDoubtful } from "./doubts.ts";
import { findCommand } from "./find-command.ts";
import { fitOf } from "./fit.ts";
import { type Lexicon, matchesAt } from "./lexicon.ts";
import { meaningOf } from "./meaning.ts";
import { type Plain, readPlain } from "./message.ts";
import { readPeriod } from "./period.ts";
import { type Fit, type Scene, sceneOf } from "./scene.ts";
import type { Token } from "./token.ts";
import { toldWord } from "./told.ts";
import type { Action, Setting, Word } from "./word.ts";
import type { Words } from "./words.ts";

/** Without code, greeting and thanks. */
const MOST_WORDS = 4;
const MOST_WORDS_WITH_TARGET = 6;
/** They reach far: always one tap, however plain the words. */
const ALWAYS_CONFIRMED: ReadonlySet<Action> = new Set([
  "hand_over",
  "transfer",
  "same_as",
  "reopen",
  "withdraw",
  "erase",
]);
/** They change nothing: a question mark does no harm, and neither does a rarer word. */
const CHANGES_NOTHING: ReadonlySet<Action> = new Set([
  "status",
  "list",
  "numbers",
  "help",
  "page",
  "form",
  "form_link",
  "assess",
  "show",
  "steps",
]);

/** null: no command; also for every sentence in which the word has another meaning. Never throws; linear in the text. */
export function recogniseWord(text: string, setting: Setting, words: Words): Word | null {
  const plain = readPlain(text, words);
  if (plain.sign !== null) return signWord(plain.sign, setting, words);
  const word = commandWord(plain, setting, words);
  // «Не подтверждаю, детей было трое»: said to a report that waits, it is no correction of the alert.
  if (word?.action === "return") return word;
  return readCorrection(plain, setting, words) ?? word ?? toldWord(plain, setting, words);
}

function commandWord(plain: Plain, setting: Setting, words: Words): Word | null {
  const found = findCommand(plain.tokens, words, setting);
  if (found === null) return null;
  const meaning = meaningOf(plain, found, setting, words);
  if (meaning === null) return null;
  const scene = sceneOf(plain, found, meaning, setting);
  const fit = fitOf(scene, words);
  return fit === null ? null : judge(scene, fit, words);
}

/** "+" says "read" (collision «принято»): in the direct room it answers nothing, elsewhere it may mean "I take it". */
function signWord(sign: string, setting: Setting, words: Words): Word | null {
  const word = words.commands.signs.get(sign);
  if (word?.kind !== "one" || !setting.addressed) return null;
  if (word.action === "take" && setting.direct) return null;
  return { action: word.action, sure: CHANGES_NOTHING.has(word.action), rest: "", to: null, days: null };
}

function judge(scene: Scene, fit: Fit, words: Words): Word | null {
  const { action } = fit;
  const { found, meaning, setting } = scene;
  const harmless = CHANGES_NOTHING.has(action);
  const guessed = fit.guessed || found.corrected || (meaning.force !== "sure" && !harmless);
  if (!setting.addressed && !mayStandAlone(scene, fit, guessed)) return null;
  const most = action === "hand_over" || action === "transfer" ? MOST_WORDS_WITH_TARGET : MOST_WORDS;
  const doubts = [
    !setting.addressed,
    fit.counted > most,
    isDoubtful(headOf(scene, fit), words, harmless),
  ].filter(Boolean).length;
  if (doubts > 1) return null;
  const { before, after, tail } = scene;
  const beside = [...before, ...after, ...tail];
  return {
    action,
    sure: doubts === 0 && !guessed && !ALWAYS_CONFIRMED.has(action),
    rest: fit.rest,
    to: action === "hand_over" ? (receiverIn(beside, words)?.value ?? null) : null,
    ...periodIn(action, beside, words),
  };
}

function periodIn(
  action: Action,
  beside: readonly Token[],
  words: Words,
): Pick<Word, "days" | "during" | "place"> {
  if (action !== "numbers") return { days: null };
  const { days, during, unknown } = readPeriod(beside, words);
  const place = placeIn(unknown, words);
  return { days, ...(during !== undefined && { during }), ...(place !== null && { place }) };
}

/** Words that name a region, with «область» and «өңір» beside them; these alone name none. */
function placeIn(tokens: readonly Token[], { regions, regionWords }: Words): string | null {
  const is = (lexicon: Lexicon<true>) => (token: Token) => matchesAt(lexicon, [token], 0).length > 0;
  const named = tokens.filter(is(regions));
  return named.every(is(regionWords)) ? null : named.map(({ text }) => text).join(" ");
}

/** Not addressed to a case: only the plain words, as the whole message; of the guessed ones «беру» alone. Who is on the way may be going home. */
function mayStandAlone({ found, meaning }: Scene, fit: Fit, guessed: boolean): boolean {
  if (found.corrected || fit.strange > 0 || fit.guessed || fit.action === "coming") return false;
  return meaning.force === "sure" && !guessed ? true : found.value.kind === "give" && fit.action === "take";
}

function headOf({ plain, found }: Scene, { head }: Fit): Parameters<typeof isDoubtful>[0] {
  const { tokens, from, to } = found;
  if (head === "all") return { text: plain.text, tokens, command: { from, to } };
  const end = tokens[to - 1]?.end ?? 0;
  // The mark right after the command is part of its head: "закрыть?".
  const mark = /^\s*[?？]/u.test(plain.text.slice(end)) ? "?" : "";
  return { text: plain.text.slice(0, end) + mark, tokens: tokens.slice(0, to), command: { from, to } };
}
