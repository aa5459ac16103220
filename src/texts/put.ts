/** Puts a text and its arguments into words: of one language, or of all languages of a room on one line. */
import { showCode } from "../case/code.ts";
import { LANGUAGES, type Language } from "../people/member.ts";
import type { TextKey } from "./keys.ts";
import type { Arg, Args } from "./line.ts";
import type { Texts } from "./load.ts";
import { bold, oneLine, unmarked } from "./markup.ts";
import { showMoment } from "./moment.ts";

/** Words of one language. */
export function put(arg: Arg, language: Language, texts: Texts, timeZone: string): string {
  return unmarked(compose(arg, language, texts, timeZone));
}

/** The same in all languages of a room on one line, Kazakh first, once where equal: «қыздар / девочек», «0–2». */
export function label(arg: Arg, languages: readonly Language[], texts: Texts, timeZone: string): string {
  return unmarked(composeLabel(arg, languages, texts, timeZone));
}

/** As `put`, with codes marked as bold for `render` (markup.ts). */
export function compose(arg: Arg, language: Language, texts: Texts, timeZone: string): string {
  if (typeof arg === "string") return oneLine(arg);
  if (typeof arg === "number") return new Intl.NumberFormat(language).format(arg);
  if ("text" in arg) return composeText(arg.text, arg.args ?? {}, language, texts, timeZone);
  if ("all" in arg)
    return arg.all.map((one) => compose(one, language, texts, timeZone)).join(arg.join ?? ", ");
  if ("names" in arg) return oneLine(arg.names[language]);
  if ("moment" in arg) return showMoment(arg.moment, arg.show, language, timeZone);
  return bold(showCode(arg.code));
}

/** As `label`, with codes marked as bold for `render`. */
export function composeLabel(
  arg: Arg,
  languages: readonly Language[],
  texts: Texts,
  timeZone: string,
): string {
  return [...new Set(inOrder(languages).map((language) => compose(arg, language, texts, timeZone)))].join(
    " / ",
  );
}

/** Throws when a variable of the text is missing: a bug of the caller, never something that a person typed. */
export function composeText(
  key: TextKey,
  args: Args,
  language: Language,
  texts: Texts,
  timeZone: string,
): string {
  const bundle = texts.bundles[language];
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) throw new Error(`no text ${key} in ${language}`);
  const values = Object.entries(args).map(([name, arg]) => [
    name,
    typeof arg === "number" ? arg : compose(arg, language, texts, timeZone),
  ]);
  const errors: Error[] = [];
  const words = bundle.formatPattern(pattern, Object.fromEntries(values), errors);
  const [error] = errors;
  if (error) throw new Error(`text ${key} in ${language}: ${error.message}`);
  return withoutEmptyLines(words);
}

/** Kazakh first, then Russian, then English. */
export function inOrder(languages: readonly Language[]): readonly Language[] {
  return LANGUAGES.filter((language) => languages.includes(language));
}

/** A selector may choose to say nothing. */
function withoutEmptyLines(words: string): string {
  return words
    .split("\n")
    .map((one) => one.trimEnd())
    .filter((one) => one !== "")
    .join("\n");
}
