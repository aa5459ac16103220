/**
 * `node test/intake/intake-eval.ts [--failures dev|held-out]`: how well the intake reads the labelled messages, field by field.
 * The held-out half is never looked at while words are added: `--failures held-out` ends its use as a measure.
 */
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { FIELD_NAMES } from "../../src/intake/fields.ts";
import { corpus, intakeFiles } from "./corpus.ts";
import { inventedRate, precision, recall, score } from "./score.ts";

const files = intakeFiles();
const began = performance.now();
const intake = loadIntake(files);
const loaded = performance.now() - began;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
const show = process.argv.indexOf("--failures");
const shown = show < 0 ? null : process.argv[show + 1];

for (const half of ["dev", "held-out"] as const) {
  const messages = corpus(half);
  const result = score(messages, (text) => parse(text, intake, { region: null }));
  const { alert } = result;
  process.stdout.write(`\n${half}: ${messages.length} messages\n`);
  process.stdout.write("field          told   recall precision  wrong missed invented\n");
  for (const name of FIELD_NAMES) {
    const counts = result.fields[name];
    const told = counts.right + counts.wrong + counts.missed;
    const numbers = [counts.wrong, counts.missed, counts.invented]
      .map((n) => String(n).padStart(6))
      .join(" ");
    process.stdout.write(
      `${name.padEnd(14)} ${String(told).padStart(4)} ${percent(recall(counts))} ${percent(precision(counts))} ${numbers}\n`,
    );
  }
  process.stdout.write(`invented, of all fields given: ${percent(inventedRate(result))}\n`);
  process.stdout.write(
    `alert or not: ${percent(alert.right / alert.all)} right, ${alert.unsure} unsure, ${alert.wrong} wrong, ${alert.lost} alerts lost\n`,
  );
  if (shown === half) {
    for (const { field, text, got, want } of result.failures) {
      process.stdout.write(
        `${field}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}\n    ${text}\n`,
      );
    }
  }
}

process.stdout.write(`\nloaded in ${loaded.toFixed(0)} ms\n`);
