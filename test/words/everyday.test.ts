/** Sentences that hold no command: in the room nothing comes of them, in a thread nothing acts by itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LANGUAGES } from "../../src/people/member.ts";
import { spell } from "../../src/words/token.ts";
import { files, inDirect, inRoom, inThread, word } from "./words-for-tests.ts";

const sentences = readFileSync(join(import.meta.dirname, "everyday-sentences.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

describe("everyday sentences", () => {
  test("there are enough of them", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(150);
  });

  test("in the room all are left alone", () => {
    for (const language of LANGUAGES)
      expect(sentences.filter((text) => word(text, inRoom(language)) !== null)).toEqual([]);
  });

  test("in a thread or the direct room none acts by itself, and few ask for a tap", () => {
    for (const language of LANGUAGES)
      for (const setting of [inThread(language), inDirect(language)]) {
        const read = sentences.map((text) => word(text, setting));
        expect(sentences.filter((_, at) => read[at]?.sure === true)).toEqual([]);
        expect(read.filter((found) => found !== null).length / sentences.length).toBeLessThan(0.05);
      }
  });
});

test("no command word stands in the list of everyday words, which would silence it", () => {
  const Lists = z.record(z.string(), z.array(z.string()));
  const { actions } = z.object({ actions: z.record(z.string(), Lists) }).parse(files["commands"]);
  // The second person's words are everyday words: they count only where a report waits for them.
  const { confirm: _confirm, return: _return, ...others } = actions;
  const commands = new Set(
    Object.values(others).flatMap((forces) =>
      Object.values(forces)
        .flat()
        .map((text) => spell(text).plain),
    ),
  );
  const { words } = z.object({ words: z.array(z.string()) }).parse(files["everyday"]);
  expect(words.map((text) => spell(text).plain).filter((text) => commands.has(text))).toEqual([]);
});
