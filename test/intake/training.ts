/**
 * How the intake model is made: from the messages of test/data/intake (all of them: docs/intake.md says how that is measured), the phrases of
 * test/data/intake/phrases and the words of templates/intake/category.json. Seeded: the same data give the same model.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CATEGORIES } from "../../src/intake/fields.ts";
import { findFacts } from "../../src/intake/findings.ts";
import { type Intake, loadIntake } from "../../src/intake/intake.ts";
import { lexicons, type Phrases } from "../../src/intake/lexicon.ts";
import { HEAD_NAMES, type HeadName, HEADS, headValue } from "../../src/intake/heads.ts";
import { checksumOf, letterOf, type ModelFile, type Row, ROWS, ZERO } from "../../src/intake/model.ts";
import { blankNetwork } from "./blank-network.ts";
import { readText } from "../../src/intake/reading.ts";
import { BIAS, TRAITS, type Traits, traitsOf } from "../../src/intake/traits.ts";
import type { Labelled } from "./corpus.ts";
import { toldLines, UNSAID } from "./told-lines.ts";
import { type Sample, train } from "./train-model.ts";

const PHRASES = join(import.meta.dirname, "../data/intake/phrases");

export const CLASSES: readonly string[] = [...CATEGORIES, "none"];
/** The signs are few and mean much: they are neither hidden nor held down as the words are. */
const HEAD_SETTINGS = { epochs: 14, rate: 0.1, decay: 1e-2, signDecay: 2e-3, hide: 0, runs: 3 };
/** The first author's words are in the lexicons: they teach little. The second and those from the sixth on label most carefully. */
export const HEAD_WEIGHT = { first: 0.7, second: 2, third: 1, sixth: 2, seventh: 2, eighth: 2, ninth: 2 };
/** A line without a place is less of an alert than a message. */
const TOLD_WEIGHTS = [1, 0.02] as const;
/** Talk is told by its signs more than by its words: the lines of chatter.txt, for "is it an alert". */
const CHATTER_WEIGHT = 0.5;
export const TOLD_HEAD_WEIGHT = 0.7;
const ALERT_SETTINGS = { epochs: 14, rate: 0.15, decay: 1e-3, hide: 0.1, runs: 5 };
const SETTINGS = { epochs: 20, rate: 0.05, decay: 1e-3, hide: 0.2, forget: 0.55, runs: 5 };

type Example = {
  readonly text: string;
  readonly category: string;
  readonly alert: boolean;
  /** A whole message: the signs of the lexicons count as well. */
  readonly whole: boolean;
  /** How much it counts for the category, and for "is it an alert". */
  readonly weights: readonly [number, number];
};

/** Weights of nothing: the traits of a text do not depend on the model, but the intake does not load without one. */
export function blankModel(): ModelFile {
  const rows = ROWS.map((row) => ({ row, scale: 0, weights: letterOf(0).repeat(TRAITS) }));
  return { about: "", checksum: checksumOf(rows), rows };
}

/** Reads texts for training: whoever trains several models keeps one, for it remembers what it has read. */
export function trainingIntake(files: Readonly<Record<string, unknown>>): Intake {
  return loadIntake({ ...files, model: blankModel(), network: blankNetwork() });
}

export function trainModel(
  files: Readonly<Record<string, unknown>>,
  messages: readonly Labelled[],
  intake = trainingIntake(files),
): ModelFile {
  const examples = examplesOf(files, messages);
  const byCategory = examples.flatMap((example): Sample[] =>
    example.weights[0] === 0
      ? []
      : [
          {
            ...traitsFor(example, intake),
            label: CLASSES.indexOf(example.category),
            weight: example.weights[0],
          },
        ],
  );
  const categories = train(byCategory, { ...SETTINGS, classes: CLASSES.length });
  const [no, yes] = train(alertSamples(files, messages, intake), { ...ALERT_SETTINGS, classes: 2 });
  const alert = Float64Array.from({ length: TRAITS }, (_, at) => (yes?.[at] ?? 0) - (no?.[at] ?? 0));
  const heads = HEAD_NAMES.flatMap((name) => trainHead(name, messages, intake));
  const rows = [...categories, alert, ...heads].flatMap((weights, at) => rowOf(ROWS[at], weights));
  const about =
    "Made by `npm run intake:train`, never by hand. One character a weight (src/intake/model.ts), one row a category.";
  return { about, checksum: checksumOf(rows), rows };
}

function examplesOf(
  files: Readonly<Record<string, unknown>>,
  messages: readonly Labelled[],
): readonly Example[] {
  return [
    ...messages.flatMap(exampleOf),
    ...phrases(),
    ...lexiconWords(files["category"]),
    ...toldLines().map(({ text, category }): Example => {
      const alert = category !== "none";
      return { text, alert, category, whole: true, weights: alert ? TOLD_WEIGHTS : [1, CHATTER_WEIGHT] };
    }),
  ];
}

/** Is it an alert: messages, talk, and phrases with a child beside them. */
function alertSamples(
  files: Readonly<Record<string, unknown>>,
  messages: readonly Labelled[],
  intake: Intake,
): readonly Sample[] {
  const alerts = phrases().flatMap((example): Example[] =>
    example.alert ? [{ ...example, text: withChild(example.text), whole: true, weights: [0, 0.02] }] : [],
  );
  return [...examplesOf(files, messages), ...alerts].flatMap((example): Sample[] =>
    example.weights[1] === 0
      ? []
      : [{ ...traitsFor(example, intake), label: example.alert ? 1 : 0, weight: example.weights[1] }],
  );
}

/** One row per value: only from whole alerts, for a phrase says nothing about what it does not tell. */
export function trainHead(
  name: HeadName,
  messages: readonly Labelled[],
  intake: Intake,
): readonly Float64Array[] {
  const values: readonly string[] = HEADS[name];
  const samples = messages.flatMap((message): Sample[] => {
    const { text, alert, alerts, author, maybe, [name]: told } = message;
    // What may be told and need not be teaches nothing either way.
    if (!alert || alerts !== undefined) return [];
    if (told === undefined && (maybe?.[name] !== undefined || isUnlabelled(name, author))) return [];
    const traits = traitsFor({ text, whole: true }, intake);
    return [
      { ...traits, label: values.indexOf(headValue(String(told ?? "none"))), weight: HEAD_WEIGHT[author] },
    ];
  });
  const file = LINES[name];
  if (file !== undefined) samples.push(...lineSamples(name, file, intake));
  if (name === "accompanied" || name === "danger") samples.push(...toldSamples(name, intake));
  return train(samples, { ...HEAD_SETTINGS, classes: values.length });
}

/** The second author labelled company only where it is told in so many words: what is not labelled there is not "none". */
export function isUnlabelled(name: string, author: Labelled["author"]): boolean {
  return name === "accompanied" && author === "second";
}

/** Lines "value: words" beside the phrases: what tells a field, and what does not ("none"). */
const LINES: Partial<Record<HeadName, string>> = { accompanied: "company.txt", danger: "danger.txt" };

/** "other_adult: с ними чужая женщина": a value, or none, and words that tell it. */
function lineSamples(name: HeadName, file: string, intake: Intake): Sample[] {
  const values: readonly string[] = HEADS[name];
  const lines = readFileSync(join(PHRASES, "..", file), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [value = "", text = ""] = line.split(": ");
    if (text === "") return [];
    const label = values.indexOf(headValue(value));
    if (label < 0) throw new Error(`${file} has a value that the model does not know: ${value}`);
    return [{ ...traitsFor({ text, whole: true }, intake), label, weight: 1 }];
  });
}

function toldSamples(name: "accompanied" | "danger", intake: Intake): Sample[] {
  const values: readonly string[] = HEADS[name];
  return toldLines().flatMap((line): Sample[] => {
    const { text, [name]: value } = line;
    if (value === UNSAID) return [];
    const label = values.indexOf(headValue(value));
    if (label < 0) throw new Error(`${text} has a value that the model does not know: ${value}`);
    return [{ ...traitsFor({ text, whole: true }, intake), label, weight: TOLD_HEAD_WEIGHT }];
  });
}

/** Messages by the second author and those from the sixth on teach what the lexicons are worth on words they were not made from. */
function exampleOf({ text, alert, alerts, category, author }: Labelled): Example[] {
  if (alerts !== undefined) return [{ text, alert, category: "none", whole: true, weights: [0, 1] }];
  const weight = ["second", "sixth", "seventh", "eighth", "ninth"].includes(author) ? 2 : 1;
  const plain = {
    text,
    alert,
    category: category ?? "none",
    whole: true,
    weights: [weight, weight],
  } as const;
  if (!alert) return [plain];
  const lead = LEADS[text.length % LEADS.length] ?? "";
  return [plain, { ...plain, text: `${lead} ${text}`, weights: [0, 0.25] }];
}

/** A phrase tells what happens; with a child it is an alert of few words. */
function withChild(phrase: string): string {
  if (/[a-z]/iu.test(phrase)) return `a child, ${phrase}`;
  return phrase.length % 2 === 0 ? `ребенок ${phrase}` : `${phrase} бала`;
}

/** Alerts begin with talk as often as talk itself does. */
const LEADS = [
  "Рахмет!",
  "Спасибо всем.",
  "Сәлеметсіздер ме, әріптестер.",
  "Здравствуйте, коллеги!",
  "Жиналыс алдында:",
  "Перед совещанием:",
  "Напоминаю:",
  "https://example.kz",
  "что по K7P-4X2M?",
  "Пересылаю.",
  "Сұрақ бар.",
  "Good morning all.",
  "По вчерашнему:",
];

function phrases(): Example[] {
  return readdirSync(PHRASES).flatMap((file) => {
    const name = basename(file, ".txt");
    const lines = readFileSync(join(PHRASES, file), "utf8").split("\n");
    const isChatter = name === "chatter";
    return lines
      .filter((line) => line !== "")
      .map((text) => ({
        text,
        alert: !isChatter,
        category: isChatter ? "none" : name,
        whole: isChatter,
        weights: isChatter ? ([0.5, CHATTER_WEIGHT] as const) : ([0.5, 0] as const),
      }));
  });
}

function lexiconWords(json: unknown): Example[] {
  const { values } = lexicons.shape.category.parse(json);
  return CATEGORIES.flatMap((category) => {
    const { strong, weak } = values[category] ?? {};
    const examples = (words: Phrases | undefined, weight: number): Example[] =>
      words === undefined
        ? []
        : [...words.kk, ...words.ru, ...words.en].map((phrase) => ({
            text: phrase.replaceAll(/<[^>]+>|[*=|]|\.\./gu, " "),
            category,
            alert: true,
            whole: false,
            weights: [weight, 0],
          }));
    return [...examples(strong, 0.15), ...examples(weak, 0.05)];
  });
}

const KNOWN = new WeakMap<Intake, Map<string, Traits>>();

export function traitsFor({ text, whole }: Pick<Example, "text" | "whole">, intake: Intake): Traits {
  const known = KNOWN.get(intake) ?? new Map<string, Traits>();
  KNOWN.set(intake, known);
  const all = known.get(text) ?? allTraits(text, intake);
  known.set(text, all);
  return { ...all, signs: whole ? all.signs : [BIAS] };
}

function allTraits(text: string, intake: Intake): Traits {
  const reading = readText(text, intake.book, intake.falseFriends);
  return traitsOf(reading, findFacts(reading, intake, null).signs, intake.concepts);
}

function rowOf(row: Row | undefined, weights: Float64Array): ModelFile["rows"] {
  if (row === undefined) return [];
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = Number((largest / (ZERO - 1)).toPrecision(6));
  const letters = Array.from(weights, (weight) => letterOf(scale === 0 ? 0 : Math.round(weight / scale)));
  return [{ row, scale, weights: letters.join("") }];
}
