/**
 * `npm run guard:eval [DATA] [--misses] [--without=WORK]`: measures the guard on the name sets of a data folder (DATA, else DABYL_DATA, else ../shared/data) and
 * on our own chat messages, by kind and language, and rewritten in six ways. The tables go to docs/guard.md. The shipped tagger has learnt from all messages but those of blind-2, blind-3 and blind-8;
 * with --without each other author's messages are measured with weights that never saw that author (WORK/without-N.bin of `guard:train -- DATA WORK --judge`).
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Guard } from "../../../src/guard/guard.ts";
import { loadGuard } from "../../../src/guard/load-guard.ts";
import { KINDS } from "../../../src/guard/verdict.ts";
import { guardFiles } from "../guard-files.ts";
import {
  authored,
  blind,
  blindEighth,
  blindFifth,
  blindFourth,
  blindSecond,
  blindSeventh,
  blindSixth,
  blindThird,
  clean,
  type Message,
  messages,
  voices,
} from "../messages.ts";
import { guardWithout } from "./guard-without.ts";
import { recall, type Score, scoreMessages } from "./score.ts";
import { VARIANTS } from "./variants.ts";

const args = process.argv.slice(2);
const showMisses = args.includes("--misses");
const folder = args.find((arg) => !arg.startsWith("--")) ?? process.env["DABYL_DATA"] ?? "../shared/data";
const started = performance.now();
const guard = loadGuard(guardFiles());
console.log(`loaded in ${(performance.now() - started).toFixed(0)} ms`);

await names();
const without = args.flatMap((arg) => /^--without=(.+)$/.exec(arg)?.[1] ?? [])[0];
const unlearnt = (part: number): Guard => (without === undefined ? guard : guardWithout(without, part));

chat("blind-8 (eleventh author)", blindEighth(), guard, false);
chat("blind-3 (fifth author)", blindThird(), guard, false);
chat("clean, judged (fifth author)", clean("judge"), guard, false);
chat("clean, judged (seventh author)", clean("judge-2"), guard, false);
chat("clean, judged (three more authors)", clean("judge-3"), guard, false);
chat("blind-2 (fourth author)", blindSecond(), guard, false);
chat("worked with (blind-7)", blindSeventh(), unlearnt(3), showMisses);
chat("worked with (ninth author)", blindSixth(), unlearnt(2), showMisses);
chat("worked with (seventh author)", blindFifth(), unlearnt(4), showMisses);
chat("worked with (sixth author)", blindFourth(), unlearnt(3), showMisses);
for (const part of [2, 3, 4]) chat(`voices of part ${part}`, voices(part), unlearnt(part), showMisses);
chat("worked with (third author)", blind(), unlearnt(0), showMisses);
chat("worked with (second author, even parts)", authored("even"), unlearnt(1), showMisses);
chat("worked with (second author, odd parts)", authored("odd"), unlearnt(1), showMisses);
chat("worked with (our own)", messages(), unlearnt(2), showMisses);
time();

/** Names on the sets of other people. */
async function names(): Promise<void> {
  const measure = join(import.meta.dirname, "names.ts");
  if (!existsSync(folder) || !existsSync(measure)) {
    console.log(`\nname sets: none at ${folder}; give the folder as an argument or in DABYL_DATA`);
    return;
  }
  const module: unknown = await import(measure);
  if (!hasNames(module)) throw new Error("eval/names.ts exports no evaluateNames");
  console.log("\nnames                              recall  wrong/1000");
  const spansOf = (text: string): readonly { start: number; end: number }[] =>
    guard(text, { recipient: "response_room", language: "ru" }).spans.filter(
      (span) => span.kind === "person",
    );
  for (const { set, way, recall: share, wrong } of module.evaluateNames(folder, spansOf))
    console.log(`${`${set}, ${way}`.padEnd(32)} ${percent(share)}  ${wrong.toFixed(1).padStart(6)}`);
}

type Names = {
  evaluateNames(
    folder: string,
    spansOf: (text: string) => readonly { start: number; end: number }[],
  ): { set: string; way: string; recall: number; wrong: number }[];
};

function hasNames(module: unknown): module is Names {
  return typeof module === "object" && module !== null && "evaluateNames" in module;
}

function chat(title: string, set: readonly Message[], by: Guard, misses: boolean): void {
  const scores = VARIANTS.map(({ name, change }) => ({ name, score: scoreMessages(by, set.map(change)) }));
  console.log(`\n${title}: ${set.length} messages`);
  console.log(`${"".padEnd(16)}${scores.map(({ name }) => name.padStart(15)).join("")}`);
  const languages = ["kk", "ru", "mix", "lat", "en"].map((lang) => `in ${lang}`);
  for (const key of [
    "all",
    "person",
    "not person",
    ...KINDS.filter((kind) => kind !== "person"),
    ...languages,
  ]) {
    const count = scores[0]?.score.spans.get(key)?.all ?? 0;
    if (count > 0) row(`${key} (${count})`, scores, (score) => percent(recall(score, key)));
  }
  row("wrong/1000 words", scores, (score) => ((1000 * score.wrong) / score.words).toFixed(1));
  row("clean touched", scores, (score) => percent(score.touched / Math.max(1, score.clean)));
  if (misses) console.log(scores[0]?.score.misses.map((miss) => `  ${miss}`).join("\n"));
}

function row(name: string, scores: readonly { score: Score }[], cell: (score: Score) => string): void {
  console.log(`${name.padEnd(16)}${scores.map(({ score }) => cell(score).padStart(15)).join("")}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Texts of 80 words, put together from our messages. The best of three runs each, so that other processes count little. */
function time(): void {
  const words = [...messages(), ...authored("odd")].flatMap((message) => message.text.split(/\s+/));
  const times: number[] = [];
  for (let i = 0; i + 80 <= words.length; i += 11) {
    const text = words.slice(i, i + 80).join(" ");
    const runs = [1, 2, 3].map(() => {
      const start = performance.now();
      guard(text, { recipient: "response_room", language: "ru" });
      return performance.now() - start;
    });
    times.push(Math.min(...runs));
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
  console.log(`\n80 words: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${times.length} texts)`);
}
