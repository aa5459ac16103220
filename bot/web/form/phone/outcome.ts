/** The last screens: looking through what was tapped, and what came of sending it. */
import type { Answers } from "./answers.ts";
import type { Data, Named, Words } from "./data.ts";
import { el } from "./element.ts";
import type { Shown } from "./look.ts";
import { button } from "./look.ts";
import type { Step } from "./steps.ts";

type Row = { readonly step: Step; readonly label: string; readonly value: string };

export type Signed = { readonly sign: string; readonly changed: boolean };

/** `steps`: those that are asked. `change` goes back to one. */
export function checking(
  data: Data,
  words: Words,
  answers: Answers,
  steps: readonly Step[],
  signed: Signed,
  change: (step: Step) => void,
): Pick<Shown, "title" | "body"> {
  const rows = rowsOf(data, words, answers).filter(({ step }) => steps.includes(step));
  return {
    title: words.say("form-check"),
    body: [
      el(
        "ul",
        { class: "rows" },
        ...rows.map(({ step, label, value }) =>
          el(
            "li",
            {},
            el(
              "button",
              { type: "button", class: "row", onclick: () => change(step) },
              el("span", { class: "label" }, label),
              el(
                "span",
                { class: value === "" ? "value untold" : "value" },
                value || words.say("form-untold"),
              ),
              el("span", { class: "change" }, words.say("form-change")),
            ),
          ),
        ),
      ),
      el("p", { class: "hint" }, words.say("form-sealed")),
      sign(words, signed),
    ],
  };
}

export const sign = (words: Words, { sign: digits, changed }: Signed): HTMLElement =>
  el(
    "section",
    { class: changed ? "sign changed" : "sign" },
    el("h2", {}, words.say("form-sign")),
    el("p", { class: "digits" }, digits),
    changed && el("p", { class: "warning" }, words.say("form-sign-changed")),
    el("p", { class: "hint" }, words.say("form-sign-how")),
  );

function rowsOf(data: Data, words: Words, answers: Answers): readonly Row[] {
  const { say } = words;
  const named = (all: readonly Named[], id: string | null): string => {
    if (id === null) return "";
    const found = all.find((one) => one.id === id);
    return found === undefined ? say("unknown") : words.name(found);
  };
  const region = data.regions.find(({ id }) => id === answers.region);
  const { children, ages, danger, district } = answers;
  const where = district === "unknown" ? say("form-where-unknown") : named(region?.districts ?? [], district);
  const told = [
    ["category", "what", named(data.categories, answers.category)],
    ["region", "region", named(data.regions, answers.region)],
    ["district", "where", where],
    ["danger", "danger", danger === null ? "" : say(danger)],
    [
      "children",
      "children",
      children === null ? "" : children === "unknown" ? say("unknown") : String(children),
    ],
    [
      "ages",
      "ages",
      ages === "unknown" ? say("unknown") : ages.map((band) => band.replace("-", "–")).join(", "),
    ],
    ["accompanied", "accompanied", named(data.accompanied, answers.accompanied)],
    ["words", "words", answers.note.trim()],
  ] as const;
  return told.map(([step, label, value]) => ({ step, label: say(`form-row-${label}`), value }));
}

/** A short screen that says how it stands, and what can be done. */
export const notice = (
  title: string,
  sentences: readonly string[],
  mark: "good" | "wait" | "stop",
  buttons: readonly (Node | null | false)[] = [],
  more: readonly Node[] = [],
): Shown => ({
  title,
  body: [
    ...more,
    ...sentences.map((text) => el("p", { class: "sentence" }, text)),
    el("div", { class: `mark ${mark}`, "aria-hidden": "true" }),
  ],
  buttons,
  urgent: true,
});

export const opened = (words: Words, code: string, close: (() => void) | null): Shown =>
  notice(
    words.say("form-opened"),
    [words.say("form-opened-how"), words.say("form-over")],
    "good",
    [close !== null && button(words.say("form-done"), close)],
    [el("p", { class: "code" }, code)],
  );
