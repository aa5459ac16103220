/** A command word and what stands around it. */
import type { FoundCommand } from "./find-command.ts";
import { matchesAt } from "./lexicon.ts";
import type { Plain } from "./message.ts";
import type { Token } from "./token.ts";
import type { Action, Setting } from "./word.ts";
import type { Force, Words } from "./words.ts";

export type Meaning = { readonly action: Action; readonly force: Force };

export type Scene = {
  readonly plain: Plain;
  readonly found: FoundCommand;
  readonly meaning: Meaning;
  readonly setting: Setting;
  readonly before: readonly Token[];
  /** Up to a colon, comma, full stop, dash or line end right after the command. */
  readonly after: readonly Token[];
  /** What follows that mark. */
  readonly tail: readonly Token[];
  /** The mark and the spaces around it; empty when there is no tail. */
  readonly mark: string;
  /** The text after the command word. */
  readonly rest: string;
};

/** How a command's surroundings fit it. */
export type Fit = {
  readonly action: Action;
  /** To be confirmed, whatever the word itself says. */
  readonly guessed: boolean;
  /** Words that the limit of length counts. */
  readonly counted: number;
  /** Words of another meaning beside it. */
  readonly strange: number;
  /** Only these may deny, ask or suppose the command: a report after "close" may say "not found". */
  readonly head: "before" | "all";
  readonly rest: string;
};

const MARK = /[:,;.!–—\n]|\s-\s/u;

export function sceneOf(plain: Plain, found: FoundCommand, meaning: Meaning, setting: Setting): Scene {
  const { tokens, from, to } = found;
  const next = tokens[to];
  const parted = next !== undefined && MARK.test(next.gap);
  return {
    plain,
    found,
    meaning,
    setting,
    before: tokens.slice(0, from),
    after: parted ? [] : tokens.slice(to),
    tail: parted ? tokens.slice(to) : [],
    mark: parted ? next.gap : "",
    rest: tidy(plain.text.slice(tokens[to - 1]?.end ?? 0)),
  };
}

/** Without the marks that parted it from the command, and without the gaps that codes left. */
export const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, " ")
    .replace(/^[\s:,;.!?–—-]+/u, "")
    .trim();

/** The tokens that say something else than a command and its doubts («не», «если»), which are counted by themselves. */
export function strangers(tokens: readonly Token[], words: Words): readonly Token[] {
  const strange: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [known] = [words.beside, words.no, words.if].flatMap((lexicon) => matchesAt(lexicon, tokens, at));
    const token = tokens[at];
    if (known === undefined && token !== undefined && !words.asking.has(token.plain)) strange.push(token);
    at = known?.to ?? at + 1;
  }
  return strange;
}
