/**
 * The lines of test/data/intake/told/AUTHOR/CATEGORY.txt: whole messages, those of the first author mostly without their places, that are labelled
 * with what happens, who is with the child and whether there is danger, and with nothing else.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const FOLDER = join(import.meta.dirname, "../data/intake/told");

/** For what may be given and need not be: it teaches nothing either way. */
export const UNSAID = "unsaid";

export type ToldLine = {
  readonly text: string;
  /** "none": no alert. */
  readonly category: string;
  /** A value of the field, "none" or UNSAID. */
  readonly accompanied: string;
  /** "true", "false", "none" or UNSAID. */
  readonly danger: string;
};

export function toldLines(): readonly ToldLine[] {
  return readdirSync(FOLDER).flatMap((author) =>
    readdirSync(join(FOLDER, author)).flatMap((file) => {
      const lines = readFileSync(join(FOLDER, author, file), "utf8").split("\n");
      return lines.filter((line) => line !== "").map((line) => toldLine(line, basename(file, ".txt")));
    }),
  );
}

const DANGER: ReadonlyMap<string, string> = new Map([
  ["", "none"],
  ["danger", "true"],
  ["safe", "false"],
  [UNSAID, UNSAID],
]);

/** "alone danger: words", "none: words"; in chatter.txt the words alone. */
export function toldLine(line: string, category: string): ToldLine {
  if (category === "chatter") return { text: line, category: "none", accompanied: UNSAID, danger: UNSAID };
  const end = line.indexOf(": ");
  const [accompanied = "", word = ""] = line.slice(0, end).split(" ");
  const danger = DANGER.get(word);
  if (danger === undefined)
    throw new Error(`${category}.txt: a line says of danger what nobody knows: ${word}`);
  return { text: line.slice(end + 2), category, accompanied, danger };
}
