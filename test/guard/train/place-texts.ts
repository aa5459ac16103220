import type { Span } from "../../../src/guard/verdict.ts";
import { VARIANTS } from "../eval/variants.ts";
import {
  authored,
  blind,
  blindFifth,
  blindFourth,
  blindSeventh,
  blindSixth,
  clean,
  type Message,
  messages,
  placed,
  voices,
  waysToWrite,
} from "../messages.ts";
import { randomFrom, writeAddress, writeClass, writeLookAlike } from "../place-writer.ts";
import { languageOf } from "./messages-as-texts.ts";
import { operationalTexts } from "./operational-texts.ts";
import { seeded } from "./random.ts";

/** A text to learn places from: whole authors are one part. `told`: nobody has labelled it, and next to none of them tells of an exact place. */
export type PlaceText = {
  readonly text: string;
  readonly spans: readonly Pick<Span, "start" | "end" | "kind">[];
  readonly fold: number;
  readonly told: boolean;
  readonly weight: number;
};

export const PLACE_FOLDS = 6;
/** Of guard:eval's ways to write; the last one, in Latin letters. */
const VARIED: ReadonlySet<string> = new Set(["lower case", "misspelt", "transliterated"]);

/** The labelled messages by part, as written. */
export function labelled(): readonly {
  readonly name: string;
  readonly fold: number;
  readonly list: readonly Message[];
}[] {
  return [
    { name: "blind", fold: 0, list: blind() },
    { name: "blind-7", fold: 0, list: blindSeventh() },
    { name: "authored", fold: 1, list: [...authored("odd"), ...authored("even")] },
    { name: "own", fold: 1, list: messages() },
    { name: "ways", fold: 1, list: waysToWrite() },
    { name: "blind-6", fold: 2, list: blindSixth() },
    { name: "blind-4", fold: 2, list: blindFourth() },
    { name: "clean learn", fold: 2, list: clean("learn") },
    { name: "blind-5", fold: 3, list: blindFifth() },
    { name: "voices", fold: 3, list: [2, 3, 4].flatMap(voices) },
    { name: "places 1", fold: 4, list: placed("one") },
    { name: "places 2", fold: 5, list: placed("two") },
  ];
}

/** Messages as they are, written otherwise, with the places of others in theirs, and nameless alerts with a place put in. */
export function placeTexts(seed: number): readonly PlaceText[] {
  const random = seeded(seed);
  const texts: PlaceText[] = [];
  const alerts = operationalTexts().map(({ example }, i) => ({
    text: example.text,
    spans: [],
    fold: Math.floor(i / 100) % PLACE_FOLDS,
  }));
  for (const { fold, list } of labelled()) {
    const places = { ru: piecesOf(list, "ru"), kk: piecesOf(list, "kk") };
    const carriers = alerts.filter((alert) => alert.fold === fold);
    for (const message of list) {
      texts.push({ ...message, fold, told: false, weight: 1 });
      for (const { change } of VARIANTS.filter(({ name }) => VARIED.has(name)))
        texts.push({ ...change(message), fold, told: false, weight: 0.4 });
      const own = message.spans.find(({ kind }) => kind === "address");
      if (own === undefined) continue;
      const language = languageOf(message.text);
      const place = message.text.slice(own.start, own.end);
      if (places[language].length > 0)
        texts.push(
          withPlace(
            message.text.slice(0, own.start),
            random.pick(places[language]),
            message.text.slice(own.end),
            fold,
          ),
        );
      const carrier = random.pick(carriers).text;
      const at = random.pick([
        0,
        carrier.length,
        ...[...carrier.matchAll(/[,.:]\s/gu)].map((sign) => sign.index + 2),
      ]);
      const behind = at === carrier.length ? "" : `${random.pick([". ", ", "])}${carrier.slice(at)}`;
      texts.push(withPlace(leading(carrier.slice(0, at)), place, behind, fold));
    }
  }
  for (const alert of alerts) texts.push({ ...alert, told: true, weight: 0.5 });
  return [...texts, ...writtenTexts(seed)];
}

/** Addresses, classes and what looks like either, written by place-writer.ts: never judged. */
function writtenTexts(seed: number): readonly PlaceText[] {
  const random = randomFrom(seed);
  const all = { fold: -1, told: false, weight: 0.3 };
  return Array.from({ length: WRITTEN }, () => {
    const { text, exact, start } = writeAddress(random);
    return [
      { ...all, text, spans: [{ start, end: start + exact.length, kind: "address" as const }] },
      { ...all, text: writeClass(random).text, spans: [] },
      { ...all, text: writeLookAlike(random), spans: [] },
    ];
  }).flat();
}

const WRITTEN = 600;

function leading(text: string): string {
  return text === "" || /\s$/u.test(text) ? text : `${text}, `;
}

function piecesOf(list: readonly Message[], language: "ru" | "kk"): readonly string[] {
  return list
    .filter(({ text }) => languageOf(text) === language)
    .flatMap(({ text, spans }) =>
      spans.filter(({ kind }) => kind === "address").map(({ start, end }) => text.slice(start, end)),
    );
}

function withPlace(before: string, place: string, after: string, fold: number): PlaceText {
  const span = { start: before.length, end: before.length + place.length, kind: "address" } as const;
  return { text: before + place + after, spans: [span], fold, told: false, weight: 0.5 };
}
