/**
 * `npm run intake:cross`: the model judged on messages that it was not trained on. The second author's messages are cut into eight
 * parts; four times two of them are left out of the training and read. Words and rules know all parts, so that only what the model
 * adds is measured: the category and alert or not. Takes a minute.
 */
import { FIELD_NAMES } from "../../src/intake/fields.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { corpus, intakeFiles, type Labelled, trainingCorpus } from "./corpus.ts";
import { inventedRate, precision, recall, score } from "./score.ts";
import { trainModel } from "./training.ts";

const PARTS = 8;
const FOLDS = 4;

const files = intakeFiles();
const second = [...corpus("dev"), ...corpus("held-out")].filter(({ author }) => author === "second");
const partOf = new Map(second.map((message, at) => [message.text, Math.floor((at * PARTS) / second.length)]));
const foldOf = ({ text }: Labelled): number => (partOf.get(text) ?? 0) % FOLDS;

const readers = Array.from({ length: FOLDS }, (_, fold) => {
  const known = trainingCorpus().filter((message) => message.author !== "second" || foldOf(message) !== fold);
  const intake = loadIntake({ ...files, model: trainModel(files, known) });
  return (text: string) => parse(text, intake, { region: null });
});

const byText = new Map(second.map((message) => [message.text, readers[foldOf(message)]]));
const result = score(second, (text) => {
  const read = byText.get(text);
  if (read === undefined) throw new Error("a message of no part");
  return read(text);
});
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
for (const name of FIELD_NAMES) {
  const counts = result.fields[name];
  process.stdout.write(
    `${name.padEnd(14)} recall ${percent(recall(counts))}, precision ${percent(precision(counts))}, invented ${counts.invented}\n`,
  );
}
const { alert } = result;
process.stdout.write(
  `alert or not ${percent(alert.right / alert.all)}, ${alert.lost} lost; invented ${percent(inventedRate(result))}\n`,
);
