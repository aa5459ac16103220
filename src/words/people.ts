/**
 * What is said about the register: «пригласить @user НПО Шымкент», «@user жұмыстан шықты», "lock @user". The account makes it a
 * command; without one an organisation does, for locking. A denial, a question or a long text is none.
 */
import type { Language, OrgKind, Role } from "../people/member.ts";
import { bodiesIn } from "./body-named.ts";
import { findAll, type Match, wholeMatch } from "./lexicon.ts";
import { blank } from "./message.ts";
import type { PeopleAct } from "./people-words.ts";
import { type Token, tokenise } from "./token.ts";
import { isOneErrorAway } from "./typing-error.ts";
import type { Words } from "./words.ts";

/** The words in which an organisation is named: as typed, and cut. */
export type OrgTold = {
  readonly text: string;
  /** All of its words but those of its kind and of the region. Empty: it is named by its kind alone. */
  readonly own: readonly Token[];
  readonly all: readonly Token[];
  readonly kinds: readonly OrgKind[];
};

export type PeopleTold = {
  readonly act: PeopleAct;
  /** The act's word had a typing error. */
  readonly guessed: boolean;
  /** As typed, with the @, in lower case; without a server where none was typed. */
  readonly accounts: readonly string[];
  readonly role: Role | null;
  readonly language: Language | null;
  /** null: no organisation is named. */
  readonly org: OrgTold | null;
};

/** `@name:server`, `@name`; also in the address of a link that a client makes of it. */
const ACCOUNT = /(?:https:\/\/matrix\.to\/#\/)?@[\w.=/+-]{1,255}(?::[\w.-]{1,230}(?::\d{1,5})?)?/gu;
/** Beside accounts. A longer text tells a story of its own. */
const LONGEST = 16;

/** `called`: the message calls members by name, which counts as an account. null: nothing is said of the register. */
export function readPeople(text: string, called: boolean, words: Words): PeopleTold | null {
  const found = accountsIn(text);
  const plain = blank(text, found);
  const tokens = tokenise(plain);
  if (tokens.length > LONGEST || /[?？]/u.test(plain)) return null;
  const act = actIn(tokens, words);
  if (act === null) return null;
  const rest = restOf(tokens, act, words);
  const org = orgIn(rest.left, plain, words);
  const isOfOrg = (act.value === "lock" || act.value === "unlock") && org !== null && tokens.length <= 8;
  if (found.length === 0 && !called && !isOfOrg) return null;
  return {
    act: act.value,
    guessed: act.guessed,
    accounts: [...new Set(found.map(({ account }) => account))],
    role: rest.role,
    language: rest.language,
    org,
  };
}

/** Accounts as they stand in the text, in order. */
export function accountsIn(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly account: string }[] {
  return [...text.matchAll(ACCOUNT)]
    .map(({ 0: whole, index }) => {
      // A full stop or a colon at the end belongs to the sentence.
      const typed = whole.replace(/[.:]+$/, "");
      const account = typed.slice(typed.indexOf("@")).toLowerCase();
      return { start: index, end: index + typed.length, account };
    })
    .filter(({ account }) => account.length > 1);
}

type Act = {
  readonly value: PeopleAct;
  readonly from: number;
  readonly to: number;
  readonly guessed: boolean;
};

/** The one act that is named. Of two different ones none is meant for certain. */
function actIn(tokens: readonly Token[], { people }: Words): Act | null {
  const found = findAll(people.acts, tokens);
  if (found.some(({ value }) => value === "not")) return null;
  const acts = found.flatMap(({ value, from, to }): Act[] =>
    value === "not" ? [] : [{ value, from, to, guessed: false }],
  );
  const [first, ...others] = acts;
  if (first !== undefined) return others.every(({ value }) => value === first.value) ? first : null;
  for (const [at, token] of tokens.entries()) {
    const meant = people.correctable.find(({ cyrillic, latin }) => {
      const word = token.script === "latin" ? latin : cyrillic;
      return word !== null && word.length >= 5 && isOneErrorAway(token.folded, word);
    });
    if (meant !== undefined) return { value: meant.act, from: at, to: at + 1, guessed: true };
  }
  return null;
}

/** What is left for the name of an organisation. */
function restOf(tokens: readonly Token[], act: Act, words: Words) {
  const { people } = words;
  const roles = findAll(people.roles, tokens);
  const languages = findAll(people.languages, tokens);
  const used = [
    act,
    ...roles,
    ...languages,
    ...findAll(people.beside, tokens),
    ...findAll(people.acts, tokens),
  ];
  const left = tokens.filter((_, i) => !used.some(({ from, to }) => from <= i && i < to));
  return { left, role: roles[0]?.value ?? null, language: languages[0]?.value ?? null };
}

function orgIn(left: readonly Token[], text: string, words: Words): OrgTold | null {
  const [first] = left;
  const last = left.at(-1);
  if (first === undefined || last === undefined) return null;
  const bodies = bodiesIn(left, words);
  const within = (found: readonly Match<unknown>[], i: number) =>
    found.some(({ from, to }) => from <= i && i < to);
  const regions = findAll(words.regions, left);
  // «фонд «Мирас»»: its quotes belong to the name.
  const end = /^[»"”]/u.test(text.slice(last.end)) ? last.end + 1 : last.end;
  return {
    text: text.slice(first.start, end).replace(/\s+/g, " ").trim(),
    own: left.filter((_, i) => !within(bodies, i) && !within(regions, i)),
    all: left,
    kinds: [...new Set(bodies.map(({ value }) => value))],
  };
}

/**
 * A practice alert is asked for: the word is the whole message, or an alert of one's own follows it. «Тренировка по футболу» begins a
 * story: after a single word there has to be a colon or a dash.
 */
export function readPractice(text: string, words: Words): { readonly rest: string } | null {
  const tokens = tokenise(text);
  const [word] = findAll(words.people.practice, tokens.slice(0, 4));
  if (word === undefined || word.from > 0) return null;
  const after = text.slice(tokens[word.to - 1]?.end ?? 0);
  if (!/[\p{L}\d]/u.test(after)) return { rest: "" };
  if (word.to < 2 && !/^\s*[:—–-]/u.test(after)) return null;
  return { rest: after.replace(/^[\s:,.·—–-]+/u, "") };
}

/** The whole message asks how a device is verified. */
export const asksForDevice = (text: string, words: Words): boolean => {
  const tokens = tokenise(text);
  return tokens.length <= 4 && wholeMatch(words.people.device, tokens) !== null;
};

/** The whole message says whether Telegram may ring. */
export const asksForTelegram = (text: string, words: Words): "on" | "off" | null => {
  const tokens = tokenise(text);
  return tokens.length > 4 ? null : wholeMatch(words.people.telegram, tokens);
};
