import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guard, room } from "./the-guard.ts";

/** Ways to write each kind of thing, and what is none: test/data/guard/marked.txt. */
const lines = readFileSync(join(import.meta.dirname, "../data/guard/marked.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

test.each(lines)("%s", (line) => {
  const { text, marks } = read(line);
  const { spans, verdict } = guard(text, room);
  if (marks.length === 0) expect(verdict).toBe("pass");
  for (const mark of marks) {
    const letters = [...text.slice(mark.start, mark.end).matchAll(/[\p{L}\p{Nd}]/gu)];
    for (const letter of letters) {
      const at = mark.start + letter.index;
      expect(spans.some((span) => span.start <= at && at < span.end)).toBe(true);
    }
    expect(
      spans.some((span) => span.kind === mark.kind && span.start < mark.end && mark.start < span.end),
    ).toBe(true);
  }
});

function read(line: string): { text: string; marks: { start: number; end: number; kind: string }[] } {
  const marks: { start: number; end: number; kind: string }[] = [];
  let text = "";
  for (const [, before = "", kind, marked = ""] of line
    .replaceAll("⏎", "\n")
    .matchAll(/([^{]*)(?:\{(\w+):([^}]*)\})?/gu)) {
    text += before;
    if (kind !== undefined) marks.push({ start: text.length, end: text.length + marked.length, kind });
    text += marked;
  }
  return { text, marks };
}
