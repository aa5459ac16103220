/** Words of raids (templates/words/raid.json), made ready for finding. */
import { z } from "zod";
import { PLACES, type PlaceKind } from "../case/fields.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";

const Phrases = z.array(z.string().min(1));
const File = z.strictObject({
  about: z.string(),
  raid: Phrases,
  end: Phrases,
  cancel: Phrases,
  status: Phrases,
  past: Phrases,
  not: Phrases,
  people: Phrases,
  nobody: Phrases,
  nowhere: Phrases,
  places: z.record(z.enum(PLACES), Phrases),
});

export type RaidWords = {
  readonly raid: Lexicon<true>;
  readonly acts: Lexicon<"end" | "cancel" | "status" | "past" | "not">;
  readonly people: Lexicon<true>;
  readonly nobody: Lexicon<true>;
  readonly nowhere: Lexicon<true>;
  readonly places: Lexicon<PlaceKind>;
};

export function loadRaidWords(json: unknown): RaidWords {
  const file = File.parse(json);
  const acts = ["end", "cancel", "status", "past", "not"] as const;
  const set = (phrases: readonly string[]) => buildLexicon([[true as const, phrases]]);
  return {
    raid: set(file.raid),
    acts: buildLexicon(acts.map((act) => [act, file[act]] as const)),
    people: set(file.people),
    nobody: set(file.nobody),
    nowhere: set(file.nowhere),
    places: buildLexicon(PLACES.map((place) => [place, file.places[place]] as const)),
  };
}
