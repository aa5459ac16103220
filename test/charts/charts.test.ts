/** Charts: the figures counted by hand, and pictures in which nothing is cut off. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-wasm";
import { describe, expect, test } from "vitest";
import { pngOf } from "../../bot/post/picture.ts";
import { drawChartSet } from "../../src/charts/chart-set.ts";
import { AGE_ENDS, chartFigures, CURVE_AGES } from "../../src/charts/figures.ts";
import { WIDTH } from "../../src/charts/look.ts";
import { element, text, widthOf, wrapped } from "../../src/charts/svg.ts";
import { CATEGORIES } from "../../src/case/fields.ts";
import { asMillis } from "../../src/ids.ts";
import { LANGUAGES } from "../../src/people/member.ts";
import { put } from "../../src/texts/put.ts";
import { term } from "../../src/texts/term.ts";
import { type CaseFact, countedFact } from "../../src/statistics/fact.ts";
import { DAY, fact, HOUR, OPENED } from "../statistics/facts-for-tests.ts";
import { texts } from "../texts/texts-for-tests.ts";

const fontFile = (name: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
const FONT = {
  fontBuffers: [fontFile("DejaVuSans"), fontFile("DejaVuSans-Bold")],
  defaultFontFamily: "DejaVu Sans",
  loadSystemFonts: false,
};

const NOW = asMillis(OPENED + 10 * DAY);
const region = { kk: "Шымкент қаласы", ru: "город Шымкент", en: "city of Shymkent" };

const figuresOf = (facts: readonly CaseFact[]) =>
  chartFigures(
    facts.map(countedFact),
    facts.filter(({ closedAt }) => closedAt === null).map(countedFact),
    NOW,
  );
const set = (facts: readonly CaseFact[]) => ({
  figures: figuresOf(facts),
  region,
  from: asMillis(OPENED),
  to: NOW,
});
const ages = (...all: number[]) => all.map((age) => fact({}, { openedAt: asMillis(NOW - age) }));

describe("the figures of charts", () => {
  test("the curve counts what was closed by each age, and what is younger", () => {
    const { curve } = figuresOf([fact({ closed: 2 * HOUR }), fact({ closed: 3 * DAY }), ...ages(5 * HOUR)]);
    const at = (age: number) => curve.find((point) => point.age >= age);
    expect(curve[0]).toEqual({ age: HOUR, closed: 0, running: 0 });
    expect(at(2.1 * HOUR)).toMatchObject({ closed: 1, running: 0 });
    expect(at(6 * HOUR)).toMatchObject({ closed: 1, running: 1 });
    expect(curve.at(-1)).toMatchObject({ closed: 2, running: 1 });
    expect(curve.map(({ age }) => age)).toEqual(CURVE_AGES);
    expect(CURVE_AGES.at(-1)).toBeCloseTo(30 * DAY, -1);
  });

  test("what waits is told by age, an age at a limit in the older group", () => {
    const facts = [...ages(0, HOUR - 1, HOUR, 2 * DAY, 31 * DAY), fact({ taken: HOUR })];
    const { waiting } = figuresOf(facts);
    expect(waiting).toHaveLength(AGE_ENDS.length + 1);
    expect(waiting).toEqual([
      { open: 2, taken: 0 },
      { open: 1, taken: 0 },
      { open: 1, taken: 0 },
      { open: 0, taken: 0 },
      { open: 0, taken: 1 },
      { open: 1, taken: 0 },
    ]);
  });

  test("categories come with the most cases first", () => {
    const facts = [
      fact({}, { category: "labour" }),
      fact({ closed: HOUR }),
      fact(),
      fact({}, { category: "begging" }),
    ];
    expect(figuresOf(facts).categories).toEqual([
      { category: "begging", opened: 3, closed: 1 },
      { category: "labour", opened: 1, closed: 0 },
    ]);
  });
});

/** One case of each category, each closed otherwise: every part of the picture is drawn. */
const everything = CATEGORIES.flatMap((category, i) => [
  fact({ taken: HOUR, closed: (i + 1) * 12 * HOUR }, { category, children: 2 }),
  fact(i % 2 === 0 ? {} : { taken: HOUR }, { category, openedAt: asMillis(NOW - i * 20 * HOUR) }),
]);

describe.each(LANGUAGES)("the picture in %s", (language) => {
  test.each([
    ["of many cases", everything],
    ["of one case that is open", [fact()]],
    ["of cases that are all closed", [fact({ closed: HOUR })]],
    ["of no case", []],
  ])("%s is a PNG as wide as a phone, with nothing beyond its edges", async (_, facts) => {
    const picture = drawChartSet(set(facts), language, texts, "Asia/Almaty");
    const png = Buffer.from(await pngOf(picture.svg));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([WIDTH, picture.height]);
    // Without its paper the drawing is as large as what is drawn: all of it inside, with an edge left.
    const bare = picture.svg.replace(/<rect x="0" y="0"[^>]*\/>/, "");
    const box = new Resvg(bare, { font: FONT }).getBBox();
    expect(box?.x).toBeGreaterThanOrEqual(10);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(WIDTH - 10);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(picture.height - 10);
  });

  test("has every name of a category in full", () => {
    const svg = drawChartSet(set(everything.slice(0, 16)), language, texts, "Asia/Almaty").svg;
    const words = [...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, word = ""]) => word).join(" ");
    for (const category of CATEGORIES.slice(0, 8)) {
      const name = put(term("category", category), language, texts, "Asia/Almaty");
      // The counts stand at the end of its first line or of its last.
      for (const part of name.split(" ")) expect(words).toContain(part);
    }
    expect(words).not.toContain("…");
  });
});

test("more categories than a screen shows are one row", () => {
  const { svg } = drawChartSet(set(everything), "en", texts, "Asia/Almaty");
  expect(svg).toContain(">others<");
});

describe("words in pictures", () => {
  test("are never wider than was reckoned, in any language, plain or bold", async () => {
    await pngOf(element("svg", { xmlns: "http://www.w3.org/2000/svg", width: 1, height: 1 }));
    const labels = LANGUAGES.flatMap((language) =>
      CATEGORIES.map((category) => put(term("category", category), language, texts, "Asia/Almaty")),
    );
    for (const words of [...labels, region.kk, "24 сағатта 71 % (5/7)", "МОЛОДЁЖЬ ЩЖЫ", "Әәіңғүұқөһ"])
      for (const bold of [false, true]) {
        const drawn = element("svg", { xmlns: "http://www.w3.org/2000/svg", width: 900, height: 60 }, [
          text(0, 40, words, { size: 24, colour: "#000000", bold }),
        ]);
        const width = new Resvg(drawn, { font: FONT }).getBBox()?.width ?? 0;
        expect(width).toBeGreaterThan(0);
        expect([words, bold, width <= widthOf(words, 24, bold)]).toEqual([words, bold, true]);
      }
  });

  test("are broken between parts, else at spaces, and a long word stands alone", () => {
    expect(wrapped("a b · c d", 10, 1000)).toEqual(["a b · c d"]);
    expect(wrapped("aaaa bbbb · cccc dddd", 10, 65)).toEqual(["aaaa bbbb", "cccc dddd"]);
    expect(wrapped("aaaa bbbb", 10, 40)).toEqual(["aaaa", "bbbb"]);
    expect(wrapped("aaaaaaaaaaaa b", 10, 40)).toEqual(["aaaaaaaaaaaa", "b"]);
  });

  test("cannot change the drawing", () => {
    expect(text(0, 0, '<b>"&', { size: 24, colour: "#000000" })).toContain(">&lt;b&gt;&quot;&amp;</text>");
  });
});
