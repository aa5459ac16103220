/**
 * Measures the guard on test/data/guard/messages.jsonl: `node test/guard/guard-eval.ts [--misses]`. Prints, for the texts as they
 * are and in lower case: recall (spans with every letter and digit masked) by kind and language, words masked wrongly a
 * thousand words, clean messages touched, and the time it takes.
 */
import { loadGuard } from "../../src/guard/load-guard.ts";
import type { GuardContext, Span, Verdict } from "../../src/guard/verdict.ts";
import { guardFiles } from "./guard-files.ts";
import { type Message, messages } from "./messages.ts";

const context: GuardContext = { recipient: "response_room", language: "ru" };
const showMisses = process.argv.includes("--misses");
const before = performance.now();
const guard = loadGuard(guardFiles());
console.log(`loaded in ${(performance.now() - before).toFixed(0)} ms`);

for (const [name, change] of [
  ["as written", (text: string) => text],
  ["lower case", (text: string) => text.toLowerCase()],
  ["upper case", (text: string) => text.toUpperCase()],
] as const) {
  report(
    name,
    messages().map((message) => ({ message, text: change(message.text) })),
  );
}
reportTime();

function report(name: string, cases: readonly { message: Message; text: string }[]): void {
  const hits = new Map<string, { all: number; masked: number }>();
  let words = 0;
  let wrong = 0;
  let clean = 0;
  let touched = 0;
  const misses: string[] = [];
  for (const { message, text } of cases) {
    const verdict = guard(text, context);
    for (const span of message.spans) {
      const masked = isMasked(text, span, verdict);
      for (const key of ["all", span.kind, `in ${message.lang}`]) {
        const count = hits.get(key) ?? { all: 0, masked: 0 };
        hits.set(key, { all: count.all + 1, masked: count.masked + (masked ? 1 : 0) });
      }
      if (!masked) misses.push(`missed ${span.kind}: ${text}  ->  ${verdict.clean}`);
    }
    for (const word of text.matchAll(/[\p{L}\p{Nd}]+/gu)) {
      const at = { start: word.index, end: word.index + word[0].length };
      words += 1;
      if (isTouched(at, verdict.spans) && !isTouched(at, message.spans)) {
        wrong += 1;
        misses.push(`wrong «${word[0]}»: ${text}  ->  ${verdict.clean}`);
      }
    }
    if (message.spans.length === 0) {
      clean += 1;
      if (verdict.spans.length > 0) touched += 1;
    }
  }
  console.log(`\n${name}: ${cases.length} messages`);
  for (const [key, { all, masked }] of hits)
    console.log(`  ${key.padEnd(13)} ${percent(masked, all)} of ${all}`);
  console.log(
    `  wrong masks   ${((1000 * wrong) / words).toFixed(1)} a thousand words (${wrong} of ${words})`,
  );
  console.log(`  clean touched ${percent(touched, clean)} of ${clean}`);
  if (showMisses) console.log(misses.map((miss) => `    ${miss}`).join("\n"));
}

function isMasked(text: string, span: Span, verdict: Verdict): boolean {
  for (let i = span.start; i < span.end; i += 1) {
    if (
      /[\p{L}\p{Nd}]/u.test(text[i] ?? "") &&
      !verdict.spans.some((found) => found.start <= i && i < found.end)
    )
      return false;
  }
  return true;
}

function isTouched(
  at: { start: number; end: number },
  spans: readonly { start: number; end: number }[],
): boolean {
  return spans.some((span) => span.start < at.end && at.start < span.end);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`.padStart(8);
}

/** Texts of 80 words, put together from all messages. The best of three runs each, so that other processes count little. */
function reportTime(): void {
  const words = messages().flatMap((message) => message.text.split(/\s+/));
  const times: number[] = [];
  for (let i = 0; i + 80 <= words.length; i += 7) {
    const text = words.slice(i, i + 80).join(" ");
    const runs = [1, 2, 3].map(() => {
      const start = performance.now();
      guard(text, context);
      return performance.now() - start;
    });
    times.push(Math.min(...runs));
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
  console.log(`\n80 words: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${times.length} texts)`);
}
