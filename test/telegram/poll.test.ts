/** Asking Telegram whether it is there: a ring that failed is doubted at once, whatever the asking was doing at that moment. */
import { expect, onTestFinished, test } from "vitest";
import type { BotApi } from "../../bot/telegram/bot-api.ts";
import { hookOf } from "../../bot/telegram/hook.ts";
import { type Doubt, poll, type PollParts } from "../../bot/telegram/poll.ts";
import type { TelegramParts } from "../../bot/telegram/telegram.ts";

const ok = <T>(value: T) => ({ kind: "ok", value }) as const;
const never = () => Promise.reject(new Error("not asked for here"));

/** A Bot API that gives out nothing; `asked`: how long each request for updates would wait, seconds. */
function running(webhook: boolean, onUp: (doubt: Doubt, times: number) => void) {
  const asked: number[] = [];
  const [seen, stop, doubt] = [{ me: 0, up: 0 }, new AbortController(), { now: new AbortController() }];
  const api: BotApi = {
    me: async () => ((seen.me += 1), ok({ username: "dabyl_test_bot" })),
    hook: async () => ok(true),
    updates: (_, seconds, ended) => {
      asked.push(seconds);
      if (seconds === 0) return Promise.resolve(ok([]));
      return new Promise((resolve) => {
        const away = () => resolve({ kind: "away" });
        if (ended.aborted) away();
        else ended.addEventListener("abort", away);
      });
    },
    send: never,
    edit: never,
    answer: never,
    remove: never,
    sayIn: never,
    leave: never,
  };
  const desk: TelegramParts["desk"] = {
    languageOf: () => null,
    link: () => "telegram-code-wrong",
    tapped: () => "tap-unknown",
    reachable: () => undefined,
    up: () => onUp(doubt, (seen.up += 1)),
    down: () => undefined,
  };
  const word = () => "";
  const parts: PollParts = {
    desk,
    words: { ringing: word, notice: word, tap: word, button: word },
    journal: { info: () => undefined, alarm: () => undefined },
    formUrl: () => null,
    chatUrl: () => null,
    name: { get: () => null, set: () => undefined },
    now: Date.now,
    onBroken: (error) => {
      throw error;
    },
    receive: { take: () => null, settled: async () => undefined },
    hook: webhook ? hookOf(new URL("https://dabyl.example.org"), () => undefined) : null,
    stop: stop.signal,
    doubt,
  };
  const ended = poll(api, parts);
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  return { asked, seen, doubt };
}

test("a ring that is cut off between two polls makes it ask anew, and not first wait out a long poll", async () => {
  const { seen, asked } = running(false, ({ now }, times) => {
    if (times === 1) now.abort();
  });
  await expect.poll(() => seen.up).toBe(2);
  expect(seen.me).toBe(2);
  // The second round begins with a poll that does not wait.
  expect(asked.slice(0, 2)).toEqual([0, 0]);
});

test("a ring that is cut off while a poll hangs ends that poll", async () => {
  const { seen, asked, doubt } = running(false, () => undefined);
  await expect.poll(() => asked.filter((seconds) => seconds > 0)).toHaveLength(1);
  doubt.now.abort();
  await expect.poll(() => seen.up).toBe(2);
});

test("where Telegram posts to us, a ring that is cut off makes it ask at once whether Telegram is there", async () => {
  const { seen } = running(true, ({ now }, times) => {
    if (times === 1) now.abort();
  });
  await expect.poll(() => seen.up).toBe(2);
});
