import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { KINDS } from "../../src/guard/verdict.ts";

const FOLDER = join(import.meta.dirname, "../data/guard");
const message = z.object({
  text: z.string(),
  lang: z
    .enum(["kk", "ru", "mix", "lat", "latin", "en"])
    .transform((lang) => (lang === "latin" ? "lat" : lang)),
  spans: z.array(z.object({ start: z.int(), end: z.int(), kind: z.enum(KINDS) })),
});
export type Message = z.output<typeof message>;

/** Our own labelled messages, persons invented, one JSON object a line: those the rules were written with. */
export function messages(): readonly Message[] {
  return read("messages.jsonl");
}

/** Messages of a second author who knew nothing of the rules. All were worked with since 22 November 2026: none is unseen. */
export function authored(parts: "odd" | "even"): readonly Message[] {
  return readdirSync(FOLDER)
    .filter((name) => /^part-\d+\.jsonl$/.test(name))
    .filter((name) => Number(/\d+/.exec(name)?.[0]) % 2 === (parts === "odd" ? 1 : 0))
    .flatMap(read);
}

/** Messages of a third author, developed with since 22 November 2026 (test/data/guard-blind/README.md). */
export function blind(): readonly Message[] {
  return read("../guard-blind/messages.jsonl");
}

/** A second such set (test/data/guard-blind-2/README.md). */
export function blindSecond(): readonly Message[] {
  return read("../guard-blind-2/messages.jsonl");
}

/** A third one, by a fifth author (test/data/guard-blind-3/README.md). */
export function blindThird(): readonly Message[] {
  return read("../guard-blind-3/messages.jsonl");
}

/** A fourth one, by a sixth author; developed with since the evening of that day (test/data/guard-blind-4/README.md). */
export function blindFourth(): readonly Message[] {
  return read("../guard-blind-4/messages.jsonl");
}

/** A fifth one, by a seventh author; developed with since the night after (test/data/guard-blind-5/README.md). */
export function blindFifth(): readonly Message[] {
  return read("../guard-blind-5/messages.jsonl");
}

/** A sixth one, measured once; developed with since (test/data/guard-blind-6/README.md). */
export function blindSixth(): readonly Message[] {
  return read("../guard-blind-6/messages.jsonl");
}

/** A seventh one, measured once; developed with since (test/data/guard-blind-7/README.md). */
export function blindSeventh(): readonly Message[] {
  return read("../guard-blind-7/messages.jsonl");
}

/** An eighth one, unseen so far: totals only (test/data/guard-blind-8/README.md). */
export function blindEighth(): readonly Message[] {
  return read("../guard-blind-8/messages.jsonl");
}

/** Of nine more authors, written to learn from: `LANG|text` with ⟦kind:what must be masked⟧ (test/data/guard-voices/README.md). By part. */
export function voices(part: number): readonly Message[] {
  return (VOICES[part] ?? []).flatMap((name) => readMarked(`guard-voices/${name}.txt`));
}

/** Of three more authors, exact places and what sounds alike, one kind of mark (test/data/guard-places/README.md). Nothing learns from the third. */
export function placed(author: "one" | "two" | "three"): readonly Message[] {
  return readMarked(`guard-places/${author}.txt`);
}

/** test/data/guard/marked.txt: ways to write each kind of thing, and what is none. */
export function waysToWrite(): readonly Message[] {
  return readFileSync(join(FOLDER, "marked.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => marked(`ru|${line.replaceAll("⏎", "\n").replace(/\{(\w+):([^}]*)\}/gu, "⟦$1:$2⟧")}`));
}

function readMarked(file: string): readonly Message[] {
  return readFileSync(join(FOLDER, "..", file), "utf8")
    .trim()
    .split("\n")
    .map(marked);
}

const VOICES: Readonly<Record<number, readonly string[]>> = {
  2: ["patrol", "akimat", "plain"],
  3: ["volunteers", "border", "doubles"],
  4: ["clinic", "neighbours", "notes"],
};

function marked(line: string): Message {
  const bar = line.indexOf("|");
  const spans: { start: number; end: number; kind: string }[] = [];
  let text = "";
  for (const [, before = "", kind = "", words = ""] of line
    .slice(bar + 1)
    .matchAll(/([^⟦]*)(?:⟦(\w+):([^⟧]*)⟧)?/gu)) {
    text += before;
    if (kind !== "") spans.push({ start: text.length, end: text.length + words.length, kind });
    text += words;
  }
  return message.parse({ text, lang: line.slice(0, bar), spans });
}

/** Messages without personal data: those learnt, and those judged, of the fifth, of a seventh and of three more authors (test/data/guard-clean/README.md). */
export function clean(part: "learn" | "judge" | "judge-2" | "judge-3"): readonly Message[] {
  return read(`../guard-clean/${part}.jsonl`);
}

function read(name: string): readonly Message[] {
  return readFileSync(join(FOLDER, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => message.parse(JSON.parse(line)));
}
