import { expect, test } from "vitest";
import { explain } from "../../src/guard/explain.ts";
import { DETECTORS, makeGuard } from "../../src/guard/guard.ts";
import { readGuardData } from "../../src/guard/load-guard.ts";
import { isUnchecked } from "../../src/guard/unchecked.ts";
import type { Verdict } from "../../src/guard/verdict.ts";
import { guardFiles } from "./guard-files.ts";
import { found, guard, room } from "./the-guard.ts";

test("a text without personal data passes unchanged", () => {
  const text = "Түркістанда базарда 2 бала жалғыз отыр, 5 және 7 жаста";
  expect(guard(text, room)).toEqual({ verdict: "pass", spans: [], clean: text });
});

test("a stop names place and kind, and offers the text without it", () => {
  const text = "Мать Ахметова Гульнар, тел 8 701 555 12 34, просит помощи";
  expect(guard(text, room)).toEqual({
    verdict: "stop",
    spans: [
      { start: 5, end: 21, kind: "person" },
      { start: 27, end: 42, kind: "phone" },
    ],
    clean: "Мать [имя], тел [телефон], просит помощи",
  });
});

test("the neutral words come in the language asked for", () => {
  const clean = (language: "kk" | "ru" | "en"): string =>
    guard("Гүлнар Ахметова, ЖСН 120417553218", { recipient: "response_room", language }).clean;
  expect(clean("kk")).toBe("[есім], ЖСН [ЖСН]");
  expect(clean("ru")).toBe("[имя], ЖСН [ИИН]");
  expect(clean("en")).toBe("[name], ЖСН [IIN]");
});

test("one ambiguous name asks, a certain one stops", () => {
  expect(guard("приходила Роза, ушла через час", room).verdict).toBe("ask");
  expect(guard("приходила Роза Сериковна, ушла через час", room).verdict).toBe("stop");
});

test("a direct room only warns, and lets what is merely possible pass", () => {
  const direct = { recipient: "direct_room", language: "ru" } as const;
  expect(guard("зовут Айгерим Сапарова, тел 87015551234", direct).verdict).toBe("ask");
  expect(guard("приходила Роза, ушла через час", direct)).toEqual({
    verdict: "pass",
    spans: [],
    clean: "приходила Роза, ушла через час",
  });
});

test("a coordination room is a room like any other", () => {
  const verdict = guard("тел 87015551234", { recipient: "coordination_room", language: "ru" });
  expect(verdict.verdict).toBe("stop");
});

test("several kinds are told once each, in the order of the text", () => {
  const { spans } = guard("Асель Ахметова 87015551234, Марат Ахметов 87015551235", room);
  expect(spans.map((span) => span.kind)).toEqual(["person", "phone", "person", "phone"]);
  expect(explain(spans)).toEqual(["person", "phone"]);
});

test("a text over 16 KiB is stopped unread, with nothing to post instead", () => {
  const long = "ә".repeat(8 * 1024 + 1);
  const verdict = guard(long, room);
  expect(verdict.verdict).toBe("stop");
  expect(verdict.clean).toBe("");
  expect(verdict.spans).toHaveLength(1);
  expect(verdict.spans[0]).toMatchObject({ start: 0, end: long.length });
  expect(isUnchecked(verdict)).toBe(true);
  expect(isUnchecked(guard("ә".repeat(8 * 1024), room))).toBe(false);
});

test("a failing detector stops the message, whatever the others say, and its error stays inside", () => {
  const data = readGuardData(guardFiles());
  const broken = makeGuard(data, [
    ...DETECTORS,
    () => {
      throw new Error("a piece of the text");
    },
  ]);
  const verdict: Verdict = broken("Түркістанда базарда 2 бала", room);
  expect(verdict).toEqual({ verdict: "stop", spans: [{ start: 0, end: 26, kind: "person" }], clean: "" });
  expect(isUnchecked(verdict)).toBe(true);
});

test("a text that never comes to rest counts as unchecked", () => {
  const restless = makeGuard(readGuardData(guardFiles()), [
    (scan) => {
      const open = scan.text.replace(/\[[^\]]*\]/g, (mask) => " ".repeat(mask.length)).search(/\p{L}/u);
      return open < 0 ? [] : [{ start: open, end: open + 1, kind: "medical", certainty: "certain" }];
    },
  ]);
  expect(isUnchecked(restless("бала жалғыз отыр базарда", room))).toBe(true);
});

test("an empty text passes", () => {
  expect(guard("", room)).toEqual({ verdict: "pass", spans: [], clean: "" });
  expect(isUnchecked(guard("", room))).toBe(false);
});

test("offsets are those of the text as written, through invisible and composed characters", () => {
  expect(found("e\u0301 А\u200bйг\u00adерим Ахметова")).toEqual(["person: А\u200bйг\u00adерим Ахметова"]);
  expect(found("😀😀 тел ８７０１５５５１２３４!")).toEqual(["phone: ８７０１５５５１２３４"]);
  expect(found("зовут И\u0306осиф")).toEqual(["person: И\u0306осиф"]);
});
