/** The cases that wait or are worked on: who must act is at the top. */
import { html } from "hono/html";
import { showCode } from "../../../src/case/code.ts";
import type { BoardRow } from "../../../src/page/board.ts";
import { type BoardFilter, filtered, isFiltered } from "../../../src/page/board-filter.ts";
import { term } from "../../../src/texts/term.ts";
import type { Frame, Html } from "./layout.ts";
import { casePath } from "./path.ts";
import { urgencyBadge } from "./urgency.ts";
import { boardFilter } from "./board-filter-form.ts";
import { capital, type Words } from "./words.ts";

export type Board = {
  readonly rows: readonly BoardRow[];
  readonly filter: BoardFilter;
  readonly now: number;
};

export function boardPage({ words, here }: Frame, board: Board): { title: string; main: Html } {
  const title = words.say("page-board");
  const { now } = board;
  const rows = filtered(board.rows, board.filter);
  const main = html`<div class="heading"><h1>${title}</h1></div>
<div id="tiles">${tiles(words, board)}</div>
${boardFilter(words, board)}
<div id="board" hx-get="${here}" hx-trigger="every 60s" hx-select="#board" hx-select-oob="#tiles" hx-swap="outerHTML" hx-headers='{"Dabyl-Refresh":"1"}'>
<p class="quiet-line">${words.say("page-updated", { time: { moment: now, show: "time" } })}${
    isFiltered(board.filter)
      ? html` · ${words.say("page-found", { n: rows.length, of: board.rows.length })}`
      : ""
  }</p>
${rows.length === 0 ? emptyBoard(words, board) : table(words, rows, now)}
</div>`;
  return { title, main };
}

function tiles(words: Words, { rows, now }: Board): Html {
  const waiting = rows.filter(({ state }) => state === "open");
  const oldest = waiting.length === 0 ? null : Math.min(...waiting.map(({ openedAt }) => openedAt));
  const urgent = waiting.filter(({ urgency }) => urgency === "red").length;
  return html`<dl class="tiles">
<div><dt>${words.say("page-untaken")}</dt><dd>${words.number(waiting.length)}</dd></div>
<div class="${urgent > 0 ? "alarming" : ""}"><dt>${words.say("page-urgent")}</dt><dd>${words.number(urgent)}</dd></div>
<div><dt>${words.say("page-in-work")}</dt><dd>${words.number(rows.length - waiting.length)}</dd></div>
<div><dt>${words.say("page-longest")}</dt><dd class="long">${oldest === null ? "–" : words.duration(now - oldest)}</dd></div>
</dl>`;
}

function emptyBoard(words: Words, { filter }: Board): Html {
  return html`<p class="empty">${words.say(isFiltered(filter) ? "page-none-match" : "page-empty")}</p>`;
}

/** Roles are said aloud: on a phone the rows are laid out as cards, and some browsers would forget that this is a table. */
function table(words: Words, rows: readonly BoardRow[], now: number): Html {
  const heads = (["page-col-case", "page-col-where", "page-col-since", "page-col-holder"] as const).map(
    (key) => html`<th role="columnheader" scope="col">${words.say(key)}</th>`,
  );
  return html`<table class="board" role="table">
<caption class="unseen">${words.say("page-board")}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => tableRow(words, row, now))}</tbody>
</table>`;
}

function tableRow(words: Words, row: BoardRow, now: number): Html {
  const { code, urgency, category, district, children, openedAt, state } = row;
  const opened = new Date(openedAt).toISOString();
  return html`<tr role="row" class="${urgency} ${state}">
<td role="cell" class="case"><a class="code" href="${casePath(code)}">${showCode(code)}</a> ${urgencyBadge(urgency, words)}
<div class="what">${capital(words.show(term("category", category)))}</div></td>
<td role="cell" class="where">${district === null ? html`<span class="soft">${words.say("page-untold")}</span>` : capital(district.names[words.language])}${
    children === null ? "" : html`<div class="soft">${words.say("page-children", { n: children })}</div>`
  }</td>
<td role="cell" class="since"><time datetime="${opened}">${words.duration(now - openedAt)}</time>
<div class="soft">${words.show({ moment: openedAt, show: "date_time" })}</div></td>
<td role="cell" class="holder">${holder(words, row, now)}</td>
</tr>`;
}

function holder(words: Words, { holder: held, offeredTo }: BoardRow, now: number): Html {
  if (held === null) return html`<span class="state open">${capital(words.say("page-untaken-one"))}</span>`;
  return html`<span>${capital(words.show(held.org))}</span>
<div class="soft">${
    offeredTo === null
      ? words.say("page-holds-since", { since: words.duration(now - held.since) })
      : words.say("page-offered", { org: offeredTo })
  }</div>`;
}
