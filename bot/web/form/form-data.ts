/** All that the form's page may ask and say, in three languages: it goes on without a connection. Nothing here is about anybody. */
import { ACCOMPANIED, AGE_BANDS, CATEGORIES } from "../../../src/case/fields.ts";
import type { Language } from "../../../src/people/member.ts";
import type { Region } from "../../../src/people/regions.ts";
import { FORM } from "../../../src/texts/keys/form.ts";
import type { TextKey } from "../../../src/texts/keys.ts";
import type { Names } from "../../../src/texts/line.ts";
import type { Texts } from "../../../src/texts/load.ts";
import { term } from "../../../src/texts/term.ts";
import { MOST_LETTERS } from "../../../src/sealed-form/sent-alert.ts";
import { capital, wordsIn } from "../page/words.ts";

export type FormTemplates = {
  readonly texts: Texts;
  readonly regions: readonly Region[];
  /** Districts and towns of a region that one may tap. */
  readonly districts: (region: string) => readonly { readonly id: string; readonly names: Names }[];
};

type Choice = { readonly id: string; readonly names: Names };
export type FormData = {
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  readonly categories: readonly Choice[];
  readonly accompanied: readonly Choice[];
  readonly bands: readonly string[];
  readonly regions: readonly (Choice & { readonly districts: readonly Choice[] })[];
  readonly mostLetters: number;
};

/** What the bot says of the form, and refusals: these come with the answer. */
const ELSEWHERE = /^form-(?:link|not-set-up|refused-|no-scripts)/;
const BESIDES = [
  "yes",
  "no",
  "unknown",
  "ask-children",
  "ask-danger-one",
  "ask-ages-one",
  "ask-ages-many",
  "ask-accompanied-one",
  "ask-accompanied-many",
] as const satisfies readonly TextKey[];
/** The page puts its own number there. */
const OPEN = { at: "{at}", of: "{of}", n: "{n}" };

/** «район Сауран» begins a tap. */
const standing = ({ id, names }: Choice): Choice => ({
  id,
  names: { kk: capital(names.kk), ru: capital(names.ru), en: capital(names.en) },
});

const isFormKey = (key: string): key is keyof typeof FORM => key in FORM;

export function formData({ texts, regions, districts }: FormTemplates): FormData {
  const words = (language: Language) => wordsIn(language, "Asia/Almaty", texts);
  const keys: readonly TextKey[] = [
    ...Object.keys(FORM)
      .filter(isFormKey)
      .filter((key) => !ELSEWHERE.test(key)),
    ...BESIDES,
  ];
  const inAll = (text: { readonly text: TextKey }): Names => {
    const [kk, ru, en] = [words("kk").show(text), words("ru").show(text), words("en").show(text)].map(
      capital,
    );
    return { kk: kk ?? "", ru: ru ?? "", en: en ?? "" };
  };
  const choices = <T extends string>(ids: readonly T[], named: (id: T) => { readonly text: TextKey }) =>
    ids.map((id) => ({ id, names: inAll(named(id)) }));
  const said = (language: Language): Record<string, string> =>
    Object.fromEntries(
      // Words as they stand inside sentences begin a tap here.
      keys.map((key) => [key, (isFormKey(key) ? String : capital)(words(language).say(key, OPEN))]),
    );
  return {
    texts: { kk: said("kk"), ru: said("ru"), en: said("en") },
    categories: choices(CATEGORIES, (id) => term("category", id)),
    accompanied: choices(ACCOMPANIED, (id) => term("accompanied", id)),
    bands: AGE_BANDS,
    regions: regions.map(({ id, names }) => ({ id, names, districts: districts(id).map(standing) })),
    mostLetters: MOST_LETTERS,
  };
}
