import { expect, test } from "vitest";
import { messages } from "./messages.ts";
import { guard, room } from "./the-guard.ts";

/** Our own messages were also looked at while the rules were written: a floor against regressions, not a measure. */
test("nearly all that identifies somebody in our own messages is masked, nearly no clean message is touched", () => {
  let all = 0;
  let masked = 0;
  let clean = 0;
  let touched = 0;
  for (const message of messages()) {
    const { spans } = guard(message.text, room);
    for (const span of message.spans) {
      all += 1;
      const inside = (i: number): boolean => spans.some((found) => found.start <= i && i < found.end);
      const letters = [...message.text.slice(span.start, span.end).matchAll(/[\p{L}\p{Nd}]/gu)];
      if (letters.every((letter) => inside(span.start + letter.index))) masked += 1;
    }
    if (message.spans.length === 0) {
      clean += 1;
      if (spans.length > 0) touched += 1;
    }
  }
  expect(all).toBeGreaterThan(200);
  expect(clean * 3).toBeGreaterThan(messages().length);
  expect(masked / all).toBeGreaterThan(0.97);
  expect(touched / clean).toBeLessThan(0.02);
});
