import { describe, expect, test } from "vitest";
import { type CardView, cardView } from "../../src/case/card-view.ts";
import { makeRaidCode, showRaidCode } from "../../src/raids/raid-code.ts";
import { NOTHING_SEALED } from "../../src/sealed/sealed.ts";
import type { Case } from "../../src/case/case.ts";
import { NO_DUTIES } from "../../src/duties/duties.ts";
import { asEventId, asMillis, asOrgId, asRegionId, asUserId } from "../../src/ids.ts";
import { baby, lines, plain, pupils, SHYMKENT, TURKISTAN } from "./cards-for-tests.ts";
import { AFTERNOON, code } from "./texts-for-tests.ts";

describe("a taken card", () => {
  const held = {
    kind: "taken",
    org: { text: "kind-juvenile-police" },
    since: asMillis(AFTERNOON),
    offered: null,
  } as const;
  const taken: CardView = { ...baby, state: held };

  test("says who holds it since when, and no longer whom the alert was sent to", () => {
    expect(lines(taken, "kk", "ru")[0]).toBe("K7P-4X2E · 🔴 шұғыл / срочно · алынған / в работе");
    expect(lines(taken, "kk", "ru").slice(-4)).toEqual([
      "Дабыл берген / Откуда сигнал: ҮЕҰ / НПО",
      "Алған / Ведёт: ювеналды полиция / ювенальная полиция, 22.11, 14:32",
      "Іс аяқталса: «жабу».",
      "Когда завершите: «закрыть».",
    ]);
  });

  test("that is being handed over names both, and how to accept", () => {
    const offered: CardView = { ...baby, state: { ...held, offered: "migration" } };
    expect(lines(offered, "ru").slice(-3)).toEqual([
      "Ведёт: ювенальная полиция, 22.11, 14:32",
      "Кому передают: миграционная служба",
      "Чтобы принять: «беру».",
    ]);
  });
});

const closed = (report: Case["report"], into: CardView["code"] | null = null): CardView => ({
  ...pupils,
  state: { kind: "closed", at: asMillis(AFTERNOON), report, into },
});

describe("a closed card", () => {
  test("says where the children are and how many were helped; the whole report stands in the thread", () => {
    const card = closed({
      outcome: "placed",
      placement: "csc",
      children: 2,
      services: ["social_domestic", "socio_psychological"],
      organisations: ["juvenile_police"],
      tip: "not_assessed",
      criminal: "none",
      next: { what: "мектепке орналастыру", date: "2026-11-27" },
    });
    expect(lines(card, "kk")).toEqual([
      "K7P-4X2E · жабылды, 22.11, 14:32",
      "Оқудан тыс қалу · Түркістан облысы, Сарыағаш ауданы",
      "Қайда: бейімдеу не қолдау орталығы",
      "Көмек алған балалар: 2",
    ]);
    expect(lines(card, "kk", "ru").slice(3)).toEqual([
      "Қайда / Где сейчас: бейімдеу не қолдау орталығы / ЦАН или ЦПД",
      "Көмек алған балалар / Детей получили помощь: 2",
    ]);
  });

  test("that was merged names the case that goes on", () => {
    const merged = lines(closed({ outcome: "duplicate" }, code("AB1-23CT")), "kk", "ru");
    expect(merged.at(-1)).toBe("Жалғасы / Продолжение: AB1-23CT");
    expect(merged.at(-2)).toBe("Нәтиже / Чем закончилось: қайталанған дабыл / повторный сигнал");
  });

  test("invites nobody to act and shows no urgency", () => {
    expect(plain(closed({ outcome: "false_alarm" }), "kk", "ru")).not.toMatch(/«|🟢/u);
  });
});

test("the card left in the old room says where the case went, and nothing of the child", () => {
  const card: CardView = { ...baby, state: { kind: "transferred", to: TURKISTAN } };
  expect(lines(card, "ru")).toEqual([
    "K7P-4X2E · 🔴 срочно",
    "Переведён в другой регион: Туркестанская область",
  ]);
});

describe("of a case", () => {
  const org = { id: asOrgId("umit"), name: "Үміт қоры", kind: "ngo" } as const;
  const state: Case = {
    code: baby.code,
    home: asRegionId("shymkent"),
    left: [],
    author: asUserId("@aigul:dabyl.local"),
    postedBy: org,
    openedAt: asMillis(AFTERNOON),
    takenAt: asMillis(AFTERNOON),
    phase: {
      kind: "taken",
      taker: { org, by: asUserId("@serik:dabyl.local"), since: asMillis(AFTERNOON) },
      offer: null,
    },
    fields: baby.fields,
    urgency: "red",
    note: "Вокзалда жалғыз сәби",
    source: null,
    raid: null,
    asked: [],
    question: null,
    report: {},
    proposal: null,
    room: null,
    assessment: null,
    sealed: NOTHING_SEALED,
    heard: { services: [], bodies: [] },
    withdrawn: false,
    reopened: 0,
    duties: NO_DUTIES,
    last: null,
  };
  const around = { region: SHYMKENT, district: null, notified: [], question: null };

  test("the card names kinds of organisations, never a person or an account", () => {
    const card = plain(cardView(state, around), "kk", "ru", "en");
    expect(card).toContain("Алған / Ведёт / Taken by: ҮЕҰ / НПО / NGO, 22.11, 14:32");
    expect(card).not.toMatch(/aigul|serik|Үміт|@/);
  });

  test("the card of a report that waits says so, and invites another organisation to confirm or return it", () => {
    const waits: Case = {
      ...state,
      proposal: { report: {}, org, by: state.author, at: asMillis(AFTERNOON) },
    };
    const shown = lines(cardView(waits, around), "kk", "ru");
    expect(shown[0]).toBe("K7P-4X2E · 🔴 шұғыл / срочно · растауды күтуде / ждёт подтверждения");
    expect(shown.slice(-2)).toEqual([
      "Қорытындыны басқа ұйым растайды: «растаймын» не «толықтыру керек».",
      "Итог подтверждает другая организация: «подтверждаю» или «вернуть».",
    ]);
    const open = cardView({ ...waits, phase: { kind: "open" } }, around);
    expect(lines(open, "ru").at(-1)).toBe(shown.at(-1));
  });

  test("of a cancelled raid the card says nothing", () => {
    const raided = { ...state, raid: makeRaidCode([1, 2, 3, 4]) };
    expect(cardView(raided, around).raid).toBe(raided.raid);
    expect(cardView(raided, { ...around, raidCancelled: true }).raid).toBeNull();
  });

  test("the note is left out while the member's own message stands in the room", () => {
    expect(cardView(state, around).note).toBe("Вокзалда жалғыз сәби");
    expect(cardView({ ...state, source: asEventId("$alert") }, around).note).toBeNull();
  });
});

test("a card of a raid carries its code in a few characters, unless the raid was cancelled", () => {
  const raid = makeRaidCode([1, 2, 3, 4]);
  expect(lines({ ...baby, raid }, "kk", "ru")[0]).toBe(
    `K7P-4X2E · 🔴 шұғыл / срочно · рейд ${showRaidCode(raid)}`,
  );
  expect(lines({ ...baby, raid }, "en")[0]).toContain(` · raid ${showRaidCode(raid)}`);
});
