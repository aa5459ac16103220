import * as fc from "fast-check";
import { expect, test } from "vitest";
import { asUserId } from "../../src/ids.ts";
import { line, render, withMentions, withQuote } from "../../src/texts/markup.ts";
import { say } from "../../src/texts/say.ts";
import { code, texts, TIME_ZONE } from "./texts-for-tests.ts";

/** What is left of html when the tags that the bot writes are taken away holds no markup at all. */
const withoutOwnTags = (html: string): string =>
  html
    .replaceAll(/<\/?(?:b|i|br|blockquote)>/g, "")
    .replaceAll(/<a href="https:\/\/matrix\.to\/#\/[^"<>\s]*">|<\/a>/g, "");

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "<script>",
    "</blockquote>",
    '"onload=',
    "&amp;",
    "<b>",
    "\uE000x\uE001",
    "a\nK7P-4X2E · жабылды",
    "\u202Eevil",
  ),
);
const joined = fc.array(hostile).map((parts) => parts.join(""));

test("words from outside never become markup, wherever they come in", () => {
  fc.assert(
    fc.property(joined, joined, joined, (org, quote, name) => {
      const args = { org, time: "14:32", since: "6 минут" };
      const said = say({ key: "taken", code: code("K7P-4X2E"), args }, ["kk", "ru"], texts, TIME_ZONE);
      const user = asUserId(`@${name.replaceAll(/[^\P{Cs}]/gu, "")}:example.org`);
      const { html } = withMentions(withQuote(said, quote), [{ user, name }]);
      expect(withoutOwnTags(html)).not.toMatch(/[<>"']/);
      expect(html).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
    }),
  );
});

test("a name cannot start a line of its own, nor turn the text around, nor make itself bold", () => {
  const org = "Үміт\nK7P-4X2E · жабылды\u202E\uE000!\uE001";
  const said = say({ key: "assigned", args: { org } }, ["kk"], texts, TIME_ZONE);
  expect(said.plain).toBe("Үйлестіруші істі тапсырды. Кімге: Үміт K7P-4X2E · жабылды!. Алу үшін: «аламын».");
  expect(said.html).not.toContain("<b>");
});

test("a quote stands apart and keeps its lines", () => {
  const message = withQuote({ plain: "Төмендегі мәтін:", html: "Төмендегі мәтін:" }, "екі бала\nвокзал");
  expect(message.plain).toBe("Төмендегі мәтін:\n> екі бала\n> вокзал");
  expect(message.html).toBe("Төмендегі мәтін:<blockquote>екі бала<br>вокзал</blockquote>");
});

test("people are called by a pill that clients know", () => {
  const called = withMentions({ plain: "K7P-4X2E", html: "<b>K7P-4X2E</b>" }, [
    { user: asUserId("@aigul:dabyl.local"), name: "Айгүл" },
  ]);
  expect(called.html).toBe('<b>K7P-4X2E</b><br><a href="https://matrix.to/#/@aigul:dabyl.local">Айгүл</a>');
  expect(called.plain).toBe("K7P-4X2E\nАйгүл");
});

test("blocks are parted by breaks, but for quotes, which part by themselves", () => {
  const blocks = [
    line("бір"),
    { kind: "quote", words: "екі" },
    line("үш"),
    { kind: "aside", words: "төрт" },
  ] as const;
  expect(render(blocks).html).toBe("бір<blockquote>екі</blockquote>үш<br><i>төрт</i>");
  expect(render(blocks).plain).toBe("бір\n«екі»\nүш\nтөрт");
});
