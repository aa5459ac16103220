/** Names of places (templates/gazetteer-kz.json; its notes say what is uncertain) compiled for matching. */
import { z } from "zod";
import { asRegionId, type RegionId } from "../ids.ts";
import { foldLoose } from "./fold.ts";
import type { Place } from "./fields.ts";
import { piecesOf } from "./tokens.ts";
import { type Lexicons, wordList } from "./lexicon.ts";
import { addName, type PhraseBook } from "./phrase-book.ts";

const TYPES = [
  "region",
  "city",
  "district",
  "city_district",
  "town",
  "village",
  "station",
  "market",
  "border_post",
  "road",
] as const;
export type NameType = (typeof TYPES)[number];

const entry = z.object({
  id: z.string(),
  region: z.string(),
  type: z.enum(TYPES),
  within: z.string().nullable(),
  kk: z.string(),
  kk_latin: z.string(),
  ru: z.string(),
  en: z.string(),
  also: wordList,
  /** Id of the centre, for regions and districts. */
  centre: z.string().optional(),
  ambiguous_forms: wordList.optional(),
});
type Entry = z.infer<typeof entry>;

/** A place that a name may mean. */
export type Candidate = {
  readonly id: string;
  readonly type: NameType;
  readonly region: RegionId;
  /** What it lies in. */
  readonly within: string | null;
  /** What `Fields.district` becomes: the town or district itself, or what the village, market or station lies in. */
  readonly district: string | null;
  /**
   * How much support from its surroundings the name needs: none; some, when it is a person's name or another place as well;
   * a word for a town, district or village beside it, when it is an everyday word ("Семей" in "в семье", "Аса").
   */
  /** A village that is the centre of its district is meant before its namesakes. */
  readonly centre: boolean;
  readonly doubt: "none" | "some" | "much";
};

export type Gazetteer = {
  /** Candidates by the loose fold of the name: all spellings of it. */
  readonly names: ReadonlyMap<string, readonly Candidate[]>;
  readonly ids: ReadonlySet<string>;
};

const PLACE_OF: Partial<Record<NameType, Place>> = {
  market: "market",
  station: "station",
  border_post: "border",
};

/** The kind of place that a name of this type tells by itself ("Бекжан" is a market). */
export function placeOf(type: NameType): Place | undefined {
  return PLACE_OF[type];
}

/** @param doubts names that need more support than the gazetteer says (templates/intake/names.json). */
export function addGazetteer(book: PhraseBook, json: unknown, doubts: Lexicons["names"]): Gazetteer {
  const common = new Set(doubts.everyday.map(nameKey));
  const unsure = new Set(doubts.doubtful.map(nameKey));
  const entries = z.array(entry).parse(json);
  const byId = new Map(entries.map((each) => [each.id, each]));
  const centres = new Set(entries.flatMap(({ centre }) => centre ?? []));
  const names = new Map<string, Candidate[]>();
  for (const name of doubts.not) addName(book, { field: "name", value: "not", weight: 3 }, name, false);
  // A road runs through many regions and tells none of them.
  for (const each of entries.filter(({ type }) => type !== "road")) {
    const district = districtOf(each, byId);
    const doubtful = new Set(each.ambiguous_forms);
    const bare = bareNames(each);
    for (const form of new Set([
      each.kk,
      each.kk_latin,
      each.ru,
      each.en,
      ...each.also,
      ...mixedNames(each),
      ...centreNames(each, byId),
      ...bare,
    ])) {
      const key = nameKey(form);
      const isDoubtful = doubtful.has(form) || bare.includes(form) || unsure.has(key);
      const doubt = common.has(key) ? "much" : isDoubtful ? "some" : "none";
      const candidates = names.get(key) ?? [];
      const { id, type, within } = each;
      const candidate = {
        id,
        type,
        within,
        region: asRegionId(each.region),
        district,
        centre: centres.has(id),
        doubt,
      } as const;
      const twin = candidates.findIndex((other) => other.id === id);
      if (twin < 0) candidates.push(candidate);
      else if (doubt !== "none") candidates[twin] = candidate;
      names.set(key, candidates);
      addName(
        book,
        { field: "name", value: key, weight: doubt === "none" ? 2 : 1 },
        form,
        doubt === "none" && isMajor(type),
      );
    }
  }
  return { names, ids: new Set(byId.keys()) };
}

/** Places big enough to be meant by a misspelt name; a village's name is near too many words. */
function isMajor(type: NameType): boolean {
  return type !== "village" && type !== "market" && type !== "station";
}

/**
 * A border post is also named without the word for it ("на посту Карасу"), a district by its Russian adjective alone
 * ("в Ордабасинском"), a district of a city by its name beside the city's ("Шымкент, Каратау"). All need support.
 */
function bareNames({ type, kk, ru, en, also }: Entry): readonly string[] {
  if (type === "border_post")
    return [kk, ru].flatMap((form) => /«(?<name>[^»]+)»/u.exec(form)?.groups?.["name"] ?? []);
  if (type !== "district" && type !== "city_district") return [];
  const adjectives = adjectivesOf(ru, also);
  const plain = [kk, en, ...(type === "district" ? [] : [ru])].map((form) =>
    form.replace(/ (?:ауданы|район|District)$|^район /u, ""),
  );
  return [...adjectives, ...plain].filter((name) => !also.includes(name));
}

function adjectivesOf(ru: string, also: readonly string[]): readonly string[] {
  const forms = [ru, ...also].filter((form) => form.endsWith("ский район"));
  return forms.map((form) => form.slice(0, -" район".length));
}

/** "Балхаш ауданы", "Уйгур ауд": a Russian stem with the Kazakh word. */
function mixedNames({ type, ru, also }: Entry): readonly string[] {
  if (type !== "district") return [];
  const stems = adjectivesOf(ru, also).map((name) => name.replace(/ский$/u, ""));
  return stems.flatMap((stem) => [`${stem} ауданы`, `${stem} ауд`, `${stem} р-н`]);
}

/** "Жаркентский район", "Жаркент ауданы": a district by its centre, where the centre is a name of its own. */
function centreNames({ type, centre, ru, kk }: Entry, byId: ReadonlyMap<string, Entry>): readonly string[] {
  const town = centre === undefined || type !== "district" ? undefined : byId.get(centre);
  if (town === undefined || kk.startsWith(town.kk) || town.kk.includes(" ")) return [];
  // "Абай ауданы" is another district, and "Абай" many things.
  const isShared = town.ambiguous_forms?.some((form) => form === town.kk || form === town.ru) === true;
  if (isShared) return [];
  // Only after a consonant is the adjective made so: "Баканасский", but "Есикский" nobody says.
  const isPlain = /[бвгджзлмнпрстфхцш]$/u.test(town.ru);
  const russian = isPlain ? [`${town.ru}ский район`, `${town.ru}ский р-н`] : [];
  const kazakh = [`${town.kk} ауданы`, `${town.kk} ауд`];
  return [...russian.filter((name) => name !== ru), ...kazakh];
}

function nameKey(form: string): string {
  return foldLoose(piecesOf(form).join(" "));
}

/** Follows `within` up to a town or a district. Cities that are regions themselves (Almaty, Shymkent, Astana) are no district. */
function districtOf(place: Entry, byId: ReadonlyMap<string, Entry>): string | null {
  if (place.id === place.region || place.type === "region") return null;
  if (["city", "district", "city_district", "town"].includes(place.type))
    return isRegionCity(place) ? null : place.id;
  const outer = place.within === null ? undefined : byId.get(place.within);
  return outer === undefined ? null : districtOf(outer, byId);
}

/** Astana's entry is the region "other:astana" itself. */
function isRegionCity(place: Entry): boolean {
  return place.region === place.id || place.region === `other:${place.id}`;
}
