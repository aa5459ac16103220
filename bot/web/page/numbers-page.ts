/** The region's numbers: how many cases came and were closed, how fast, and what waits. What each means: docs/statistics.md. */
import { html } from "hono/html";
import { asMillis } from "../../../src/ids.ts";
import type { BoardRow } from "../../../src/page/board.ts";
import { beginOf, type PagePeriod, PERIODS } from "../../../src/page/period.ts";
import { waitingOf } from "../../../src/page/waiting.ts";
import type { CurvePoint } from "../../../src/charts/figures.ts";
import type { Breakdown } from "../../../src/statistics/breakdown.ts";
import type { Numbers } from "../../../src/statistics/closure-rate.ts";
import type { TextKey } from "../../../src/texts/keys.ts";
import { rateText } from "../../../src/texts/rate.ts";
import { barRow, bars, bar } from "./bar.ts";
import { curve } from "./curve.ts";
import type { Frame, Html } from "./layout.ts";
import { byCategory, byMonth, byOrganisation } from "./numbers-groups.ts";
import { EXPORT, NUMBERS } from "./path.ts";
import { URGENCIES, urgencyBadge } from "./urgency.ts";
import { capital, type Words } from "./words.ts";

export type PageNumbers = {
  readonly period: PagePeriod;
  readonly breakdown: Breakdown;
  readonly curve: readonly CurvePoint[];
  readonly board: readonly BoardRow[];
  readonly now: number;
};

export function numbersPage(frame: Frame, shown: PageNumbers): { title: string; main: Html } {
  const { words } = frame;
  const { period, breakdown, now } = shown;
  const title = words.say("page-numbers");
  const { all } = breakdown;
  const begin = beginOf(period, now);
  const span =
    begin === null
      ? words.say("page-ever")
      : words.say("page-from-to", { from: words.day(begin), to: words.day(now) });
  const main = html`<div class="heading"><h1>${title}</h1></div>
${periods(words, period)}
<p class="quiet-line">${capital(span)}</p>
${all.opened === 0 ? html`<p class="empty">${words.say("page-no-cases")}</p>` : tiles(words, all)}
<div class="columns">${all.opened === 0 ? "" : html`${rates(words, all)}${curve(words, shown.curve, all.opened)}`}</div>
${waiting(words, shown)}
${
  all.opened === 0
    ? ""
    : html`${byCategory(words, breakdown)}
<div class="columns">${byOrganisation(words, breakdown)}${byMonth(words, breakdown)}</div>
${exportForm(frame, period)}`
}`;
  return { title, main };
}

const periods = (words: Words, chosen: PagePeriod): Html =>
  html`<nav class="periods" aria-label="${words.say("page-period")}">${PERIODS.map((period) => {
    const label = period === "all" ? words.say("page-ever") : words.say("page-days", { n: Number(period) });
    return period === chosen
      ? html`<a href="${NUMBERS}?period=${period}" aria-current="true">${capital(label)}</a>`
      : html`<a href="${NUMBERS}?period=${period}">${capital(label)}</a>`;
  })}</nav>`;

function tiles(words: Words, numbers: Numbers): Html {
  const { deadlinesKept, deadlinesMissed } = numbers;
  const over = deadlinesKept + deadlinesMissed;
  const time = (ms: number | null): string => (ms === null ? "–" : words.duration(ms));
  const median = html`<span class="soft">${words.say("page-median")}</span>`;
  return html`<dl class="tiles">
<div><dt>${words.say("page-opened")}</dt><dd>${words.number(numbers.opened)}</dd></div>
<div><dt>${words.say("page-closed")}</dt><dd>${words.number(numbers.closed)}</dd></div>
<div><dt>${words.say("page-helped")}</dt><dd>${words.number(numbers.childrenHelped)}</dd></div>
<div><dt>${words.say("page-to-take")} ${median}</dt><dd class="long">${time(numbers.toTake.medianMs)}</dd></div>
<div><dt>${words.say("page-to-close")} ${median}</dt><dd class="long">${time(numbers.toClose.medianMs)}</dd></div>
${over === 0 ? "" : html`<div><dt>${words.say("page-deadlines")}</dt><dd class="long">${words.show(rateText(deadlinesKept, over))}</dd></div>`}
</dl>`;
}

const LIMITS = [
  ["24h", "page-within-day"],
  ["7d", "page-within-week"],
  ["30d", "page-within-month"],
  ["ever", "page-within-ever"],
] as const satisfies readonly (readonly [keyof Numbers["shares"], TextKey])[];

/** Closed in time, and behind it in a lighter colour what may still be: a young period is not a bad one. */
function rates(words: Words, { shares, opened }: Numbers): Html {
  const rows = LIMITS.map(([limit, key]) => {
    const { closed, of, running } = shares[limit];
    const drawn = bar([
      { name: "accent", part: closed / Math.max(1, of) },
      { name: "rest", part: running / Math.max(1, of) },
    ]);
    const left =
      limit === "ever"
        ? `${words.say("chart-not-closed")}: ${words.number(running)}`
        : words.say("page-running", { n: running });
    const note = running === 0 ? [] : [html`<span class="soft">${left}</span>`];
    return barRow(words.say(key), words.show(rateText(closed, of)), drawn, note);
  });
  return bars(words.say("page-rates"), rows, { hint: words.say("page-rates-note", { n: opened }) });
}

function waiting(words: Words, { board, now }: PageNumbers): Html {
  const bands = waitingOf(board, asMillis(now));
  const most = Math.max(1, ...bands.map(({ all }) => all));
  const rows = bands.map(({ band, count, all }) =>
    barRow(
      words.say(`page-${band}`),
      words.number(all),
      bar(URGENCIES.map((urgency) => ({ name: urgency, part: count[urgency] / most }))),
      URGENCIES.filter((urgency) => count[urgency] > 0).map(
        (urgency) => html`<span>${urgencyBadge(urgency, words)} ${words.number(count[urgency])}</span>`,
      ),
    ),
  );
  return bars(words.say("page-waiting"), rows);
}

/** A form that is sent, not a link: what is noted in the ledger must not be caused by looking ahead. */
const exportForm = (
  { words, token }: Frame,
  period: PagePeriod,
): Html => html`<form class="export" method="post" action="${EXPORT}">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="period" value="${period}">
<button type="submit">${words.say("page-export")}</button>
<p class="hint">${words.say("page-export-note")}</p>
</form>`;
