/**
 * `npm run intake:eval [-- --failures second]`: how well the intake reads the labelled messages: field by field, by language, and how
 * many taps remain to a complete template. All but the blind ones are development data (docs/intake.md): intake-cross.ts leaves authors out.
 */
import { FIELD_NAMES } from "../../src/intake/fields.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { loadQuestions } from "../../src/intake/questions.ts";
import { authors, blind, intakeFiles, type Labelled } from "./corpus.ts";
import { inventedRate, precision, recall, type Score, score } from "./score.ts";
import { tapsFor } from "./taps.ts";

const files = intakeFiles();
const began = performance.now();
const intake = loadIntake(files);
const loaded = performance.now() - began;
const questions = loadQuestions(files["questions"]);
const read = (text: string) => parse(text, intake, { region: null });

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
const put = (line: string): void => void process.stdout.write(`${line}\n`);
const show = process.argv.indexOf("--failures");
const shown = show < 0 ? null : process.argv[show + 1];

for (const { name, messages } of [...authors(), ...blind()]) {
  const result = score(messages, read);
  put(`\n${name}: ${messages.length} messages`);
  byField(result);
  byLanguage(messages);
  taps(messages);
  // Nobody reads the misses of the blind ones.
  if (shown === name && !name.startsWith("blind-")) failures(result);
}
speed();
put(`\nloaded in ${loaded.toFixed(0)} ms`);

/** Processor time of 80 words, the fastest of five runs each; only a quiet machine tells the truth. */
function speed(): void {
  const words = authors()
    .flatMap(({ messages }) => messages.slice(0, 120))
    .flatMap(({ text }) => text.split(" "));
  const messages = Array.from({ length: 300 }, (_, at) => words.slice(at * 20, at * 20 + 80).join(" "));
  const spent = (text: string): number => {
    const start = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  for (const text of messages) read(text);
  const times = messages
    .map((text) => Math.min(...Array.from({ length: 5 }, () => spent(text))))
    .sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  put(`\n80 words: median ${at(0.5)} ms of processor time, 99 of 100 within ${at(0.99)} ms`);
}

function byField(result: Score): void {
  const { alert, several } = result;
  put("field          told   recall precision  wrong missed invented");
  for (const name of FIELD_NAMES) {
    const counts = result.fields[name];
    const told = counts.right + counts.wrong + counts.missed;
    const numbers = [counts.wrong, counts.missed, counts.invented]
      .map((n) => String(n).padStart(6))
      .join(" ");
    put(
      `${name.padEnd(14)} ${String(told).padStart(4)} ${percent(recall(counts))} ${percent(precision(counts))} ${numbers}`,
    );
  }
  put(`invented, of all fields given: ${percent(inventedRate(result))}`);
  put(
    `alert or not: ${percent(alert.right / alert.all)} right, ${alert.unsure} unsure, ${alert.wrong} wrong, ${alert.lost} alerts lost`,
  );
  put(
    `several alerts in one: ${several.right} of ${several.all} told apart, ${several.split} single ones cut`,
  );
}

function byLanguage(messages: readonly Labelled[]): void {
  for (const lang of ["kk", "ru", "mix", "latin", "en"] as const) {
    const some = messages.filter((message) => message.lang === lang);
    if (some.length === 0) continue;
    const { fields, alert } = score(some, read);
    const shares = (["category", "region", "district", "children", "ages"] as const).map(
      (name) => `${name} ${percent(recall(fields[name])).trim()}`,
    );
    put(
      `${lang.padEnd(6)} ${String(some.length).padStart(4)}  alert ${percent(alert.right / alert.all).trim()}, ${shares.join(", ")}`,
    );
  }
}

function taps(messages: readonly Labelled[]): void {
  const counts = messages
    .filter(({ alert, alerts }) => alert && alerts === undefined)
    .map((message) => tapsFor(message, read(message.text).fields, questions));
  const few = counts.filter((count) => count <= 3).length;
  const median = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  put(
    `taps to a complete template: at most 3 for ${percent(few / Math.max(1, counts.length)).trim()}, median ${median}`,
  );
}

function failures(result: Score): void {
  for (const { field, text, got, want } of result.failures) {
    put(`${field}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}\n    ${text}`);
  }
}
