/** Judges what a recorder between Dabyl and Telegram saw: codes, kinds, regions, links, ids, and sentences that are the same for everybody. */
import { CODE_ALPHABET } from "../../src/case/code.ts";
import { BUTTONS, NOTICES, TAPS } from "../../src/doorbell/words.ts";
import { LANGUAGES } from "../../src/people/member.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import { put } from "../../src/texts/put.ts";
import { templates } from "../bot/office.ts";
import type { Recorded } from "./bot-api-server.ts";

const word = (key: TextKey): string[] =>
  LANGUAGES.map((language) => put({ text: key }, language, templates.texts, "UTC"));
const KINDS = new Set(
  (["bell-alert", "bell-waiting", "bell-yours", "bell-confirm", "bell-reminder"] as const).flatMap(word),
);
const STANDS = new Set((["bell-coming", "bell-over"] as const).flatMap(word));
const REGIONS = new Set(
  templates.regions.flatMap(({ names }) => LANGUAGES.map((language) => names[language])),
);
const SENTENCES = new Set([...NOTICES, ...TAPS].flatMap(word));
const GROUP = word("telegram-group").join("\n");
const LABELS = new Set(BUTTONS.flatMap(word));
const CODE = new RegExp(`^[${CODE_ALPHABET}]{3}-[${CODE_ALPHABET}]{4}$`, "u");

/** Keys of requests. `secret_token` and `url` would be those of a webhook. */
const CARRIED = new Set(
  "allowed_updates callback_query_id chat_id limit link_preview_options message_id message_ids offset protect_content reply_markup show_alert text timeout".split(
    " ",
  ),
);

function isRing(line: string, codes: ReadonlySet<string>): boolean {
  const [code = "", what = "", where, ...more] = line.replace(/^🔔 /u, "").split(" · ");
  const fits = line.startsWith("🔔 ")
    ? KINDS.has(what) && where !== undefined && REGIONS.has(where)
    : STANDS.has(what) && where === undefined;
  return CODE.test(code) && codes.has(code) && fits && more.length === 0;
}

const mayBeSaid = (text: string, codes: ReadonlySet<string>): boolean =>
  SENTENCES.has(text) || text === GROUP || text.split("\n").every((line) => isRing(line, codes));

type Markup = { readonly inline_keyboard?: readonly (readonly Readonly<Record<string, unknown>>[])[] };

function mayBeTapped(button: Readonly<Record<string, unknown>>, codes: ReadonlySet<string>): boolean {
  return Object.entries(button).every(([key, value]) => {
    const text = typeof value === "string" ? value : "";
    switch (key) {
      case "text":
        return LABELS.has(text) || codes.has(text);
      case "url":
        return /^https:\/\/matrix\.to\/#\/[\w!%.-]+(?:\/[\w$%.-]+)?$/.test(text);
      case "callback_data":
        return /^[\w-]{27}$/.test(text);
      default:
        return false;
    }
  });
}

/** `codes`: of the cases of the story. Whatever of the requests is none of these. */
export function whatElsePassed(recorded: readonly Recorded[], codes: ReadonlySet<string>): unknown[] {
  return recorded.flatMap(({ method, payload }) => {
    const { text, reply_markup: markup = {} } = payload;
    const { inline_keyboard: rows = [] }: Markup =
      markup !== null && typeof markup === "object" ? markup : {};
    return [
      ...Object.keys(payload).filter((key) => !CARRIED.has(key)),
      ...(text === undefined || (typeof text === "string" && mayBeSaid(text, codes)) ? [] : [text]),
      ...rows.flat().filter((button) => !mayBeTapped(button, codes)),
    ].map((what) => ({ method, what }));
  });
}
