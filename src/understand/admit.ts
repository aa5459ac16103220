/**
 * The one door for words of a member, whichever way they come: a room, an edit, a caption, Telegram, a web page. What passes may be
 * shown to `to`; what does not comes with its cleaned form and with what kind of thing stands where, never with the thing.
 *
 * It fails closed: a guard that throws, or cannot judge (longer than 16 KiB, damaged), is an answer of its own, "unchecked".
 */
import type { Found } from "../guard/events.ts";
import { type KnownNames, namesIn } from "../guard/known-names.ts";
import type { UserId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import type { Tools, Verdict } from "./tools.ts";

/**
 * Who will read the words. A group stops early. What is for the bot alone (a command, an answer) is only warned about. A sealed
 * detail (issue 7) goes to one named recipient under a key of its own: it is what the guard keeps out of everything else, and so it
 * is not guarded.
 */
export type Destination = "group" | "coordinators" | "bot" | "sealed";

export type Admission =
  | { readonly kind: "pass" }
  /** `ask`: the member decides. `stop`: nobody may let it through as it is. `clean` passes the guard. */
  | { readonly kind: "ask" | "stop"; readonly clean: string; readonly found: readonly Found[] }
  | { readonly kind: "unchecked" };

export type Door = { readonly by: Member; readonly view: View; readonly tools: Pick<Tools, "guard"> };

/**
 * The worst of all `texts` counts; the cleaned text is the first one's. `called` are members whom the words call by name: their names
 * are known, as are those of the region's organisations, and `accounts` that a coordinator's order about the register names.
 */
export function admit(
  texts: readonly [string, ...string[]],
  to: Destination,
  { by, view, tools }: Door,
  called: readonly UserId[] = [],
  accounts: readonly string[] = [],
): Admission {
  if (to === "sealed") return { kind: "pass" };
  const names: KnownNames = {
    organisations: view.organisations(by.region).map(({ name }) => name),
    people: called.flatMap((user) => view.member(user)?.name ?? []),
    isMember: (user) => view.member(user) !== null,
  };
  const judged = texts.map((text) => judge(text));
  const [first = UNCHECKED] = judged;
  if (judged.some(isUnchecked)) return { kind: "unchecked" };
  const is = (verdict: Verdict["verdict"]) => judged.some((one) => one.verdict === verdict);
  if (!is("stop") && !is("ask")) return { kind: "pass" };
  const all = judged.flatMap((verdict, i) => places(verdict, texts[i] ?? ""));
  // Body and HTML say the same things at the same places.
  const found = [...new Map(all.map((one) => [`${one.kind} ${one.word} ${one.of}`, one])).values()];
  return { kind: is("stop") ? "stop" : "ask", clean: first.clean, found };

  function judge(text: string): Verdict {
    try {
      const recipient = to === "sealed" ? RECIPIENTS.group : RECIPIENTS[to];
      return tools.guard(text, {
        recipient,
        language: by.language,
        known: [...namesIn(text, names), ...accounts],
      });
    } catch {
      // Without the error: its message could hold a piece of the text.
      return UNCHECKED;
    }
  }
}

const RECIPIENTS = {
  group: "response_room",
  coordinators: "coordination_room",
  bot: "direct_room",
} as const satisfies Record<Exclude<Destination, "sealed">, string>;

const UNCHECKED: Verdict = { verdict: "stop", spans: [], clean: "" };
const isUnchecked = ({ verdict, clean }: Verdict): boolean => verdict === "stop" && clean === "";

const WORD = /\S+/g;

function places({ spans }: Verdict, text: string): readonly Found[] {
  const words = [...text.matchAll(WORD)].map(({ index, 0: word }) => index + word.length);
  return spans.map(({ kind, start }) => ({
    kind,
    word: words.findIndex((end) => start < end) + 1,
    of: words.length,
  }));
}
