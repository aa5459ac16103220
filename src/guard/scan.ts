import { type Figure, figuresOf } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import { mended } from "./mended.ts";
import type { NameLists } from "./name-lists.ts";
import { type NumberRun, numberRuns } from "./number-run.ts";
import { type Token, tokenize } from "./token.ts";
import type { Finding } from "./verdict.ts";
import { makeView, type View } from "./view.ts";

/** A text made ready for the detectors. All offsets are those of `view.text`. */
export type Scan = {
  readonly view: View;
  readonly text: string;
  /** `text` in small letters, unit for unit: patterns with the i flag take long to compile. */
  readonly lower: string;
  readonly tokens: readonly Token[];
  /** The tokens with misspelt words of places, schools, papers and health as they were meant. */
  readonly mended: readonly Token[];
  /** Those with numbers in words put into figures. */
  readonly figures: readonly Figure[];
  readonly runs: readonly NumberRun[];
  readonly words: GuardWords;
  readonly lists: NameLists;
};

/** Finds one kind of thing (or several that look alike). Pure, linear, never throws on any text. */
export type Detector = (scan: Scan) => Finding[];

export function scanText(text: string, words: GuardWords, lists: NameLists): Scan {
  const view = makeView(text);
  const tokens = tokenize(view.text);
  const meant = mended(tokens, words, lists);
  return {
    view,
    text: view.text,
    lower: smallLetters(view.text),
    tokens,
    mended: meant,
    figures: figuresOf(meant, words),
    runs: numberRuns(view.text, words.numbers),
    words,
    lists,
  };
}

/** Small letters, but for those that would become two ("İ"). */
function smallLetters(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[^İ]+/g, (part) => part.toLowerCase());
}
