import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/people/member.ts";
import { agoText, durationText } from "../../src/texts/duration.ts";
import type { Arg } from "../../src/texts/line.ts";
import { showMoment } from "../../src/texts/moment.ts";
import { put } from "../../src/texts/put.ts";
import { rateText } from "../../src/texts/rate.ts";
import { AFTERNOON, texts, TIME_ZONE } from "./texts-for-tests.ts";

const said = (arg: Arg, language: Language): string => put(arg, language, texts, TIME_ZONE);

describe("how long it took", () => {
  test.each([
    [0.4, "меньше минуты"],
    [1, "1 минута"],
    [59.9, "59 минут"],
    [60, "1 час"],
    [125, "2 часа 5 минут"],
    [24 * 60, "1 день"],
    [27 * 60 + 50, "1 день 4 часа"],
    [47 * 60 + 45, "2 дня"],
  ])("%d minutes read «%s»", (minutes, words) => {
    expect(said(durationText(minutes), "ru")).toBe(words);
  });

  test("is never shown as 60 minutes or 24 hours", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), (minutes) => {
        expect(said(durationText(minutes), "en")).not.toMatch(/\b(60 minutes|24 hours)\b/);
      }),
    );
  });

  test.each([
    [0.5, "жаңа ғана", "только что"],
    [6, "6 минут бұрын", "6 минут назад"],
    [61, "1 сағат бұрын", "1 час назад"],
    [3 * 24 * 60, "3 күн бұрын", "3 дня назад"],
  ])("%d minutes ago", (minutes, kk, ru) => {
    expect(said(agoText(minutes), "kk")).toBe(kk);
    expect(said(agoText(minutes), "ru")).toBe(ru);
  });
});

describe("a moment", () => {
  test("is shown in the time of the region, 24 hours", () => {
    expect(showMoment(AFTERNOON, "time", "kk", TIME_ZONE)).toBe("14:32");
    expect(showMoment(AFTERNOON, "date", "ru", TIME_ZONE)).toBe("22.11");
    expect(showMoment(AFTERNOON, "date_time", "ru", TIME_ZONE)).toBe("22.11, 14:32");
    expect(showMoment(AFTERNOON, "date_time", "en", TIME_ZONE)).toBe("22 Nov, 14:32");
  });

  test("after midnight belongs to the new day there, not in Greenwich", () => {
    const night = Date.parse("2026-11-21T19:05:00Z");
    expect(showMoment(night, "date_time", "kk", TIME_ZONE)).toBe("22.11, 00:05");
  });
});

describe("a share", () => {
  test("has a no-break space before the per cent, and its denominator", () => {
    expect(said(rateText(5, 7), "kk")).toBe("71\u00A0% (5/7)");
    expect(said(rateText(5, 7), "en")).toBe("71\u00A0% (5/7)");
  });
  test("of nothing is a dash", () => {
    expect(said(rateText(0, 0), "ru")).toBe("–");
  });
});
