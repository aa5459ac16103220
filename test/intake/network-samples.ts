/**
 * What the network learns from (train_network.py): its sizes, then one JSON object a line, the labelled messages and the lines of told/, as the network sees
 * them. `node test/intake/network-samples.ts [--without=AUTHOR,…] > SAMPLES`: without these authors' messages, to be measured on them.
 */
import { findFacts } from "../../src/intake/findings.ts";
import { HEADS, headValue } from "../../src/intake/heads.ts";
import { readText } from "../../src/intake/reading.ts";
import { PIECES, sequenceOf } from "../../src/intake/sequence.ts";
import { TRAITS, traitsOf, WORD_TRAITS } from "../../src/intake/traits.ts";
import { authors, intakeFiles } from "./corpus.ts";
import { toldLines, UNSAID } from "./told-lines.ts";
import { CLASSES, HEAD_WEIGHT, isUnlabelled, TOLD_HEAD_WEIGHT, trainingIntake } from "./training.ts";

const intake = trainingIntake(intakeFiles());
const without = new Set(process.argv.flatMap((arg) => /^--without=(.*)$/.exec(arg)?.[1]?.split(",") ?? []));

const classes = {
  category: CLASSES.length,
  accompanied: HEADS.accompanied.length,
  danger: HEADS.danger.length,
};
process.stdout.write(`${JSON.stringify({ pieces: PIECES, signs: TRAITS - WORD_TRAITS, classes })}\n`);

/** Which of the values it is; -1: nothing to learn. */
type Sample = { readonly category: number; readonly accompanied: number; readonly danger: number };

function write(text: string, sample: Sample, weight: number): void {
  const reading = readText(text, intake.book, intake.falseFriends);
  const { signs, ideas } = traitsOf(reading, findFacts(reading, intake, null).signs, intake.concepts);
  const words = sequenceOf(reading, intake.concepts).map(({ pieces }) => pieces);
  const seen = { words, signs: [...signs, ...ideas].map((trait) => trait - WORD_TRAITS) };
  process.stdout.write(`${JSON.stringify({ ...seen, ...sample, weight })}\n`);
}

const indexOf = (name: "accompanied" | "danger", value: string): number =>
  value === UNSAID ? -1 : (HEADS[name] as readonly string[]).indexOf(headValue(value));

for (const { name, messages } of authors()) {
  if (without.has(name)) continue;
  for (const message of messages) {
    const { text, alert, alerts, category, author, maybe } = message;
    if (alerts !== undefined) continue;
    const valueOf = (field: "accompanied" | "danger"): number => {
      const told = message[field];
      if (!alert) return -1;
      if (told === undefined && (maybe?.[field] !== undefined || isUnlabelled(field, author))) return -1;
      return indexOf(field, String(told ?? "none"));
    };
    const sample = {
      category: CLASSES.indexOf(category ?? "none"),
      accompanied: valueOf("accompanied"),
      danger: valueOf("danger"),
    };
    write(text, sample, HEAD_WEIGHT[author]);
  }
}
for (const { text, category, accompanied, danger } of toldLines())
  write(
    text,
    {
      category: CLASSES.indexOf(category),
      accompanied: indexOf("accompanied", accompanied),
      danger: indexOf("danger", danger),
    },
    TOLD_HEAD_WEIGHT,
  );
