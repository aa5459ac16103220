/** One case: what is coarse about it, and what happened when. Nothing here names a person or repeats anybody's words. */
import { html } from "hono/html";
import { showCode } from "../../../src/case/code.ts";
import type { TimelineStep } from "../../../src/page/timeline.ts";
import { term } from "../../../src/texts/term.ts";
import type { CaseTimeline } from "../../ports.ts";
import type { Frame, Html } from "./layout.ts";
import { PAGE } from "./path.ts";
import { urgencyBadge } from "./urgency.ts";
import { capital, type Words } from "./words.ts";

export function casePage({ words }: Frame, timeline: CaseTimeline): { title: string; main: Html } {
  const { fact, steps, isGone } = timeline;
  const title = showCode(fact.code);
  const main = html`<p class="back"><a href="${PAGE}">← ${words.say("page-back")}</a></p>
<div class="heading"><h1 class="code">${title}</h1> ${urgencyBadge(fact.urgency, words)}</div>
<p class="what">${capital(words.show(term("category", fact.category)))}</p>
${facts(words, timeline)}
${deadlines(words, timeline)}<h2>${words.say("page-timeline")}</h2>
${isGone ? html`<p class="hint">${words.say("page-gone")}</p>` : ""}
${byDay(steps, words).map(([day, some]) => dayOf(words, day, some))}
<p class="hint">${words.say("page-no-words")}</p>`;
  return { title, main };
}

function facts(words: Words, { fact, district, holder }: CaseTimeline): Html {
  const lines: readonly (readonly [string, string])[] = [
    [words.say("page-col-state"), words.show(term("state", fact.state))],
    ...(holder === null ? [] : [[words.say("page-col-holder"), words.show(holder)] as const]),
    ...(fact.outcome === null
      ? []
      : [[words.say("card-label-outcome"), words.show(term("outcome", fact.outcome))] as const]),
    [words.say("field-district"), district === null ? words.say("page-untold") : district[words.language]],
    [
      words.say("field-children"),
      fact.children === null ? words.say("unknown") : words.number(fact.children),
    ],
    [words.say("page-opened-at"), words.show({ moment: fact.openedAt, show: "date_time" })],
    [words.say("page-posted-by"), words.show(term("kind", fact.postedKind))],
  ];
  return html`<dl class="facts">${lines.map(
    ([label, value]) => html`<div><dt>${capital(label)}</dt><dd>${capital(value)}</dd></div>`,
  )}</dl>`;
}

function deadlines(words: Words, { deadlines: owed }: CaseTimeline): Html | string {
  if (owed.length === 0) return "";
  const lines = owed.map(({ todo, due, isOver, isAtOnce }) => {
    const when = isAtOnce ? words.say("card-at-once") : words.show({ moment: due, show: "date_time" });
    const over = isOver ? html` · <strong>${words.say("page-overdue")}</strong>` : "";
    return html`<div class="${isOver ? "over" : ""}"><dt>${capital(todo[words.language])}</dt><dd>${when}${over}</dd></div>`;
  });
  return html`<h2>${words.say("page-due")}</h2>
<dl class="facts due">${lines}</dl>
`;
}

/** Steps of one day in the region stand together, in order. */
function byDay(steps: readonly TimelineStep[], words: Words): readonly (readonly [string, TimelineStep[]])[] {
  const days = new Map<string, TimelineStep[]>();
  for (const step of steps) {
    const day = words.day(step.at);
    days.set(day, [...(days.get(day) ?? []), step]);
  }
  return [...days];
}

const dayOf = (words: Words, day: string, steps: readonly TimelineStep[]): Html => html`<h3>${day}</h3>
<ol class="timeline">${steps.map((step) => stepOf(words, step))}</ol>`;

function stepOf(words: Words, { kind, at, who, what }: TimelineStep): Html {
  const details = [who, what].flatMap((one) => (one === null ? [] : [words.show(one)]));
  return html`<li class="${kind}"><time datetime="${new Date(at).toISOString()}">${words.time(at)}</time>
<div><span>${capital(words.show(term("step", kind)))}</span>${
    details.length === 0 ? "" : html`<div class="soft">${details.join(" → ")}</div>`
  }</div></li>`;
}
