import type { GuardWords } from "./guard-words.ts";
import type { NameLists, PlacePhrases } from "./name-lists.ts";
import type { NameReading } from "./name-reading.ts";
import type { Token } from "./token.ts";
import type { WordSet } from "./word-set.ts";

/** What the words around a name say of it: nothing, that it may name a place or a body, that it does. */
export type PlaceContext = 0 | 1 | 2;

/** Streets, districts and schools are called after people: "Абай ауданы", "проспект Назарбаева", "рынок Айна". */
const NAME_LENGTH = 3;

/** One entry a token. Linear: each place word looks at three tokens to one side. */
export function placeContexts(
  tokens: readonly Token[],
  readings: readonly (NameReading | null)[],
  words: GuardWords["place"],
  knownStreets: WordSet,
  { phrases, venues }: NameLists,
): readonly PlaceContext[] {
  const contexts: PlaceContext[] = tokens.map(() => 0);
  const mark = (index: number, context: PlaceContext): void => {
    if ((contexts[index] ?? 0) < context) contexts[index] = context;
  };
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const before = words.beforeStrong.has(token.key) ? 2 : words.beforeWeak.has(token.key) ? 1 : 0;
    const named = before > 0 ? nameAfter(tokens, readings, i) : [];
    const person = isFullName(named, readings) && !words.namedFor.has(token.key);
    for (const j of named) {
      const venue = venues.has(tokens[j]?.key ?? "");
      if (!person) mark(j, venue || isQuoted(tokens, j) ? 2 : before);
    }
    const after = words.afterStrong.has(token.key) ? 2 : words.afterWeak.has(token.key) ? 1 : 0;
    // "Бақыт деген ауылдан": what is called so is the village.
    const from = isCalled(tokens[i - 1]) ? i - 1 : i;
    if (after > 0 || (from < i && before > 0))
      for (const j of nameBefore(tokens, readings, from)) mark(j, Math.max(after, before) === 2 ? 2 : 1);
  }
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    if (!knownStreets.has(token.key) || before?.kind !== "word" || !words.beforePreposition.has(before.key))
      continue;
    const street = nameAfter(tokens, readings, i - 1);
    if (!isFullName(street, readings)) for (const j of street) mark(j, 2);
  }
  for (const index of phraseTokens(tokens, phrases)) mark(index, 2);
  return contexts;
}

/** The tokens of a name that follows a place word: "ул. Толе би", "школа имени Шокана Уалиханова", "кафе «Асель»". */
function nameAfter(
  tokens: readonly Token[],
  readings: readonly (NameReading | null)[],
  from: number,
): number[] {
  const found: number[] = [];
  for (let i = from + 1; i < tokens.length && found.length < NAME_LENGTH; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === "sign" && /[."'№#-]/.test(token.text)) {
      if (token.text === '"' && found.length > 0) break;
      continue;
    }
    if (token.kind !== "word" || !isNamePart(token, readings[i] ?? null)) break;
    found.push(i);
  }
  return found;
}

function nameBefore(
  tokens: readonly Token[],
  readings: readonly (NameReading | null)[],
  from: number,
): number[] {
  const found: number[] = [];
  for (let i = from - 1; i >= 0 && found.length < NAME_LENGTH; i -= 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === "sign" && /["'.-]/.test(token.text) && found.length < 2) continue;
    if (token.kind === "word" && found.length === 0 && TITLES.test(token.key)) continue;
    if (token.kind !== "word" || !isNamePart(token, readings[i] ?? null)) break;
    found.push(i);
    // A town before it is where the street is; "Мұратбаев" may be both, and has its given name before it.
    if (readings[i]?.place === true && readings[i]?.surname === 0) break;
  }
  return found;
}

/** Between a name and the word for its street: "Тәуке хан даңғылы", "Бәйдібек би көшесі". */
const TITLES = /^(?:хан|батир|би|ата|абиз|кажи|палуан|аулие|султан|ана)$/;

const isCalled = (token: Token | undefined): boolean =>
  token?.kind === "word" && /^де(?:ген|итин)$/.test(token.key);

function isNamePart(token: Token, reading: NameReading | null): boolean {
  if (token.capital !== "none" || reading === null) return true;
  return reading.given > 1 || reading.surname > 1 || reading.place;
}

/** "в селе Айгуль Ахметова просит": a whole name is a person's, unless the word says that the thing is named for one. */
function isFullName(indexes: readonly number[], readings: readonly (NameReading | null)[]): boolean {
  const of = (test: (reading: NameReading) => boolean): boolean =>
    indexes.some((i) => {
      const reading = readings[i];
      return reading !== null && reading !== undefined && test(reading);
    });
  return of((reading) => reading.given > 1) && of((reading) => reading.surname > 1 || reading.patronymic > 1);
}

function isQuoted(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.text === '"';
}

/** Places of more than one word, from the gazetteer: "Төле би", "Тұрар Рысқұлов" (suffixes on the last word allowed). */
function phraseTokens(tokens: readonly Token[], phrases: PlacePhrases): number[] {
  const found: number[] = [];
  for (const [i, token] of tokens.entries()) {
    for (const phrase of phrases.get(token.key) ?? []) {
      const at = phraseAt(tokens, i, phrase);
      if (at !== null) found.push(...at);
    }
  }
  return found;
}

function phraseAt(tokens: readonly Token[], from: number, phrase: readonly string[]): number[] | null {
  const found: number[] = [];
  let i = from;
  for (const [n, key] of phrase.entries()) {
    if (n > 0 && tokens[i]?.text === "-") i += 1;
    const at = tokens[i]?.key ?? "";
    if (at !== key && !(n === phrase.length - 1 && at.startsWith(key) && at.length - key.length < 6))
      return null;
    found.push(i);
    i += 1;
  }
  return found;
}
