/** A file that an expert edits is broken: which one, in which line and field, and what is wrong there. */
import { z } from "zod";
import { lineOf } from "./json-line.ts";

/** More would not be read at once. */
const SHOWN = 5;

export class TemplateProblem extends Error {
  readonly file: string;
  /** `source`: the text of the file, where there is one. */
  constructor(file: string, cause: unknown, source: string | null = null) {
    super(messageOf(file, cause, source), { cause });
    this.file = file;
  }
}

function messageOf(file: string, cause: unknown, source: string | null): string {
  const name = `templates/${file}`;
  if (!(cause instanceof z.ZodError) || source === null)
    return `${name}: ${cause instanceof Error ? cause.message : String(cause)}`;
  const shown = cause.issues.slice(0, SHOWN).map(({ path, message }) => {
    const field = path.length === 0 ? "the whole file" : path.map(String).join(".");
    return `${name}, line ${lineOf(source, path)}, ${field}: ${message}`;
  });
  const rest = cause.issues.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
}
