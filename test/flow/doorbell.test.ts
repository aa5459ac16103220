/**
 * The doorbell on the real homeserver (issue 8): an alert in Matrix rings at a Bot API server of others, "on my way" tapped there stops the
 * escalation of its step, and the case is taken in Matrix. Time goes on by kill -9: the bot comes back later than it was.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordedTestApi } from "../telegram/recording-proxy.ts";
import { whatElsePassed } from "../telegram/what-passed.ts";
import { type Card, POLL, polled, raise, reply, shows, threadSays, told, words } from "./acts.ts";
import { killNow } from "./processes.ts";
import { openStage, type Stage } from "./stage.ts";

const TOKEN = "700000001:AAinvented-token-of-a-story-00000000";
const ACCOUNT = 700_100;
const ALERT = "На вокзале ребёнок 5 лет, один, плачет, его бьёт мужчина, опасно";
const folder = mkdtempSync(join(tmpdir(), "dabyl-clock-"));
const clock = join(folder, "later");

let api: Awaited<ReturnType<typeof recordedTestApi>>;
let stage: Stage<"ngo" | "police">;
const cards: Card[] = [];

beforeAll(async () => {
  api = await recordedTestApi();
  Object.assign(process.env, {
    DABYL_TELEGRAM_TOKEN: TOKEN,
    DABYL_TELEGRAM_API: api.url,
    MOVED_CLOCK: clock,
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, "moved-clock.ts")).href}`,
  });
  stage = await openStage(["ngo", "police"]);
});
afterAll(async () => {
  await stage.stop();
  await api.stop();
  rmSync(folder, { recursive: true });
});

const phone = () => api.client(TOKEN, ACCOUNT);
const times = (method: string): number => api.recorded.filter((one) => one.method === method).length;
/** Rings of a case, by what stands there now. */
const rings = ({ code }: Card) => api.messages().filter(({ text }) => text.includes(code));
const tap = async (card: Card): Promise<void> => {
  const [, data = ""] = /"callback_data":"([^"]+)"/.exec(JSON.stringify(rings(card))) ?? [];
  await phone().sendCallback(phone().makeCallbackQuery(data));
};
const alert = async (): Promise<Card> => {
  const card = await raise(stage.cast.ngo, ALERT, stage);
  cards.push(card);
  return card;
};
/** The bot dies at once, and is there again at a later time. */
async function killed(minutes: number): Promise<void> {
  const starts = times("getMe");
  writeFileSync(clock, String(minutes * 60_000));
  expect(killNow("bot", stage.dabyl)).toBe(true);
  await expect.poll(() => times("getMe")).toBeGreaterThan(starts);
}
/** Minutes until noon in Shymkent on a working day: at night only what is urgent rings. */
function untilNoonIn(days: number): number {
  const noon = new Date(Date.now() + days * 86_400_000);
  noon.setUTCHours(7, 0, 0, 0);
  while (noon.getUTCDay() % 6 === 0) noon.setUTCDate(noon.getUTCDate() + 1);
  return Math.round((noon.getTime() - Date.now()) / 60_000);
}
/** Everything that was due when it was asked has been said before it answers. */
const answered = ({ code }: Card) =>
  told(stage.cast.ngo, new RegExp(`^${code}`), () =>
    stage.cast.ngo.send(stage.cast.ngo.direct, `статус ${code}`),
  );
const inThread = (card: Card, pattern: RegExp) =>
  stage.cast.ngo.events.filter((event) => event.thread === card.eventId && pattern.test(words(event)));
const reminders = (card: Card) =>
  inThread(card, /никто не взял\. Можете взять/).filter(({ type }) => type === POLL);

test("a member links Telegram by a link of the direct room", async () => {
  const { police } = stage.cast;
  const offer = await told(police, /t\.me\//, () => police.send(police.direct, "телеграм"));
  const [, code = ""] = /\?start=([\w-]+)/.exec(words(offer)) ?? [];
  await told(police, /Telegram подключён/, () => phone().sendCommand(phone().makeCommand(`/start ${code}`)));
});

test("an alert rings with a link to its thread; «Иду» there stops the escalation of that step alone, through kill -9 too", async () => {
  const { ngo, police } = stage.cast;
  const card = await alert();
  await expect
    .poll(() => rings(card).map(({ text }) => text))
    .toEqual([`🔔 ${card.code} · новый сигнал · город Шымкент`]);
  const thread = `${encodeURIComponent(stage.room)}/${encodeURIComponent(card.eventId)}`;
  expect(JSON.stringify(rings(card))).toContain(`"url":"https://matrix.to/#/${thread}"`);
  await tap(card);
  await threadSays(ngo, card, /В пути: ювенальная полиция/);
  await expect.poll(() => rings(card)[0]?.text).toBe(`${card.code} · отмечено: в пути`);

  // A red case is asked about after 10 minutes; the tap puts that off to 20, once, also when Telegram tells of it again.
  await killed(11);
  const taps = times("answerCallbackQuery");
  await tap(card);
  await expect.poll(() => times("answerCallbackQuery")).toBeGreaterThan(taps);
  await answered(card);
  expect([reminders(card), rings(card).length]).toEqual([[], 1]);
  await killed(21);
  await polled(ngo, card, /никто не взял\. Можете взять/);
  await polled(police, card, /никто не взял\. Можете взять/);
  await expect.poll(() => rings(card)[1]?.text).toBe(`🔔 ${card.code} · ждёт · город Шымкент`);
  expect(reminders(card)).toHaveLength(1);

  await reply(police, card, "беру");
  await shows(ngo, card, /в работе/);
  await expect
    .poll(() => rings(card).map(({ text }) => text))
    .toEqual([`${card.code} · уже не нужно`, `${card.code} · уже не нужно`]);
  expect(inThread(card, /В пути/)).toHaveLength(1);
});

test("«Иду» and «аламын» at the same moment, and kill -9 upon them: taken once, on the way once at most, and nobody is asked again", async () => {
  const { ngo, police } = stage.cast;
  const card = await alert();
  await expect.poll(() => rings(card).length).toBe(1);
  await Promise.all([reply(ngo, card, "аламын"), tap(card)]);
  await killed(21);
  // This server forgets what it gave out once; Telegram tells it again.
  const before = times("answerCallbackQuery");
  await tap(card);
  await expect.poll(() => times("answerCallbackQuery")).toBeGreaterThan(before);
  await shows(police, card, /в работе/);
  await expect.poll(() => rings(card)[0]?.text).toBe(`${card.code} · уже не нужно`);
  await answered(card);
  expect([reminders(card), rings(card).length]).toEqual([[], 1]);
  expect(inThread(card, /В пути/).length).toBeLessThan(2);
  expect(inThread(card, /Ведёт: /)).toHaveLength(1);
  expect((await stage.dabyl.case(card.code)).taker).toMatchObject({ kind: "ngo" });
  expect((await stage.dabyl.run(["ledger", "verify", "--json"])).lines).toEqual([
    expect.objectContaining({ ok: true }),
  ]);
});

test("reminders of a case that is held and of its half report ring, after unlinking nothing does, and nothing but codes, kinds and links passed", async () => {
  const { ngo, police } = stage.cast;
  const [card] = cards;
  if (card === undefined) throw new Error("there was no alert");
  await reply(police, card, "закрыть: в семье");
  await polled(police, card, /Итог\./);
  await killed(untilNoonIn(9));
  await expect.poll(() => rings(card).at(-1)?.text).toBe(`🔔 ${card.code} · напоминание · город Шымкент`);
  await told(police, /Telegram отключён/, () => police.send(police.direct, "отключить телеграм"));
  const sent = times("sendMessage");
  const next = await alert();
  expect(next.event.mentions).toContain(police.user);
  await answered(next);
  expect(times("sendMessage")).toBe(sent);
  expect(whatElsePassed(api.recorded, new Set(cards.map(({ code }) => code)))).toEqual([]);
  const all = JSON.stringify(api.recorded);
  for (const fact of ["вокзал", "бьёт", "в семье", "Aigerim", "Dana", "Шымкенті", ngo.user, police.user])
    expect(all).not.toContain(fact);
});
