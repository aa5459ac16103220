import {
  authored,
  blind,
  blindFifth,
  blindFourth,
  blindSeventh,
  blindSixth,
  type Message,
  messages,
  voices,
} from "../messages.ts";
import type { Example } from "./examples.ts";

/**
 * The labelled messages of test/data, as texts to learn from. Each author's messages are one part, so that weights which learnt without a part
 * are judged on messages of somebody they never read: 0 the third author's, 1 the second author's, 2 our own, 3 the sixth author's, 4 the seventh's; the ninth's is with ours, and blind-7's with the sixth's;
 * the voices are in parts 2, 3 and 4.
 */
export function messageTexts(): readonly Example[] {
  return [
    ...asTexts(blind(), 0),
    ...asTexts([...authored("odd"), ...authored("even")], 1),
    ...asTexts(messages(), 2),
    ...asTexts(blindFourth(), 3),
    ...asTexts(blindFifth(), 4),
    ...asTexts(blindSixth(), 2),
    ...asTexts(blindSeventh(), 3),
    ...[2, 3, 4].flatMap((part) => asTexts(voices(part), part)),
  ];
}

function asTexts(list: readonly Message[], fold: number): readonly Example[] {
  return list.map(({ text, spans }) => ({
    set: "messages",
    fold,
    text,
    mentions: spans
      .filter(({ kind }) => kind === "person")
      .map(({ start, end }) =>
        [...text.slice(start, end).matchAll(/[\p{L}\p{M}'ʻʼ‘’`-]+/gu)].map(
          (word) => [start + word.index, start + word.index + word[0].length] as const,
        ),
      )
      .filter((pieces) => pieces.length > 0),
  }));
}

/** Names in Kazakh or in Russian cases: by the letters of the text. */
export function languageOf(text: string): "ru" | "kk" {
  return /[әғқңөұүһі]|(?:ды|ды|ған|ген|мен|бар|жок|деген|бала)(?!\p{L})/iu.test(text) ? "kk" : "ru";
}
