/** Region and district: which places a text names, and which of them it means. */
import type { RegionId } from "../ids.ts";
import { isStreetShort } from "./child-noun.ts";
import type { Place, Span } from "./fields.ts";
import { type Candidate, type NameType, placeOf } from "./gazetteer.ts";
import type { Intake } from "./intake.ts";
import { roleOf } from "./role.ts";
import { breakAt, gapAt, hitOf, type Match, matchesOf, type Reading, restOf, spanOf } from "./reading.ts";

export type Mention = {
  readonly match: Match;
  readonly span: Span;
  readonly candidates: readonly Candidate[];
  /** 0 where it happens, 1 where somebody comes from, 2 where somebody is going. */
  readonly role: 0 | 1 | 2;
};

export type Whereabouts = {
  readonly region?: { readonly value: RegionId; readonly spans: readonly Span[] };
  readonly district?: { readonly value: string; readonly spans: readonly Span[] };
  readonly place?: {
    readonly value: Place;
    readonly spans: readonly Span[];
    readonly tokens: readonly number[];
  };
  /** Districts of one name between which nothing in the text decides ("Абай ауданы"): to be asked. */
  readonly namesakes: readonly Namesake[];
};

/** A place of a name that several have. */
export type Namesake = { readonly region: RegionId; readonly district: string };

type Chosen = { readonly mention: Mention; readonly candidate: Candidate };

/** How much support a doubtful name needs ("Есік", "Семей"): see `support`. A word for a town or village beside it gives 5. */
const NEEDED: Readonly<Record<Candidate["doubt"], number>> = { none: 0, some: 2, much: 5 };

/** The room's region decides between namesakes only; it is never put into the result by itself. */
export function findWhereabouts(reading: Reading, intake: Intake, room: RegionId | null): Whereabouts {
  const mentions = nameMentions(reading, intake);
  const sure = new Set(
    mentions.flatMap(({ candidates }) => {
      const regions = new Set(candidates.map((candidate) => candidate.region));
      return candidates.some(({ doubt }) => doubt !== "none") || regions.size > 1 ? [] : [...regions];
    }),
  );
  const around = { reading, intake, sure, room, mentions };
  const chosen = mentions.flatMap((mention) => {
    const candidate = choose(mention, around);
    return candidate === null ? [] : [{ mention, candidate }];
  });
  const role = Math.min(...chosen.map(({ mention }) => mention.role));
  const here = withoutDoubt(
    chosen.filter(({ mention }) => mention.role === role),
    around,
  );
  const area = areaOf(here);
  return { ...area, ...placeNamed(here), namesakes: namesakesOf(area, around) };
}

/** Beside a name that is nothing but a place, a doubtful one of another region is a street or a word ("ул. Рыскулова, Шымкент"). */
function withoutDoubt(here: readonly Chosen[], { reading, intake }: Surroundings): readonly Chosen[] {
  const sure = here.find(({ candidate }) => candidate.doubt === "none");
  if (sure === undefined) return here;
  return here.filter(
    ({ candidate, mention }) =>
      candidate.doubt === "none" ||
      candidate.region === sure.candidate.region ||
      typeWords(mention, reading, intake).includes(candidate.type),
  );
}

/** So many fit on a phone as things to tap. */
const MOST_NAMESAKES = 6;

function namesakesOf(
  area: Pick<Whereabouts, "region" | "district">,
  around: Surroundings,
): readonly Namesake[] {
  if (area.district !== undefined) return [];
  for (const mention of around.mentions.filter(({ role }) => role === 0)) {
    const fitting = mention.candidates.filter(
      (candidate) =>
        (area.region === undefined || candidate.region === area.region.value) &&
        standing(mention, around.reading, around.intake) >= NEEDED[candidate.doubt],
    );
    const words = typeWords(mention, around.reading, around.intake);
    const named = fitting.filter(({ type }) => words.includes(type));
    const districts = new Map(
      (named.length > 0 ? named : fitting).flatMap(({ region, district }) =>
        district === null ? [] : [[district, { region, district }]],
      ),
    );
    if (districts.size > 1 && districts.size <= MOST_NAMESAKES) return [...districts.values()];
  }
  return [];
}

/** Where a text names a town, a village or a district. */
export function placesOf(reading: Reading, intake: Intake): readonly Span[] {
  const named = nameMentions(reading, intake).filter(({ candidates }) =>
    candidates.some(({ district }) => district !== null),
  );
  return named.map(({ span }) => span);
}

export function nameMentions(reading: Reading, intake: Intake): readonly Mention[] {
  return matchesOf(reading, "name").flatMap((match) => {
    const candidates = intake.gazetteer.names.get(match.rule.value) ?? [];
    if (candidates.length === 0) return [];
    if (isStreet(match, reading, intake, candidates)) return [];
    return [{ match, span: spanOf(reading, match.tokens), candidates, role: roleOf(match, reading, intake) }];
  });
}

/** "Абай көшесі", "ул. Толе би", "пр. Райымбека": streets carry the names of districts. */
function isStreet(match: Match, reading: Reading, intake: Intake, candidates: readonly Candidate[]): boolean {
  const [first = 0] = match.tokens;
  const last = match.tokens.at(-1) ?? first;
  const is = (at: number, group: string): boolean =>
    hitOf(reading, at, intake.groups.get(group)) !== undefined;
  // "сидит на Рыскулова", "на Абая": a name after "на" in this case is a street's; one is in a town, or at one.
  if (reading.tokens[first - 1]?.plain === "на" && /^(?:а|я|иа)$/u.test(restOf(reading, match))) return true;
  const isAfter = is(last + 1, "street_after") && breakAt(reading, last + 1) <= 1;
  const isBefore =
    is(first - 1, "street_before") || isStreetShort(reading, first - 1) || isAtCrossing(reading, first, last);
  // "11 мкр город Алматы": a name that is nothing but a place is one, unless the word for a street follows.
  if (candidates.some(({ doubt }) => doubt === "none")) return isAfter && !is(last + 1, "quarter");
  return isAfter || (isBefore && breakAt(reading, first) <= 1);
}

/** "на углу Саина и Толе би", "Абай мен Жамбыл қиылысында": streets that cross. */
function isAtCrossing({ tokens }: Reading, first: number, last: number): boolean {
  const before = [1, 2, 3].some((back) => CROSSING_BEFORE.test(tokens[first - back]?.plain ?? ""));
  return before || [1, 2, 3].some((on) => CROSSING_AFTER.test(tokens[last + on]?.loose ?? ""));
}

const CROSSING_BEFORE = /^(?:перекр[её]стк|пересечени|угол$|углу$)/u;
const CROSSING_AFTER = /^(?:килис|буриш)/u;

function areaOf(here: readonly Chosen[]): Pick<Whereabouts, "region" | "district"> {
  const first = here[0];
  if (first === undefined) return {};
  const { region } = first.candidate;
  const inRegion = here.filter(({ candidate }) => candidate.region === region);
  const spans = inRegion.map(({ mention }) => mention.span);
  const districts = inRegion.filter(({ candidate }) => candidate.district !== null);
  const [outer] = districts;
  const isInside = ({ candidate }: Chosen): boolean =>
    candidate.within === outer?.candidate.id ||
    (isOblastCentre(outer?.candidate) && candidate.type !== "city");
  const narrowest = districts.find(isInside) ?? outer;
  const value = narrowest?.candidate.district;
  if (narrowest === undefined || typeof value !== "string") return { region: { value: region, spans } };
  return { region: { value: region, spans }, district: { value, spans: [narrowest.mention.span] } };
}

/** "Туркестан, Сарыагаш": the centre has the oblast's name and may stand for the oblast. */
function isOblastCentre(candidate: Candidate | undefined): boolean {
  return candidate !== undefined && candidate.id === `${candidate.region}_city`;
}

function placeNamed(here: readonly Chosen[]): Pick<Whereabouts, "place"> {
  for (const { mention, candidate } of here) {
    const value = placeOf(candidate.type);
    if (value !== undefined) return { place: { value, spans: [mention.span], tokens: mention.match.tokens } };
  }
  return {};
}

type Surroundings = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly sure: ReadonlySet<RegionId>;
  readonly room: RegionId | null;
  readonly mentions: readonly Mention[];
};

function choose(mention: Mention, around: Surroundings): Candidate | null {
  const scored = mention.candidates.map((candidate) => ({
    candidate,
    score: rank(candidate, mention, around),
  }));
  const most = Math.max(...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most).map(({ candidate }) => candidate);
  const [first] = best;
  if (first === undefined) return null;
  if (best.every(({ doubt }) => doubt !== "none") && support(mention, first, around) < NEEDED[first.doubt])
    return null;
  if (best.length === 1) return first;
  if (best.some((candidate) => candidate.region !== first.region)) return null;
  // Namesakes inside one region: the region is told, the district is not.
  const same = best.every((candidate) => candidate.district === first.district);
  return same ? first : { ...first, district: null };
}

/** "Аса, Жамбылский район": of two doubtful names one lies in the other. */
function isJoined(candidate: Candidate, mention: Mention, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (other) =>
      other !== mention &&
      other.candidates.some(
        ({ id, within }) => id !== candidate.id && (within === candidate.id || id === candidate.within),
      ),
  );
}

function rank(candidate: Candidate, mention: Mention, around: Surroundings): number {
  const { reading, intake, sure, room, mentions } = around;
  let score = candidate.doubt === "none" ? 4 : 0;
  if (isJoined(candidate, mention, mentions)) score += 7;
  if (sure.has(candidate.region)) score += 8;
  else if (sure.size > 0) score -= 2;
  if (room === candidate.region) score += 4;
  if (typeWords(mention, reading, intake).includes(candidate.type)) score += 6;
  const size: Partial<Record<NameType, number>> = {
    city: 3,
    town: 2,
    region: 2,
    city_district: 1,
    district: 1,
  };
  return score + (size[candidate.type] ?? (candidate.centre ? 2 : 0));
}

/** Does anything around a doubtful name say that it is a place, or which of its namesakes? */
function support(mention: Mention, candidate: Candidate, around: Surroundings): number {
  const { reading, intake, sure, room } = around;
  const joined = isJoined(candidate, mention, around.mentions) ? 5 : 0;
  const regional = (sure.has(candidate.region) ? 2 : 0) + (room === candidate.region ? 2 : 0) + joined;
  // "Абай ауданы" is a district wherever it stands; which one, only its region can tell.
  const districtWord = intake.groups.get("district_word");
  const isNamedDistrict = mention.match.tokens.some((at) => hitOf(reading, at, districtWord) !== undefined);
  return isNamedDistrict ? regional : regional + standing(mention, reading, intake);
}

/** A word for a town beside it, a case or a preposition of place, or a place of its own in the sentence. */
function standing(mention: Mention, reading: Reading, intake: Intake): number {
  const [first = 0] = mention.match.tokens;
  const last = mention.match.tokens.at(-1) ?? first;
  const before = breakAt(reading, first);
  const after = breakAt(reading, last + 1);
  const is = (at: number, group: string): boolean =>
    hitOf(reading, at, intake.groups.get(group)) !== undefined;
  const rest = restOf(reading, mention.match);
  const isLocative = /^(?:да|де|та|те|дан|ден|тан|тен|нан|нен|дагы|деги|тагы|теги|нда|нде)$/u.test(rest);
  const isBracketed = /\(\s?$/u.test(gapAt(reading, first)) && /^\s?\)/u.test(gapAt(reading, last + 1));
  // A place often stands first or last, without a comma: "… қонаев".
  const isAtEdge = first === 0 || last === reading.tokens.length - 1;
  const isCapital = before < 3 && /^\p{Lu}\p{Ll}/u.test(reading.tokens[first]?.text ?? "");
  const signs: readonly (readonly [boolean, number])[] = [
    [typeWords(mention, reading, intake).length > 0, 5],
    [isLocative, 4],
    [is(first - 1, "in") && before <= 1, 3],
    [before >= 2 && after >= 2, 2],
    [before >= 2 && last === reading.tokens.length - 1, 1],
    [isBracketed, 5],
    [before === 3, 2],
    [is(last + 1, "near_after") && after <= 1, 2],
    [isAtEdge, 2],
    [isCapital, 2],
    // "Кулан." as a sentence of its own is a place, whatever else the word means.
    [before === 3 && after === 3 && reading.tokens.length > 3, 5],
  ];
  return signs.reduce((sum, [holds, points]) => sum + (holds ? points : 0), 0);
}

/** The types that a word beside the name speaks for: "г. Шу", "Абай ауылы", "р-н Сауран". */
function typeWords(mention: Mention, reading: Reading, intake: Intake): readonly NameType[] {
  const [first = 0] = mention.match.tokens;
  const last = mention.match.tokens.at(-1) ?? first;
  const types: NameType[] = [];
  for (const [group, meant] of TYPE_WORDS) {
    const pattern = intake.groups.get(group);
    const after = reading.tokens[last + 1];
    // "с 7 детьми", "п", "г": the short forms stand before the name.
    const isAfter =
      hitOf(reading, last + 1, pattern) !== undefined &&
      (after?.before ?? 3) <= 1 &&
      (after?.text.length ?? 0) > 2;
    const isBefore = hitOf(reading, first - 1, pattern) !== undefined && breakAt(reading, first) <= 1;
    if (isAfter || isBefore) types.push(...meant);
  }
  return types;
}

const TYPE_WORDS: readonly (readonly [string, readonly NameType[]])[] = [
  ["city_word", ["city", "town"]],
  ["district_word", ["district", "city_district"]],
  ["village_word", ["village"]],
  ["market_word", ["market"]],
  ["border_word", ["border_post"]],
  ["station_word", ["station", "city", "town", "village"]],
];
