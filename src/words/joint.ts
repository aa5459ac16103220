/** What needs two administrators, asked for in words (templates/words/joint.json): a region's sealed details for somebody, or the keys. */
import { z } from "zod";
import { buildLexicon, findAll, type Lexicon, wholeMatch } from "./lexicon.ts";
import { blank } from "./message.ts";
import { accountsIn } from "./people.ts";
import { hoursIn, type SealedWords } from "./sealed-words.ts";
import { tokenise } from "./token.ts";

const Phrases = z.array(z.string().min(1));
const File = z.strictObject({ about: z.string(), release: Phrases, keys: Phrases });

export type JointWords = { readonly release: Lexicon<true>; readonly keys: Lexicon<true> };

export function loadJointWords(json: unknown): JointWords {
  const { release, keys } = File.parse(json);
  return { release: buildLexicon([[true as const, release]]), keys: buildLexicon([[true as const, keys]]) };
}

export type JointTold =
  | { readonly act: "export_keys" }
  /** `accounts`: as typed; `hours`: null where none is named. */
  | { readonly act: "release_region"; readonly accounts: readonly string[]; readonly hours: number | null };

/** null: nothing of the kind. */
export function readJoint(text: string, joint: JointWords, sealed: SealedWords): JointTold | null {
  const accounts = accountsIn(text);
  const plain = blank(text, accounts);
  const tokens = tokenise(plain);
  if (/[?？]/u.test(plain)) return null;
  if (accounts.length === 0 && wholeMatch(joint.keys, tokens) !== null) return { act: "export_keys" };
  const [phrase] = findAll(joint.release, tokens);
  if (phrase === undefined || phrase.from > 1) return null;
  return {
    act: "release_region",
    accounts: [...new Set(accounts.map(({ account }) => account))],
    hours: hoursIn(tokens, sealed),
  };
}
