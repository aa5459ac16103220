/** What the board may be narrowed to. It works by its button alone; with the script a choice acts at once. */
import { html, raw } from "hono/html";
import { CATEGORIES } from "../../../src/case/fields.ts";
import type { BoardRow } from "../../../src/page/board.ts";
import { type BoardFilter, isFiltered } from "../../../src/page/board-filter.ts";
import { term } from "../../../src/texts/term.ts";
import type { Html } from "./layout.ts";
import { PAGE } from "./path.ts";
import { capital, type Words } from "./words.ts";

type Choice = { readonly value: string; readonly label: string };

export function boardFilter(
  words: Words,
  { rows, filter }: { readonly rows: readonly BoardRow[]; readonly filter: BoardFilter },
): Html {
  const choices = choicesIn(words, rows, filter);
  return html`<details class="filter-box"${isFiltered(filter) ? raw(" open") : ""}><summary>${words.say("page-filter")}</summary>
<form class="filter" method="get" action="${PAGE}" aria-label="${words.say("page-filter")}" hx-get="${PAGE}" hx-trigger="change" hx-target="#board" hx-select="#board" hx-swap="outerHTML" hx-replace-url="true">
${select(words, "urgency", words.say("page-col-urgency"), filter.urgency, choices.urgency)}
${select(words, "state", words.say("page-col-state"), filter.state, choices.state)}
${select(words, "category", capital(words.say("field-category")), filter.category, choices.category)}
${select(words, "district", capital(words.say("field-district")), filter.district, choices.district)}
<div class="buttons"><button type="submit">${words.say("page-show")}</button>${
    isFiltered(filter) ? html` <a href="${PAGE}">${words.say("page-reset")}</a>` : ""
  }</div>
</form></details>`;
}

/** Only what stands on the board can be chosen, and what is chosen already. */
function choicesIn(words: Words, rows: readonly BoardRow[], filter: BoardFilter) {
  const choice = (value: string, label: string): Choice => ({ value, label: capital(label) });
  const byName = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, words.language);
  const districts = new Map(
    rows.flatMap(({ district }) => (district === null ? [] : [[district.id, district.names] as const])),
  );
  return {
    urgency: (["red", "amber", "green"] as const).map((one) => choice(one, words.show(term("urgency", one)))),
    state: (["open", "taken"] as const).map((one) => choice(one, words.show(term("state", one)))),
    category: ([...CATEGORIES, "unknown"] as const)
      .filter((one) => one === filter.category || rows.some(({ category }) => category === one))
      .map((one) => choice(one, words.show(term("category", one)))),
    district: [...districts].map(([id, names]) => choice(id, names[words.language])).toSorted(byName),
  };
}

function select(
  words: Words,
  name: keyof BoardFilter,
  label: string,
  chosen: string | undefined,
  choices: readonly Choice[],
): Html {
  return html`<label><span>${label}</span>
<select name="${name}"><option value="">${capital(words.say("page-all"))}</option>
${choices.map(({ value, label: shown }) =>
  value === chosen
    ? html`<option value="${value}" selected>${shown}</option>`
    : html`<option value="${value}">${shown}</option>`,
)}</select></label>`;
}
