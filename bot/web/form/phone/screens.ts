/** One screen a question: big taps, always with a way on. */
import type { Answers } from "./answers.ts";
import type { Data, Named, Words } from "./data.ts";
import { el } from "./element.ts";
import type { Shown } from "./look.ts";
import type { Step } from "./steps.ts";

export type Asking = {
  readonly data: Data;
  readonly words: Words;
  readonly answers: Answers;
  /** Keeps the answer; `on`: and goes to the next question. */
  tell(answers: Partial<Answers>, on: boolean): void;
};

type Question = Pick<Shown, "title" | "body">;

export function question(step: Exclude<Step, "check">, asking: Asking): Question {
  const { data, words, answers, tell } = asking;
  const { say } = words;
  const many = typeof answers.children === "number" && answers.children > 1;
  switch (step) {
    case "category":
      return {
        title: say("form-what"),
        body: [
          choices(data.categories, answers.category, asking, (category) => tell({ category }, true), "two"),
        ],
      };
    case "region":
      return {
        title: say("form-region"),
        body: [
          choices(
            data.regions,
            answers.region,
            asking,
            (region) => tell({ region, district: null }, true),
            "two",
            false,
          ),
        ],
      };
    case "district":
      return { title: say("form-where"), body: district(asking) };
    case "danger": {
      const named = (["yes", "no", "unknown"] as const).map((id) =>
        tap(say(id), answers.danger === id, () => tell({ danger: id }, true)),
      );
      return {
        title: say("ask-danger-one"),
        body: [el("div", { class: "taps" }, ...named), el("p", { class: "hint" }, say("form-danger-call"))],
      };
    }
    case "children":
      return { title: say("ask-children"), body: children(asking) };
    case "ages":
      return { title: say(many ? "ask-ages-many" : "ask-ages-one"), body: ages(asking) };
    case "accompanied":
      return {
        title: say(many ? "ask-accompanied-many" : "ask-accompanied-one"),
        body: [
          choices(data.accompanied, answers.accompanied, asking, (accompanied) =>
            tell({ accompanied }, true),
          ),
        ],
      };
    case "words":
      return { title: say("form-words"), body: note(asking) };
  }
}

const tap = (label: string, pressed: boolean, act: () => void): HTMLButtonElement =>
  el("button", { type: "button", class: "tap", "aria-pressed": String(pressed), onclick: act }, label);

/** "Unknown" is an answer, and comes last. */
function choices(
  named: readonly Named[],
  chosen: string | null,
  { words }: Asking,
  choose: (id: string) => void,
  columns = "",
  unknown = true,
): HTMLElement {
  return el(
    "div",
    { class: `taps ${columns}` },
    ...named.map((one) => tap(words.name(one), one.id === chosen, () => choose(one.id))),
    unknown && tap(words.say("unknown"), chosen === "unknown", () => choose("unknown")),
  );
}

/** So many fit a phone without looking for one. */
const MOST_WITHOUT_SEARCH = 12;

function district(asking: Asking): Node[] {
  const { data, words, answers, tell } = asking;
  const all = data.regions.find(({ id }) => id === answers.region)?.districts ?? [];
  const choose = (id: string): void => tell({ district: id }, true);
  const list = el("div", { class: "taps two" });
  const fill = (typed: string): void => {
    const wanted = typed.trim().toLocaleLowerCase();
    const fitting = all.filter(({ names }) =>
      Object.values(names).some((name) => name.toLocaleLowerCase().includes(wanted)),
    );
    list.replaceChildren(
      ...fitting.map((one) => tap(words.name(one), one.id === answers.district, () => choose(one.id))),
      ...(fitting.length === 0
        ? [el("p", { class: "hint", role: "status" }, words.say("form-found-none"))]
        : []),
    );
  };
  fill("");
  const unknown = tap(words.say("form-where-unknown"), answers.district === "unknown", () =>
    choose("unknown"),
  );
  unknown.classList.add("apart");
  if (all.length <= MOST_WITHOUT_SEARCH) return [list, unknown];
  const search = el("input", {
    type: "search",
    autocomplete: "off",
    "aria-label": words.say("form-find"),
    placeholder: words.say("form-find"),
    oninput: () => fill(search.value),
  });
  return [search, unknown, list];
}

function children({ words, answers, tell }: Asking): Node[] {
  const { children: told } = answers;
  const few = [1, 2, 3, 4, 5, 6].map((n) => tap(String(n), told === n, () => tell({ children: n }, true)));
  const other = el("input", {
    type: "text",
    inputmode: "numeric",
    maxlength: "3",
    autocomplete: "off",
    id: "other",
    value: typeof told === "number" && told > few.length ? String(told) : "",
    oninput: () => {
      const n = Number(other.value);
      tell({ children: Number.isInteger(n) && n >= 1 && n <= 999 ? n : null }, false);
      for (const one of few) one.setAttribute("aria-pressed", String(one.textContent === other.value));
    },
  });
  return [
    el("div", { class: "taps three" }, ...few),
    el("label", { class: "field", for: "other" }, words.say("form-children-other")),
    other,
    el(
      "div",
      { class: "taps" },
      tap(words.say("unknown"), told === "unknown", () => tell({ children: "unknown" }, true)),
    ),
  ];
}

function ages({ data, words, answers, tell }: Asking): Node[] {
  const chosen = new Set(answers.ages === "unknown" ? [] : answers.ages);
  const taps = data.bands.map((band) => {
    const one = tap(band.replace("-", "–"), chosen.has(band), () => {
      if (!chosen.delete(band)) chosen.add(band);
      one.setAttribute("aria-pressed", String(chosen.has(band)));
      tell({ ages: data.bands.filter((each) => chosen.has(each)) }, false);
    });
    return one;
  });
  return [
    el("p", { class: "hint" }, words.say("form-ages-hint")),
    el("div", { class: "taps three" }, ...taps),
    el(
      "div",
      { class: "taps" },
      tap(words.say("unknown"), answers.ages === "unknown", () => tell({ ages: "unknown" }, true)),
    ),
  ];
}

function note({ data, words, answers, tell }: Asking): Node[] {
  const left = el("p", { class: "hint", id: "left" });
  const count = (): void => {
    left.textContent = words.say("form-words-left", { n: data.mostLetters - text.value.length });
  };
  const text = el("textarea", {
    id: "note",
    rows: "5",
    maxlength: String(data.mostLetters),
    "aria-describedby": "advice left",
    oninput: () => {
      tell({ note: text.value }, false);
      count();
    },
  });
  text.value = answers.note;
  count();
  return [
    el("p", { class: "hint", id: "advice" }, words.say("form-words-hint")),
    el("label", { class: "field", for: "note" }, words.say("form-words-label")),
    text,
    left,
  ];
}
