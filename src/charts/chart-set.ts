/** The chart set of a region in one language: closure curve, what waits by age, categories; one picture as high as it needs. */
import type { Millis } from "../ids.ts";
import type { Language } from "../people/member.ts";
import { LIMITS, type Limit } from "../statistics/closure-rate.ts";
import type { Arg, Names } from "../texts/line.ts";
import type { Texts } from "../texts/load.ts";
import { put } from "../texts/put.ts";
import { rateText } from "../texts/rate.ts";
import { term } from "../texts/term.ts";
import { closureCurve } from "./closure-curve.ts";
import type { CategoryCount, ChartFigures, Waiting } from "./figures.ts";
import { COLOUR, MARGIN, SIZE, WIDTH } from "./look.ts";
import { type BarRow, bars, type Drawn, gap, heading, legend, paragraph, stacked } from "./panel.ts";
import { element } from "./svg.ts";

export type ChartSet = {
  readonly figures: ChartFigures;
  readonly region: Names;
  readonly from: Millis;
  readonly to: Millis;
};

export type Picture = { readonly svg: string; readonly width: number; readonly height: number };

type Say = (arg: Arg) => string;

export function drawChartSet(set: ChartSet, language: Language, texts: Texts, timeZone: string): Picture {
  const say: Say = (arg) => put(arg, language, texts, timeZone);
  const drawn = stacked(
    [...head(set, say), ...curve(set, say), ...waiting(set, say), ...categories(set, say)],
    MARGIN,
  );
  const height = Math.ceil(drawn.height + 2 * MARGIN);
  const paper = element("rect", { x: 0, y: 0, width: WIDTH, height, fill: COLOUR.paper });
  const svg = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` },
    [paper, ...drawn.shapes],
  );
  return { svg, width: WIDTH, height };
}

type Parts = readonly ((top: number) => Drawn)[];

function head({ figures: { numbers }, region, from, to }: ChartSet, say: Say): Parts {
  const period = { from: { moment: from, show: "date" }, to: { moment: to, show: "date" } } as const;
  const { opened, children } = numbers;
  return [
    paragraph(say({ names: region }), SIZE.title, COLOUR.ink, true),
    paragraph(
      `${say({ text: "chart-period", args: period })} · ${say({ text: "chart-opened", args: { opened, children } })}`,
      SIZE.label,
      COLOUR.quiet,
    ),
    gap(30),
  ];
}

const HOUR = LIMITS["24h"] / 24;
const TICKS = [
  { age: HOUR, unit: "chart-hours", n: 1 },
  { age: 6 * HOUR, unit: "chart-hours", n: 6 },
  { age: LIMITS["24h"], unit: "chart-hours", n: 24 },
  { age: LIMITS["7d"], unit: "chart-days", n: 7 },
  { age: LIMITS["30d"], unit: "chart-days", n: 30 },
] as const;

function curve({ figures: { curve: points, numbers } }: ChartSet, say: Say): Parts {
  const { shares, opened } = numbers;
  if (opened === 0) return [];
  const ticks = TICKS.map(({ age, unit, n }) => ({ age, words: say({ text: unit, args: { n } }) }));
  const rate = (limit: Limit): Arg => rateText(shares[limit].closed, shares[limit].of);
  const rates = { day: rate("24h"), week: rate("7d"), month: rate("30d") };
  return [
    heading(say({ text: "chart-curve" })),
    legend([
      { colour: COLOUR.done, words: say({ text: "chart-closed" }) },
      { colour: COLOUR.under_way, words: say({ text: "chart-running" }) },
    ]),
    closureCurve(points, opened, ticks),
    paragraph(say({ text: "chart-rates", args: rates }), SIZE.label, COLOUR.ink),
    gap(44),
  ];
}

const AGES = [
  "chart-age-hour",
  "chart-age-day",
  "chart-age-3-days",
  "chart-age-week",
  "chart-age-month",
  "chart-age-more",
] as const;

function waiting({ figures }: ChartSet, say: Say): Parts {
  const rows = AGES.map((words, i): BarRow => {
    const { open, taken }: Waiting = figures.waiting[i] ?? { open: 0, taken: 0 };
    return {
      words: say({ text: words }),
      figure: open > 0 && taken > 0 ? `${open} + ${taken}` : String(open + taken),
      parts: [
        { n: open, colour: COLOUR.waiting },
        { n: taken, colour: COLOUR.under_way },
      ],
    };
  });
  const most = Math.max(...figures.waiting.map(({ open, taken }) => open + taken));
  if (most === 0)
    return [
      heading(say({ text: "chart-waiting" })),
      paragraph(say({ text: "list-empty" }), SIZE.label, COLOUR.quiet),
      gap(44),
    ];
  return [
    heading(say({ text: "chart-waiting" })),
    legend([
      { colour: COLOUR.waiting, words: say({ text: "chart-open" }) },
      { colour: COLOUR.under_way, words: say({ text: "chart-taken" }) },
    ]),
    bars(rows, most),
    gap(36),
  ];
}

/** As many as a screen shows; the rest in one row. */
const MOST_CATEGORIES = 8;

function categories({ figures }: ChartSet, say: Say): Parts {
  const { categories: all } = figures;
  if (all.length === 0) return [];
  const shown = all.length <= MOST_CATEGORIES ? all : all.slice(0, MOST_CATEGORIES - 1);
  const rest = all.slice(shown.length);
  const row = (words: Arg, { opened, closed }: Pick<CategoryCount, "opened" | "closed">): BarRow => ({
    words: say(words),
    figure: say({ text: "chart-closed-of", args: { closed, opened } }),
    parts: [
      { n: closed, colour: COLOUR.done },
      { n: opened - closed, colour: COLOUR.under_way },
    ],
  });
  const sum = (what: "opened" | "closed") => rest.reduce((n, one) => n + one[what], 0);
  const others = { opened: sum("opened"), closed: sum("closed") };
  const rows = [
    ...shown.map((one) => row(term("category", one.category), one)),
    ...(rest.length === 0 ? [] : [row({ text: "chart-others" }, others)]),
  ];
  return [
    heading(say({ text: "chart-categories" })),
    legend([
      { colour: COLOUR.done, words: say({ text: "chart-closed" }) },
      { colour: COLOUR.under_way, words: say({ text: "chart-not-closed" }) },
    ]),
    bars(rows, Math.max(...all.map(({ opened }) => opened), others.opened)),
  ];
}
