/** What the server lays into the page (form-data.ts), and what the page was opened with. Types only. */
export type Language = "kk" | "ru" | "en";
export type Named = { readonly id: string; readonly names: Readonly<Record<Language, string>> };
export type Region = Named & { readonly districts: readonly Named[] };

export type Data = {
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  readonly categories: readonly Named[];
  readonly accompanied: readonly Named[];
  readonly bands: readonly string[];
  readonly regions: readonly Region[];
  readonly mostLetters: number;
};

/** Who sends: what the one-time link held, or what Telegram signed. */
export type Pass =
  | { readonly kind: "link"; readonly secret: string }
  | { readonly kind: "telegram"; readonly data: string };

/** `say` gives a text by its key, with numbers put in; `name` a value's name. */
export type Words = {
  readonly language: Language;
  say(key: string, numbers?: Readonly<Record<string, number>>): string;
  name(named: Named): string;
};
