/** A question with numbered choices in words: for clients that show no polls (matrix-notes.md: Cinny), and as a poll's fallback. */
import type { Language } from "../people/member.ts";
import type { Arg, Line, Rendered } from "./line.ts";
import type { Texts } from "./load.ts";
import { type Block, line, render } from "./markup.ts";
import { composeLabel } from "./put.ts";
import { sayBlocks } from "./say.ts";

/** `id` is what a member may type in place of the label. */
export type Choice = { readonly id: string; readonly label: Arg };

/** Choices that fit this stand on one line, others below each other. */
const SHORT_CHARACTERS = 120;

export function sayPrompt(
  question: Line,
  choices: readonly Choice[],
  most: number,
  languages: readonly Language[],
  texts: Texts,
  timeZone: string,
  /** Words of the member below the question that leads to them. */
  quote?: string,
): Rendered {
  const shown = choices.map((choice) => showChoice(choice, languages, texts, timeZone));
  const row = shown.join(" · ");
  const hint = composeLabel(
    { text: most > 1 ? "numbered-hint-many" : "numbered-hint" },
    languages,
    texts,
    timeZone,
  );
  const list: Block[] = row.length <= SHORT_CHARACTERS ? [line(row)] : shown.map(line);
  return render([
    ...sayBlocks(question, languages, texts, timeZone),
    ...(quote === undefined ? [] : [{ kind: "quote", words: quote } as const]),
    ...(choices.length > 0 ? [...list, { kind: "aside", words: hint } as const] : []),
  ]);
}

/** «2) рынок»; the label alone where it is itself what one types, such as an age. */
export function showChoice(
  choice: Choice,
  languages: readonly Language[],
  texts: Texts,
  timeZone: string,
): string {
  const words = composeLabel(choice.label, languages, texts, timeZone);
  return words.replaceAll("–", "-") === choice.id ? words : `${choice.id}) ${words}`;
}
