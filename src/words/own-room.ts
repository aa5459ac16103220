/** «отдельная комната K7P-4X2M», «бөлек бөлме»: the whole message asks for a case's room of its own (templates/words/own-room.json). */
import { z } from "zod";
import { findCodes } from "../case/code.ts";
import { buildLexicon, findAll, type Lexicon } from "./lexicon.ts";
import { blank } from "./message.ts";
import { tokenise } from "./token.ts";

const Phrases = z.array(z.string().min(1));
const File = z.strictObject({ about: z.string(), open: Phrases, beside: Phrases });

export type OwnRoomWords = { readonly open: Lexicon<true>; readonly beside: Lexicon<true> };

export function loadOwnRoomWords(json: unknown): OwnRoomWords {
  const { open, beside } = File.parse(json);
  return { open: buildLexicon([[true as const, open]]), beside: buildLexicon([[true as const, beside]]) };
}

/** Besides the code. A longer text tells a story. */
const LONGEST = 8;

export function asksForRoom(text: string, { open, beside }: OwnRoomWords): boolean {
  const plain = blank(text, findCodes(text));
  const tokens = tokenise(plain);
  const [phrase] = findAll(open, tokens);
  if (phrase === undefined || tokens.length > LONGEST || /[?？]/u.test(plain)) return false;
  const used = [phrase, ...findAll(beside, tokens)];
  return tokens.every((_, i) => used.some(({ from, to }) => from <= i && i < to));
}
