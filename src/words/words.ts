/** The command words of templates/words, ready for comparing. */
import { z } from "zod";
import { fold } from "./fold.ts";
import { ACTIONS, type Action } from "./word.ts";

const Commands = z.strictObject({
  about: z.string(),
  actions: z.record(z.enum(ACTIONS), z.array(z.string().min(1))),
  yes: z.array(z.string()),
  no: z.array(z.string()),
  courtesy: z.array(z.string()),
});

export type Words = {
  /** Longest first, so that "hand over to" wins over "hand over". */
  readonly phrases: readonly { readonly action: Action; readonly phrase: string }[];
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  readonly courtesy: ReadonlySet<string>;
};

export function loadWords(files: Readonly<Record<string, unknown>>): Words {
  const { actions, yes, no, courtesy } = Commands.parse(files["commands"]);
  const phrases = ACTIONS.flatMap((action) =>
    actions[action].map((phrase) => ({ action, phrase: fold(phrase) })),
  );
  const set = (words: readonly string[]) => new Set(words.map(fold));
  return {
    phrases: phrases.sort((a, b) => b.phrase.length - a.phrase.length),
    yes: set(yes),
    no: set(no),
    courtesy: set(courtesy),
  };
}
