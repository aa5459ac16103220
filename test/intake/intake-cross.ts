/**
 * `npm run intake:cross -- --networks=FOLDER [--failures NAME]`: the models judged on authors that they were not trained on: each is left out
 * of the training once and then read. FOLDER holds, by author, the network that was trained without that author (NAME.json, docs/intake.md);
 * authors without one are passed over. Words, rules and phrases know the misses of all of them, so that this is honest for what
 * the models weigh only. Takes some minutes.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FIELD_NAMES } from "../../src/intake/fields.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { authors, intakeFiles } from "./corpus.ts";
import { inventedRate, precision, recall, score } from "./score.ts";
import { trainingIntake, trainModel } from "./training.ts";

const files = intakeFiles();
const reader = trainingIntake(files);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
const put = (line: string): void => void process.stdout.write(`${line}\n`);
const show = process.argv.indexOf("--failures");
const shown = show < 0 ? null : process.argv[show + 1];
const [folder = "."] = process.argv.flatMap((arg) => /^--networks=(.*)$/.exec(arg)?.[1] ?? []);

for (const { name, messages } of authors()) {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) {
    put(`\n${name}: passed over, there is no ${path}`);
    continue;
  }
  const network: unknown = JSON.parse(readFileSync(path, "utf8"));
  const others = authors().flatMap((author) => (author.name === name ? [] : author.messages));
  const intake = loadIntake({ ...files, model: trainModel(files, others, reader), network });
  const result = score(messages, (text) => parse(text, intake, { region: null }));
  const { alert } = result;
  put(`\n${name}: ${messages.length} messages, left out of the training`);
  for (const field of FIELD_NAMES) {
    const counts = result.fields[field];
    put(
      `${field.padEnd(14)} recall ${percent(recall(counts))}, precision ${percent(precision(counts))}, invented ${counts.invented}`,
    );
  }
  put(
    `alert or not ${percent(alert.right / alert.all)}, ${alert.lost} lost; invented ${percent(inventedRate(result))}`,
  );
  if (shown !== name) continue;
  for (const { field, text, got, want } of result.failures) {
    put(`${field}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}\n    ${text}`);
  }
}
