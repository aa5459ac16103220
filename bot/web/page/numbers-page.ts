/** The region's numbers: how many cases came and were closed, how fast, and what waits. Every number stands as text beside its bar. */
import { html } from "hono/html";
import type { Urgency } from "../../../src/case/case.ts";
import { CATEGORIES } from "../../../src/case/fields.ts";
import type { BoardRow } from "../../../src/page/board.ts";
import { beginOf, type PagePeriod, PERIODS } from "../../../src/page/period.ts";
import { waitingOf } from "../../../src/page/waiting.ts";
import { asMillis } from "../../../src/ids.ts";
import { type Numbers, rate, type Share } from "../../../src/statistics/closure-rate.ts";
import { numbersOf } from "../../../src/statistics/tally.ts";
import type { CaseFact } from "../../../src/statistics/fact.ts";
import type { TextKey } from "../../../src/texts/keys.ts";
import { rateText } from "../../../src/texts/rate.ts";
import { term } from "../../../src/texts/term.ts";
import { bar } from "./bar.ts";
import type { Frame, Html } from "./layout.ts";
import { EXPORT, NUMBERS } from "./path.ts";
import { urgencyBadge } from "./urgency.ts";
import { capital, type Words } from "./words.ts";

export type PageNumbers = {
  readonly period: PagePeriod;
  readonly facts: readonly CaseFact[];
  readonly board: readonly BoardRow[];
  readonly now: number;
};

export function numbersPage(frame: Frame, shown: PageNumbers): { title: string; main: Html } {
  const { words } = frame;
  const title = words.say("page-numbers");
  const { period, facts, now } = shown;
  const from = beginOf(period, now) ?? facts[0]?.openedAt ?? now;
  const span = words.say("page-from-to", { from: words.day(from), to: words.day(now) });
  const numbers = numbersOf(facts, asMillis(now));
  const main = html`<div class="heading"><h1>${title}</h1></div>
${periods(words, period)}
<p class="quiet-line">${span}</p>
${
  facts.length === 0
    ? html`<p class="empty">${words.say("page-no-cases")}</p>`
    : html`${tiles(words, numbers)}
<div class="columns">${rates(words, numbers)}${waiting(words, shown)}</div>
${categories(words, facts)}
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
  const time = (ms: number | null): string => (ms === null ? "–" : words.duration(ms));
  const median = words.say("page-median");
  return html`<dl class="tiles">
<div><dt>${words.say("page-opened")}</dt><dd>${words.number(numbers.opened)}</dd></div>
<div><dt>${words.say("page-closed")}</dt><dd>${words.number(numbers.closed)}</dd></div>
<div><dt>${words.say("page-helped")}</dt><dd>${words.number(numbers.childrenHelped)}</dd></div>
<div><dt>${words.say("page-to-take")} <span class="soft">${median}</span></dt><dd class="long">${time(numbers.toTake.medianMs)}</dd></div>
<div><dt>${words.say("page-to-close")} <span class="soft">${median}</span></dt><dd class="long">${time(numbers.toClose.medianMs)}</dd></div>
</dl>`;
}

const LIMITS = [
  ["24h", "page-within-day"],
  ["7d", "page-within-week"],
  ["30d", "page-within-month"],
  ["ever", "page-within-ever"],
] as const satisfies readonly (readonly [keyof Numbers["shares"], TextKey])[];

function rates(words: Words, { shares, opened }: Numbers): Html {
  const line = ([limit, key]: (typeof LIMITS)[number]): Html =>
    barRow(
      words.say(key),
      rateShown(words, shares[limit]),
      bar([{ name: "accent", part: rate(shares[limit]) ?? 0 }]),
    );
  return html`<section><h2>${words.say("page-rates")}</h2>
<table class="bars"><caption class="unseen">${words.say("page-rates")}</caption><tbody>${LIMITS.map(line)}</tbody></table>
<p class="hint">${words.say("page-rates-note", { n: opened })}</p></section>`;
}

const rateShown = (words: Words, { closed, of }: Share): string => words.show(rateText(closed, of));

const barRow = (label: string, value: string, drawn: Html, parts: readonly Html[] = []): Html =>
  html`<tr><th scope="row">${label}</th><td class="drawn">${drawn}</td><td class="value">${value}</td>${
    parts.length === 0 ? "" : html`<td class="counts">${parts}</td>`
  }</tr>`;

const URGENCIES: readonly Urgency[] = ["red", "amber", "green"];

function waiting(words: Words, { board, now }: PageNumbers): Html {
  const bands = waitingOf(board, asMillis(now));
  const most = Math.max(1, ...bands.map(({ all }) => all));
  const lines = bands.map(({ band, count, all }) =>
    barRow(
      words.say(`page-${band}`),
      words.number(all),
      bar(URGENCIES.map((urgency) => ({ name: urgency, part: count[urgency] / most }))),
      URGENCIES.filter((urgency) => count[urgency] > 0).map(
        (urgency) => html`<span>${urgencyBadge(urgency, words)} ${words.number(count[urgency])}</span>`,
      ),
    ),
  );
  return html`<section><h2>${words.say("page-waiting")}</h2>
<table class="bars"><caption class="unseen">${words.say("page-waiting")}</caption><tbody>${lines}</tbody></table></section>`;
}

function categories(words: Words, facts: readonly CaseFact[]): Html {
  const groups = [...CATEGORIES, "unknown" as const]
    .map((category) => ({ category, ...closedOf(facts.filter((fact) => fact.category === category)) }))
    .filter(({ of }) => of > 0)
    .toSorted((a, b) => b.of - a.of);
  const most = Math.max(1, ...groups.map(({ of }) => of));
  return html`<section><h2>${words.say("page-by-category")}</h2>
<table class="bars wide-labels"><caption class="unseen">${words.say("page-by-category")}</caption><tbody>${groups.map(
    ({ category, closed, of }) =>
      barRow(
        capital(words.show(term("category", category))),
        words.say("page-closed-of", { n: closed, of }),
        bar([
          { name: "accent", part: closed / most },
          { name: "rest", part: (of - closed) / most },
        ]),
      ),
  )}</tbody></table></section>`;
}

const closedOf = (facts: readonly CaseFact[]): Share => ({
  closed: facts.filter(({ closedAt }) => closedAt !== null).length,
  of: facts.length,
});

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
