import { readName } from "./name-reading.ts";
import type { Scene } from "./person-points.ts";
import { placeContexts } from "./place-context.ts";
import type { Scan } from "./scan.ts";

/** What rules and tagger both look at: the words, what the lists say of them, and what places they may belong to. */
export function sceneOf({ tokens, lists, words }: Pick<Scan, "tokens" | "lists" | "words">): Scene {
  const readings = tokens.map((token) => (token.kind === "word" ? readName(token, lists) : null));
  const places = placeContexts(tokens, readings, words.place, words.address.knownStreets, lists);
  return { tokens, readings, places, words: words.person, streets: words.address.knownStreets, lists };
}
