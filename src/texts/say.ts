/** A line in the words of everybody who reads it: the code once, then each language on its own lines, Kazakh first. */
import { showCode } from "../case/code.ts";
import type { Language } from "../people/member.ts";
import type { Line, Rendered } from "./line.ts";
import type { Texts } from "./load.ts";
import { type Block, bold, line as lineBlock, render, unmarked } from "./markup.ts";
import { inOrder, composeText } from "./put.ts";

export function say(line: Line, languages: readonly Language[], texts: Texts, timeZone: string): Rendered {
  return render(sayBlocks(line, languages, texts, timeZone));
}

/** For a poll, whose question clients show without its line breaks: no marks, and a sign between the languages. */
export function sayOnOneLine(
  line: Line,
  languages: readonly Language[],
  texts: Texts,
  timeZone: string,
): string {
  return sayBlocks(line, languages, texts, timeZone)
    .map(({ words }) => unmarked(words).trim().replaceAll("\n", " "))
    .join(" / ");
}

/** The same, to be followed by more. */
export function sayBlocks(
  line: Line,
  languages: readonly Language[],
  texts: Texts,
  timeZone: string,
): Block[] {
  const words = inOrder(languages).map((language) =>
    composeText(line.key, line.args ?? {}, language, texts, timeZone),
  );
  const [first = "", ...others] = [...new Set(words)];
  const opening = line.code === undefined ? first : `${bold(showCode(line.code))} · ${first}`;
  // Of more lines than one message should have, each language stands apart.
  const apart = words.some((text) => text.split("\n").length > SHORT) ? "\n" : "";
  return [opening, ...others.map((text) => apart + text)].map(lineBlock);
}

/** Lines (glossary: "At most 3 short lines"). */
const SHORT = 3;
