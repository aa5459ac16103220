/** Reads the Fluent files of all languages; texts are complete or they are not loaded at all. */
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { LANGUAGES, type Language } from "../people/member.ts";
import { TEXT_KEYS } from "./keys.ts";

export type Texts = { readonly bundles: Readonly<Record<Language, FluentBundle>> };

export type TextProblem = {
  /** unreadable: the entry does not parse; missing: no such entry; unknown_key: nothing uses it; twice: defined again. */
  readonly kind: "unreadable" | "missing" | "unknown_key" | "twice";
  readonly language: Language;
  readonly key: string;
};
export type Loaded =
  | { readonly kind: "loaded"; readonly texts: Texts }
  | { readonly kind: "broken"; readonly problems: readonly TextProblem[] };

/** `sources`: for each language the contents of its files (templates/texts/<language>/*.ftl), in any order. */
export function loadTexts(sources: Readonly<Record<Language, readonly string[]>>): Loaded {
  const problems = LANGUAGES.flatMap((language) => problemsOf(language, sources[language]));
  if (problems.length > 0) return { kind: "broken", problems };
  return {
    kind: "loaded",
    texts: {
      bundles: { kk: bundle("kk", sources.kk), ru: bundle("ru", sources.ru), en: bundle("en", sources.en) },
    },
  };
}

/** Isolation marks are off: they are invisible characters that Matrix clients copy along, and no text here runs right to left. */
function bundle(language: Language, files: readonly string[]): FluentBundle {
  const made = new FluentBundle(language, { useIsolating: false });
  for (const file of files) made.addResource(new FluentResource(file));
  return made;
}

/** The run-time parser skips what it cannot read, so what a file names is compared with what was understood. */
function problemsOf(language: Language, files: readonly string[]): TextProblem[] {
  const found = files.flatMap((file) =>
    [...file.matchAll(/^([a-zA-Z][\w-]*)\s*=/gm)].map((match) => match[1] ?? ""),
  );
  const made = bundle(language, files);
  const named = new Set(found);
  const problem = (kind: TextProblem["kind"], key: string): TextProblem => ({ kind, language, key });
  return [
    ...[...named].filter((key) => !made.hasMessage(key)).map((key) => problem("unreadable", key)),
    ...[...named].filter((key) => !TEXT_KEYS.has(key)).map((key) => problem("unknown_key", key)),
    ...[...TEXT_KEYS.keys()].filter((key) => !named.has(key)).map((key) => problem("missing", key)),
    ...[...named]
      .filter((key) => found.indexOf(key) !== found.lastIndexOf(key))
      .map((key) => problem("twice", key)),
  ];
}
