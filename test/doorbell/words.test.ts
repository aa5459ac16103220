/** All that Dabyl can say in a messenger outside of Matrix: a property over every text that can go there. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { BELL_KINDS, BELL_STANDS, type BellLine, type Ringing } from "../../src/doorbell/bell.ts";
import { asBellId } from "../../src/ids.ts";
import { BUTTONS, doorbellWords, NOTICES, TAPS } from "../../src/doorbell/words.ts";
import { CODE_ALPHABET, makeCode, showCode } from "../../src/case/code.ts";
import { LANGUAGES } from "../../src/people/member.ts";
import { shownOf } from "../../bot/telegram/shown.ts";
import { TEXT_KEYS } from "../../src/texts/keys.ts";
import { templates } from "../bot/office.ts";

const words = doorbellWords(templates.texts, templates.rules.regionNames);
const line: fc.Arbitrary<BellLine> = fc.record({
  id: fc.stringMatching(/^[\w-]{27}$/).map(asBellId),
  code: fc.array(fc.nat(CODE_ALPHABET.length - 1), { minLength: 6, maxLength: 6 }).map(makeCode),
  what: fc.constantFrom(...BELL_KINDS),
  stands: fc.constantFrom(...BELL_STANDS),
  region: fc.constantFrom(null, ...templates.regions.map(({ id }) => id)),
  open: fc.constant(new URL("https://matrix.to/#/!room%3Aserver/%24event")),
  mayCome: fc.boolean(),
});
const ringing: fc.Arbitrary<Ringing> = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
});

/** Every word of the kinds and of the regions, and nothing else. */
const vocabulary = new Set(
  LANGUAGES.flatMap((language) => [
    ...[
      "bell-alert",
      "bell-waiting",
      "bell-yours",
      "bell-confirm",
      "bell-reminder",
      "bell-coming",
      "bell-over",
    ].map((key) => templates.texts.bundles[language].getMessage(key)?.value),
    ...templates.regions.map(({ names }) => names[language]),
  ]),
);

test("a ring is lines of code, kind and region, each out of a closed list, with links and ids as buttons", () => {
  fc.assert(
    fc.property(ringing, (ring) => {
      const shown = shownOf(ring, words);
      for (const [i, text] of shown.text.split("\n").entries()) {
        const [code, ...parts] = text.replace(/^🔔 /u, "").split(" · ");
        expect(code).toBe(showCode(ring.lines[i]?.code ?? makeCode([0, 0, 0, 0, 0, 0])));
        for (const part of parts) expect(vocabulary).toContain(part);
        expect(parts.length).toBeLessThanOrEqual(2);
      }
      for (const button of shown.rows.flat()) {
        if ("url" in button) expect(button.url).toMatch(/^https:\/\/matrix\.to\/#\/[\w!%.-]+\/[\w$%.-]+$/);
        if ("callback_data" in button) expect(button.callback_data).toMatch(/^[\w-]{27}$/);
      }
    }),
  );
});

test("only the code is left where the region wants it so", () => {
  fc.assert(
    fc.property(ringing, ({ language, lines }) => {
      const text = words.ringing({ language, lines: lines.map((one) => ({ ...one, region: null })) });
      for (const [i, one] of text.split("\n").entries())
        if (lines[i]?.stands === "calls") expect(one).toMatch(/^🔔 \w{3}-\w{4}$/u);
    }),
  );
});

test("every sentence is the same for everybody: none of them has a place for anything", () => {
  for (const key of [...NOTICES, ...TAPS, ...BUTTONS]) expect(TEXT_KEYS.get(key), key).toEqual([]);
  for (const language of LANGUAGES) {
    for (const notice of NOTICES) expect(words.notice(notice, language)).not.toBe("");
    // https://core.telegram.org/bots/api#answercallbackquery: at most 200 characters.
    for (const tap of TAPS) expect(words.tap(tap, language).length).toBeLessThanOrEqual(200);
  }
});

test("eight lines fit a message of Telegram, and an id fits a button", () => {
  fc.assert(
    fc.property(ringing, (ring) => {
      const { text, rows } = shownOf(ring, words);
      expect(text.length).toBeLessThan(4096);
      for (const button of rows.flat())
        if ("callback_data" in button)
          expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
    }),
  );
});

test("a ring has no place for words: what else is put into it goes nowhere", () => {
  fc.assert(
    fc.property(ringing, fc.string({ minLength: 12 }), (ring, secret) => {
      const laden = {
        ...ring,
        note: secret,
        lines: ring.lines.map((one) => ({ ...one, note: secret, name: secret })),
      };
      expect(JSON.stringify(shownOf(laden, words))).toBe(JSON.stringify(shownOf(ring, words)));
    }),
  );
});
