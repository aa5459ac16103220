/** The words that clients show of a message's HTML. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saysMore, wordsOfHtml } from "../../src/understand/formatted.ts";

describe("the words of an HTML", () => {
  test.each([
    ["plain words", "plain words"],
    ["<b>two</b> <i>girls</i>", "two girls"],
    ["8<b></b>705", "8705"],
    ["one<br>two<br/>three", "one\ntwo\nthree"],
    ["<p>one</p><p>two</p>", "\none\n\ntwo\n"],
    ["<ul><li>one</li></ul>", "\n\none\n\n"],
    ["a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39; &apos;f&apos;&nbsp;g", `a & b <c> "d" 'e' 'f' g`],
    ["&#1040;&#x430;&#0001073 a&me AT&T", "Ааб a&me AT&T"],
    ['<a href="tel:+77053184420">here</a>', " tel:+77053184420 here"],
    ["<img alt='Aisulu' title=\"school 7\">", " Aisulu  school 7 "],
    ['<span data-mx-spoiler="reason">x</span>', " reason x"],
    ['<a href="https://matrix.to/#/@a:b">A</a>', "A"],
    ["<img alt=Aisulu src=https://a.test/b>", " Aisulu  https://a.test/b "],
    ['<span data-mx-maths="8705"></span>', " 8705 "],
    ["<mx-reply><blockquote>old</blockquote></mx-reply>new", "\nold\nnew"],
    ["3 < 5 and 5 > 3", "3 < 5 and 5 > 3"],
    ["<Aisulu < Aisulu>", "<Aisulu < Aisulu>"],
    ["open < end", "open < end"],
  ])("%s", (html, words) => {
    expect(wordsOfHtml(html)).toBe(words);
  });

  test.each([
    "&Acy;&jcy;",
    "&#x110000;",
    "&#9999999;",
    "&#0;",
    '<img src="mxc://hs/face">',
    "<IMG SRC=mxc://hs/face>",
  ])("of %s nobody knows for certain", (html) => expect(wordsOfHtml(html)).toBeNull());

  test("of escaped text are that text", () => {
    const escape = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(wordsOfHtml(`<p><b>${escape(text)}</b></p>`)?.trim()).toBe(text.trim());
      }),
    );
  });

  test("are found in 64 KiB of brackets without delay", () => {
    const before = process.cpuUsage();
    for (const piece of ["<", "<a ", "<a href=", '<a href="', "&#", "&", "<mx-reply>"])
      wordsOfHtml(piece.repeat(65_536 / piece.length));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});

test("the same words in other spaces say no more", () => {
  expect(saysMore("\ntwo girls\n", "two  girls")).toBe(false);
  expect(saysMore("two girls, 7", "two girls")).toBe(true);
});
