/** Members of whom nothing was heard for long: asked once, suspended after a stated time, brought back. Real store, real texts. */
import { describe, expect, test } from "vitest";
import { askSilentMembers } from "../../bot/people/ask-silent.ts";
import { noteRegister } from "../../bot/people/leavers.ts";
import { asMillis } from "../../src/ids.ts";
import { ANSWER_MS, leaving, silence, SILENT_MS, stillHere } from "../../src/people/silence.ts";
import { bodyOf, office, templates, txn } from "../bot/office.ts";
import { added, AISULU, ALMATY, BERIK, member } from "../store/fixtures/invented.ts";

const DAY = 86_400_000;
/** 11:00 in Shymkent. */
const START = Date.UTC(2026, 10, 22, 6);
const at = (days: number) => asMillis(START + days * DAY);

describe("the rule", () => {
  const quiet = (seen: number, asked: number | null) => ({
    seenAt: asMillis(seen),
    askedAt: asked === null ? null : asMillis(asked),
  });
  test.each([
    ["a day too early", quiet(0, null), SILENT_MS - 1, "none"],
    ["sixty days", quiet(0, null), SILENT_MS, "ask"],
    ["asked, and time left", quiet(0, SILENT_MS), SILENT_MS + ANSWER_MS - 1, "none"],
    ["asked, and the time is over", quiet(0, SILENT_MS), SILENT_MS + ANSWER_MS, "suspend"],
    ["heard of since", quiet(SILENT_MS, null), SILENT_MS + ANSWER_MS, "none"],
  ] as const)("%s", (_, who, now, expected) => {
    expect(silence(who, asMillis(now))).toBe(expected);
  });
});

function stage() {
  const { store, deliver } = office();
  // Somebody else leads the region and the bot, or nobody could be suspended for being the last.
  const scene = { now: at(0) };
  const look = () => askSilentMembers({ store, templates, txn, now: () => scene.now });
  const lookAt = (days: number): number => {
    scene.now = at(days);
    return look();
  };
  const said = () => deliver().map(bodyOf).join("\n");
  said();
  look();
  store.presence.seen(BERIK, asMillis(at(0) + 1000 * DAY));
  return { store, scene, look, lookAt, said };
}
const here = (store: ReturnType<typeof stage>["store"]) => store.members.get(AISULU) !== null;

test("is asked once after sixty days, in the own language, with the day by which to answer", () => {
  const { store, lookAt, said } = stage();
  expect(lookAt(59)).toBe(0);
  expect(lookAt(60)).toBe(1);
  expect(said()).toMatch(/Сізден көптен бері хабар жоқ.*04\.02/s);
  expect(lookAt(61)).toBe(0);
  expect(lookAt(73)).toBe(0);
  expect(said()).toBe("");
  expect(here(store)).toBe(true);
});

test("without an answer is suspended: nobody from then on, told to the coordinators, in the ledger", () => {
  const { store, lookAt, said } = stage();
  lookAt(60);
  expect(lookAt(74)).toBe(1);
  expect(here(store)).toBe(false);
  expect(store.members.away()).toMatchObject([{ member: { user: AISULU }, why: "silent" }]);
  expect(said()).toMatch(/Доступ приостановлен: @u1:test/);
  expect(store.ledger.rebuild().ok).toBe(true);
  expect(lookAt(75)).toBe(0);
});

test("any sign of life ends it, and sixty days later it is asked anew", () => {
  const { store, scene, lookAt } = stage();
  lookAt(60);
  store.presence.seen(AISULU, at(70));
  expect(lookAt(80)).toBe(0);
  expect(here(store)).toBe(true);
  expect(lookAt(130)).toBe(1);
  expect(scene.now).toBe(at(130));
});

test("let in again by a coordinator, the count begins anew", () => {
  const { store, lookAt } = stage();
  lookAt(60);
  lookAt(74);
  const event = { kind: "member_unlocked", by: BERIK, at: at(80), user: AISULU } as const;
  const entries = [{ stream: "people", event }] as const;
  store.transaction(() => {
    noteRegister(entries, at(80), store);
    store.ledger.append(entries, "back");
  });
  expect(lookAt(81)).toBe(0);
  expect(here(store)).toBe(true);
});

test("nobody is asked or suspended at night", () => {
  const { scene, look } = stage();
  scene.now = asMillis(at(60) + 12 * 3_600_000); // 23:00
  expect(look()).toBe(0);
});

test.each(["coordinator", "head", "administrator"] as const)("the last %s is asked and stays", (role) => {
  const { store, lookAt } = stage();
  store.ledger.append([added({ role })], "role");
  expect(lookAt(60)).toBe(1);
  expect(lookAt(74)).toBe(0);
  expect(here(store)).toBe(true);
  // Of another region, somebody leads that region alone.
  store.ledger.append([added({ user: BERIK, role, region: ALMATY })], "other");
  expect(lookAt(75)).toBe(role === "administrator" ? 1 : 0);
});

test("the answers: staying says thanks, leaving tells the coordinators what to write", () => {
  expect(stillHere(member())).toMatchObject({ entries: [], effects: [{ line: { key: "silence-thanks" } }] });
  expect(leaving(member())).toMatchObject({
    effects: [
      { to: { kind: "direct" }, line: { key: "silence-leaving" } },
      { to: { kind: "coordination" }, line: { key: "silence-leaves", args: { user: AISULU } } },
    ],
  });
});
