import type { GuardWords } from "./guard-words.ts";
import type { NameLists, PlacePhrases } from "./name-lists.ts";
import type { NameReading } from "./name-reading.ts";
import type { Token } from "./token.ts";
import type { WordSet } from "./word-set.ts";
import { keyOf } from "./token-text.ts";
import { toldThings } from "./told-things.ts";

/** What the words around a name say of it: nothing, that it may name a place or a body, that it does. */
export type PlaceContext = 0 | 1 | 2;

/** Streets, districts and schools are called after people: "Абай ауданы", "проспект Назарбаева", "рынок Айна". */
const NAME_LENGTH = 3;
const LIST_LENGTH = 6;

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
    // "от имени Веры", "мальчик по имени Ербол": somebody's own name, and nothing named for one.
    const inName = /^(?:от|по|под|без)$/.test(keyOf(tokens[i - 1])) && words.namedFor.has(token.key);
    const before =
      inName || isSon(tokens, i) || isKazakhLocative(token, words)
        ? 0
        : words.beforeStrong.has(token.key)
          ? 2
          : words.beforeWeak.has(token.key)
            ? 1
            : 0;
    const named = before > 0 ? nameAfter(tokens, readings, i) : [];
    const person = isFullName(named, readings) && !words.namedFor.has(token.key);
    for (const j of named) {
      const venue = venues.has(keyOf(tokens[j]));
      if (!person) mark(j, venue || isQuoted(tokens, j) ? 2 : before);
    }
    const after = isHand(token)
      ? 0
      : words.afterStrong.has(token.key)
        ? 2
        : words.afterWeak.has(token.key)
          ? 1
          : 0;
    // "Бақыт деген ауылдан", "Бақыт, Үміт деген екі ауыл": what is called so is the village.
    const called = calledAt(tokens, i);
    if (called !== null && (after > 0 || before > 0 || words.calledSo.has(token.key)))
      for (const j of nameBefore(tokens, readings, called, true)) mark(j, 2);
    else if (after > 0)
      for (const j of nameBefore(tokens, readings, i, PLURAL.test(token.key))) mark(j, after);
  }
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    if (!knownStreets.has(token.key) || before?.kind !== "word") continue;
    // "на углу Абая и Сатпаева": the crossing's other street.
    if (AND.test(before.key) && contexts[i - 2] === 2) mark(i, 2);
    if (!words.beforePreposition.has(before.key)) continue;
    const street = nameAfter(tokens, readings, i - 1);
    if (!isFullName(street, readings)) for (const j of street) mark(j, 2);
  }
  for (const index of phraseTokens(tokens, phrases)) mark(index, 2);
  const things = toldThings(tokens);
  for (const [i, { key }] of tokens.entries()) if (things.has(key)) mark(i, 2);
  return contexts;
}

/** "10 jasar ul Alibek", "екі ұл": a son, with the key of "ул." */
function isSon(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.key !== "ул" || tokens[index + 1]?.text === ".") return false;
  return token.lower === "ұл" || BEFORE_SON.test(keyOf(tokens[index - 1]));
}

const BEFORE_SON =
  /^(?:жас(?:ар|та(?:ги)?)?|бир|еки|уш|торт|бес|киши(?:ндеи)?|кишкентаи|улкен|осы|мина|сол|бул)$/;

/** "вокзалда Сапарғали деген бала тұр": in Kazakh a place's own name stands before the word for it, so this is somebody's. */
function isKazakhLocative({ key }: Token, words: GuardWords["place"]): boolean {
  const stem = /^(.{4,})[дт][ае]н?$/.exec(key)?.[1];
  return (
    stem !== undefined && [words.beforeStrong, words.beforeWeak, words.calledSo].some((set) => set.has(stem))
  );
}

/** "Еркебұланның қолы сынған": the hand has the key of "көлі", the lake. */
const isHand = ({ key, lower }: Token): boolean => key === "коли" && !lower.startsWith("кө");

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

/** With `list` the names of several: "Сәуле, Шырақ, Нұрлы көшелері". */
function nameBefore(
  tokens: readonly Token[],
  readings: readonly (NameReading | null)[],
  from: number,
  list = false,
): number[] {
  const found: number[] = [];
  for (let i = from - 1; i >= 0 && found.length < (list ? LIST_LENGTH : NAME_LENGTH); i -= 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (list && found.length > 0 && (token.text === "," || AND.test(token.key))) continue;
    if (token.kind === "sign" && /["'.-]/.test(token.text) && found.length < 2) continue;
    if (token.kind === "word" && found.length === 0 && TITLES.test(token.key)) continue;
    if (token.kind !== "word" || !isNamePart(token, readings[i] ?? null)) break;
    found.push(i);
    // A town before it is where the street is; "Мұратбаев" may be both, and has its given name before it.
    if (!list && readings[i]?.place === true && readings[i]?.surname === 0) break;
  }
  return found;
}

/** Between a name and the word for its street: "Тәуке хан даңғылы", "Бәйдібек би көшесі". */
const TITLES = /^(?:хан|батир|би|ата|абиз|кажи|палуан|аулие|султан|ана)$/;

/** Where "деген" stands before a word, a number between them or not; null where it does not. */
function calledAt(tokens: readonly Token[], index: number): number | null {
  const at = tokens[index - 1]?.kind === "number" ? index - 2 : index - 1;
  const token = tokens[at];
  return token?.kind === "word" && /^де(?:ген|итин)$/.test(token.key) ? at : null;
}

const PLURAL = /^(?:коше|аудан|ауил)(?:лер|дар)/;
const AND = /^(?:мен|бен|пен|жане|и)$/;

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
    const at = keyOf(tokens[i]);
    if (at !== key && !(n === phrase.length - 1 && at.startsWith(key) && at.length - key.length < 6))
      return null;
    found.push(i);
    i += 1;
  }
  return found;
}
