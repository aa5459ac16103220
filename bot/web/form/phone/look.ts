/** The frame of every screen: head with the language, progress, what is asked, and the buttons below under the thumb. */
import type { Language, Words } from "./data.ts";
import { el } from "./element.ts";
import { isDark } from "./opening.ts";

export type Frame = {
  readonly words: Words;
  /** Names of the languages in themselves. */
  readonly languages: readonly (readonly [Language, string])[];
  speak(language: Language): void;
};

export type Shown = {
  readonly title: string;
  readonly body: readonly (Node | string | null | false)[];
  readonly buttons?: readonly (Node | null | false)[];
  /** Of how many steps this is the which. */
  readonly at?: { readonly step: number; readonly of: number };
  /** Said to a screen reader at once, as nobody asked for it. */
  readonly urgent?: boolean;
};

/** Telegram's theme decides between light and dark; the colours are ours, as their contrast is known. */
export function follow(background: string | null): void {
  if (background !== null) document.documentElement.dataset["theme"] = isDark(background) ? "dark" : "light";
}

export function show({ words, languages, speak }: Frame, shown: Shown): void {
  const app = document.getElementById("app");
  if (app === null) return;
  document.documentElement.lang = words.language;
  document.title = `${shown.title} · Dabyl`;
  const title = el("h1", { tabindex: "-1" }, shown.title);
  app.replaceChildren(
    el(
      "header",
      {},
      el("p", { class: "brand" }, words.say("form-title")),
      el(
        "div",
        { class: "languages", role: "group" },
        ...languages.map(([language, name]) =>
          el(
            "button",
            {
              type: "button",
              lang: language,
              "aria-pressed": String(language === words.language),
              onclick: () => speak(language),
            },
            name,
          ),
        ),
      ),
    ),
    ...(shown.at === undefined ? [] : [progress(words, shown.at)]),
    el("main", { ...(shown.urgent === true && { role: "alert" }) }, title, ...shown.body),
    el("footer", {}, ...(shown.buttons ?? [])),
  );
  scrollTo(0, 0);
  title.focus({ preventScroll: true });
}

function progress(words: Words, { step, of }: { readonly step: number; readonly of: number }): HTMLElement {
  const bar = el("progress", { max: String(of), value: String(step), "aria-hidden": "true" });
  return el("div", { class: "progress" }, bar, el("span", {}, words.say("form-step", { at: step, of })));
}

/** `kind`: how much it draws the eye. */
export const button = (
  label: string,
  act: () => void,
  kind: "main" | "plain" | "quiet" = "main",
): HTMLButtonElement => el("button", { type: "button", class: kind, onclick: act }, label);

export const back = (label: string, act: () => void): HTMLButtonElement =>
  el("button", { type: "button", class: "plain back", "aria-label": label, onclick: act }, "‹");
