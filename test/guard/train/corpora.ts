import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Example, Mention } from "./examples.ts";

/** The parts of a set that are judged one at a time: runs of neighbouring texts, so that no document is in two of them. */
export const FOLDS = 5;
const PERSON = new Set(["Giv", "Sur", "Pat", "Prs"]);

type Text = { readonly text: string; readonly mentions: readonly Mention[]; readonly document: string };

/** The labelled sets of a data folder: KazNERD validation, factRuEval devset, UD Taiga dev. Their test splits are not read. */
export function readSets(folder: string): Example[] {
  return [
    ...folded("kaznerd", readKaznerd(join(folder, "kaznerd/IOB2_valid.txt"))),
    ...folded("factrueval", readFactRuEval(join(folder, "factrueval/devset"))),
    ...folded("taiga", readTaiga(join(folder, "taiga/ru_taiga-ud-dev.conllu"))),
  ];
}

function folded(set: string, texts: readonly Text[]): Example[] {
  const documents = [...new Set(texts.map((text) => text.document))];
  const numbers = new Map(documents.map((document, i) => [document, i]));
  return texts.map(({ text, mentions, document }) => ({
    set,
    fold: Math.floor(((numbers.get(document) ?? 0) * FOLDS) / documents.length),
    text,
    mentions,
  }));
}

/** Sentences, their tokens joined by spaces; mentions are what B-PERSON and I-PERSON mark. */
function readKaznerd(file: string): Text[] {
  return readFileSync(file, "utf8")
    .trim()
    .split(/\n\n+/)
    .map((sentence, i) => {
      let text = "";
      const mentions: [number, number][][] = [];
      for (const line of sentence.split("\n")) {
        const [word = "", tag] = line.split(" ");
        if (text !== "") text += " ";
        const piece: [number, number] = [text.length, text.length + word.length];
        if (tag === "B-PERSON") mentions.push([piece]);
        if (tag === "I-PERSON") mentions.at(-1)?.push(piece);
        text += word;
      }
      return { text, mentions, document: String(i) };
    });
}

/** Documents line by line; mentions are the objects of the kind Person with the spans they are made of. */
function readFactRuEval(folder: string): Text[] {
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith(".objects"))
    .map((name) => name.slice(0, -".objects".length))
    .toSorted();
  return documents.flatMap((document) => {
    const read = (kind: string): string => readFileSync(join(folder, `${document}.${kind}`), "utf8");
    const rows = (kind: string): string[][] =>
      read(kind)
        .split("\n")
        .map((line) => (line.split("#")[0] ?? "").trim().split(/\s+/))
        .filter((row) => row.length > 1);
    const spans = new Map(
      rows("spans").map(([id = "", , start, length]) => [
        id,
        [Number(start), Number(start) + Number(length)] as const,
      ]),
    );
    const persons = rows("objects")
      .filter(([, kind]) => kind === "Person")
      .map(([, , ...ids]) =>
        ids.flatMap((id) => [spans.get(id) ?? []].flatMap((span) => (span.length === 2 ? [span] : []))),
      )
      .map((pieces) => pieces.toSorted((a, b) => a[0] - b[0]));
    let at = 0;
    return read("txt")
      .split("\n")
      .map((text) => {
        const from = at;
        at += text.length + 1;
        const inside = persons.filter(
          ([first]) => first !== undefined && first[0] >= from && first[0] < from + text.length,
        );
        const mentions = inside.map((pieces) =>
          pieces.map(([start, end]) => [start - from, end - from] as const),
        );
        return { text, mentions, document };
      })
      .filter(({ text }) => text.trim() !== "");
  });
}

/** Sentences; mentions are runs of words with a NameType of a person. Account names ("@…") are no names here. */
function readTaiga(file: string): Text[] {
  return readFileSync(file, "utf8")
    .trim()
    .split(/\n\n+/)
    .map((sentence, i) => {
      const text = /^# text = (.*)$/m.exec(sentence)?.[1] ?? "";
      const mentions: [number, number][][] = [];
      let at = 0;
      let before: number | null = null;
      for (const line of sentence.split("\n")) {
        const [id = "", word = "", , , , traits = ""] = line.split("\t");
        if (!/^\d+$/.test(id)) continue;
        const start = text.indexOf(word, at);
        if (start < 0) continue;
        at = start + word.length;
        const kind = /NameType=([A-Za-z]+)/.exec(traits)?.[1] ?? "";
        const isName = PERSON.has(kind) && !word.includes("@");
        if (isName && before !== null && /^[ .]*$/.test(text.slice(before, start)))
          mentions.at(-1)?.push([start, at]);
        else if (isName) mentions.push([[start, at]]);
        before = isName ? at : null;
      }
      return { text, mentions, document: String(i) };
    })
    .filter(({ text }) => text !== "");
}
