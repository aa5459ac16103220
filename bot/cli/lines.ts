/** Texts for `parse` and `guard`: one a line on stdin, as a JSON string or plain. */
import { createInterface } from "node:readline";

export async function* textsOfStdin(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    yield textOf(line);
}

/** A line that begins and ends like a JSON string and is none is taken as plain text. */
function textOf(line: string): string {
  if (!line.startsWith('"')) return line;
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === "string" ? parsed : line;
  } catch {
    return line;
  }
}
