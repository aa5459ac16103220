/** How one card speaks: labels and values in the languages of its room. */
import type { Language } from "../people/member.ts";
import type { TextKey } from "../texts/keys.ts";
import type { Arg } from "../texts/line.ts";
import type { Texts } from "../texts/load.ts";
import { type Block, line } from "../texts/markup.ts";
import { compose, composeLabel, inOrder } from "../texts/put.ts";

export type CardWords = {
  readonly languages: readonly Language[];
  readonly texts: Texts;
  readonly timeZone: string;
};

/** Between languages stands « / », so items of a mixed card part with « · ». */
export const several = (args: readonly Arg[], words: CardWords): string => {
  const shown = new Set(args.map((arg) => composeLabel(arg, words.languages, words.texts, words.timeZone)));
  return [...shown].join(words.languages.length > 1 ? " · " : ", ");
};

/** «Қажет / Нужно: мектеп / школа · құжат / документы». */
export function labelled(key: TextKey, values: readonly Arg[], words: CardWords): string {
  return `${composeLabel({ text: key }, words.languages, words.texts, words.timeZone)}: ${several(values, words)}`;
}

/** A sentence: each language on its own line. */
export function sentence(key: TextKey, { languages, texts, timeZone }: CardWords): Block[] {
  return inOrder(languages).map((language) => line(compose({ text: key }, language, texts, timeZone)));
}
