/** The texts as they are shipped, and an argument for every variable. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type Resource } from "@fluent/syntax";
import { readCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import { LANGUAGES, type Language } from "../../src/people/member.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import { TEXT_KEYS } from "../../src/texts/keys.ts";
import type { Arg, Args } from "../../src/texts/line.ts";
import { loadTexts, type Texts } from "../../src/texts/load.ts";

export const TIME_ZONE = "Asia/Almaty";

const FOLDER = join(import.meta.dirname, "../../templates/texts");
const filesOf = (language: Language): string[] =>
  readdirSync(join(FOLDER, language))
    .toSorted()
    .map((file) => readFileSync(join(FOLDER, language, file), "utf8"));

export const sources: Readonly<Record<Language, readonly string[]>> = {
  kk: filesOf("kk"),
  ru: filesOf("ru"),
  en: filesOf("en"),
};

export const texts: Texts = loaded();
function loaded(): Texts {
  const result = loadTexts(sources);
  if (result.kind === "broken") throw new Error(JSON.stringify(result.problems));
  return result.texts;
}

/** The same files as read by Fluent's strict parser. */
export const parsed = (language: Language): Resource[] => sources[language].map((file) => parse(file, {}));

export const allKeys: readonly TextKey[] = [...TEXT_KEYS.keys()].filter((key): key is TextKey =>
  LANGUAGES.every((language) => texts.bundles[language].hasMessage(key)),
);

export function code(typed: string): CaseCode {
  const read = readCode(typed);
  if (read === null || read === "mistyped") throw new Error(`${typed} is no case code`);
  return read;
}

/** 22 November 2026, 14:32 in Almaty. */
export const AFTERNOON = Date.parse("2026-11-22T14:32:00+05:00");

const numbers = ["n", "of", "percent", "left", "length", "closed", "children", "waiting"];
const sample: Readonly<Record<string, Arg>> = {
  ...Object.fromEntries(numbers.map((name) => [name, 2])),
  time: { moment: AFTERNOON, show: "time" },
  at: { moment: AFTERNOON, show: "date_time" },
  from: { moment: AFTERNOON, show: "date" },
  to: { moment: AFTERNOON, show: "date" },
  opened: { moment: AFTERNOON, show: "date_time" },
  org: { text: "kind-juvenile-police" },
  category: { text: "category-unaccompanied" },
  area: { names: { kk: "Сарыағаш ауданы", ru: "Сарыагашский район", en: "Saryagash district" } },
  since: { text: "minutes", args: { n: 6 } },
  kinds: { all: [{ text: "guard-kind-phone" }, { text: "guard-kind-person" }] },
  words: "аламын",
};

export const sampleArgs = (key: TextKey): Args =>
  Object.fromEntries((TEXT_KEYS.get(key) ?? []).map((name) => [name, sample[name] ?? { text: "unknown" }]));
