/** A hotline without an account: posts by the web port, a member acts in the room, the hotline learns the outcome (000:667). */
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Card, codeOf, isCard, reply, shows } from "./acts.ts";
import { killNow } from "./processes.ts";
import { openStage, REGION, type Stage } from "./stage.ts";

const ALERT = { text: "На вокзале мальчик лет 10, один, документов нет" };
const Added = z.object({ hotline: z.literal("116-16"), key: z.string() });
const Answer = z.object({ code: z.string() });
const State = z.object({ state: z.string(), outcome: z.string().nullable() });

let stage: Stage<"police">;
let key: string;

beforeAll(async () => {
  stage = await openStage(["police"]);
  const { lines } = await dabyl("add", ...LINE);
  key = Added.parse(lines[0]).key;
});
afterAll(() => stage.stop());

const dabyl = (...args: readonly string[]) => stage.dabyl.run(["hotline", ...args, "--json"]);
const LINE = ["--name", "116-16", "--region", REGION] as const;

const call = (
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  fetch(new URL(path, stage.dabyl.ready.web), {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${key}` },
  });
const post = (id: string) =>
  call("/api/alerts", {
    method: "POST",
    headers: { "idempotency-key": id, "content-type": "application/json" },
    body: JSON.stringify(ALERT),
  });
const state = async (code: string) => State.parse(await (await call(`/api/alerts/${code}`)).json());
const cardOf = async (code: string): Promise<Card> => {
  const { police } = stage.cast;
  const event = await police.until((one) => isCard(stage.bot, one) && codeOf(one) === code);
  return { code, eventId: event.eventId, event };
};

test("an alert of a hotline is read, taken and closed by members; the hotline learns how it ended", async () => {
  const answer = await post("call-2026-0001");
  expect(answer.status).toBe(201);
  const { code } = Answer.parse(await answer.json());
  const { police } = stage.cast;
  const card = await cardOf(code);
  await shows(police, card, /вокзал/);
  expect(await state(code)).toEqual({ state: "open", outcome: null });
  await reply(police, card, "беру");
  await shows(police, card, /в работе/);
  expect((await state(code)).state).toBe("taken");
  await reply(police, card, "закрыть: сигнал не подтвердился");
  await expect.poll(() => state(code)).toEqual({ state: "closed", outcome: "false_alarm" });
});

test("a bot that is killed answers the same request as before, at the same address, with one card", async () => {
  const { code } = Answer.parse(await (await post("call-2026-0002")).json());
  expect(killNow("bot", stage.dabyl)).toBe(true);
  const again = () =>
    post("call-2026-0002").then(
      async (answer) => [answer.status, Answer.parse(await answer.json()).code],
      () => "nobody answers",
    );
  await expect.poll(again, { timeout: 30_000 }).toEqual([200, code]);
  await cardOf(code);
  const cards = stage.cast.police.events.filter((one) => isCard(stage.bot, one) && codeOf(one) === code);
  expect(cards.length).toBe(1);
  expect((await stage.dabyl.cases()).length).toBe(2);
});

test("hotlines are listed, and without its key a hotline is out at once", async () => {
  const listed = await dabyl("list");
  expect(listed.lines).toEqual([{ hotline: "116-16", region: REGION }]);
  expect((await dabyl("remove", ...LINE)).code).toBe(0);
  expect((await post("call-2026-0003")).status).toBe(401);
  expect((await dabyl("remove", ...LINE)).code).toBe(1);
  expect((await dabyl("add", "--name", "x", "--region", "atlantis")).code).toBe(2);
});
