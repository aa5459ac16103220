/** A ring as Telegram shows it: its lines, and for each case the button that opens the thread and the one that says "on my way". */
import { showCode } from "../../src/case/code.ts";
import type { BellLine, Ringing } from "../../src/doorbell/bell.ts";
import type { DoorbellWords } from "../../src/doorbell/words.ts";
import type { Button, Shown } from "./bot-api.ts";

/** `callback_data` may have 64 bytes: the ring's id, which says nothing. */
export function shownOf(ringing: Ringing, words: DoorbellWords): Shown {
  const { language, lines } = ringing;
  const single = lines.length === 1;
  const row = ({ id, code, open, mayCome }: BellLine): Button[] => [
    { text: single ? words.button("bell-open", language) : showCode(code), url: open.href },
    ...(mayCome ? [{ text: words.button("button-coming", language), callback_data: id }] : []),
  ];
  return { text: words.ringing(ringing), rows: lines.map(row) };
}
