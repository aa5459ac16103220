/** A coordinator of one region sees nothing of another: every route, and every code that one could guess. */
import { describe, expect, test } from "vitest";
import { makeCode, showCode } from "../../src/case/code.ts";
import { asMillis } from "../../src/ids.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { seeded } from "../flow/seeded.ts";
import {
  codeOf,
  COORDINATOR,
  NEIGHBOUR,
  NOTE,
  NOW,
  RESPONDER,
  SHYMKENT,
  THEIR_CODE,
  THEIRS,
  TURKISTAN,
} from "./page-cast.ts";
import { pageStage } from "./page-stage.ts";
import { pageVisitor, tokenIn } from "./page-visitor.ts";

async function looking(member = COORDINATOR) {
  const stage = await pageStage();
  const visitor = pageVisitor(stage.url);
  await visitor.enter(stage.link(member));
  const everything = async (): Promise<string[]> => {
    const board = await visitor.get("/page");
    const token = tokenIn(board.text);
    const reads = [
      "/page",
      "/page?urgency=red&state=taken&district=saryagash_district",
      "/page?district=saryagash_district&region=turkistan",
      "/page?region=turkistan",
      "/page/numbers",
      "/page/numbers?period=all&region=turkistan",
      `/page/cases/${showCode(THEIR_CODE)}`,
      `/page/cases/${showCode(THEIR_CODE)}?region=turkistan`,
      "/page/left",
      "/page/nothing",
      "/page/export",
    ];
    const seen = await Promise.all(reads.map((path) => visitor.get(path)));
    const posted = [
      await visitor.post("/page/export", { token, period: "all", region: "turkistan" }),
      await visitor.post("/page/language", {
        token,
        language: "kk",
        to: `/page/cases/${showCode(THEIR_CODE)}`,
      }),
    ];
    return [...seen, ...posted].map(({ text }) => text);
  };
  return { ...stage, visitor, everything };
}

test("there is something to be seen in the other region, by those whose it is", async () => {
  const { visitor } = await looking(NEIGHBOUR);
  const board = (await visitor.get("/page")).text;
  for (const theirs of [
    showCode(THEIR_CODE),
    "Туркестанская область",
    "Сарыагашский район",
    "Торговля людьми",
  ])
    expect(board).toContain(theirs);
});

describe("of another region", () => {
  test("no route shows a code, a place, a body or a number, whatever the address asks for", async () => {
    const { everything } = await looking();
    const pages = await everything();
    expect(pages.length).toBe(13);
    for (const page of pages)
      for (const theirs of [
        showCode(THEIR_CODE),
        THEIRS.name,
        "Сарыағаш",
        "Түркістан облысы",
        "Адам саудасы",
        "trafficking",
      ])
        expect(page.replaceAll(`/page/cases/${showCode(THEIR_CODE)}`, "")).not.toContain(theirs);
  });

  test("the numbers count the own cases alone", async () => {
    const ours = await looking();
    const theirs = await looking(NEIGHBOUR);
    const tilesOf = (page: string): string[] => [...page.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, n = ""]) => n);
    expect(tilesOf((await ours.visitor.get("/page/numbers?period=all")).text)).toEqual(["31", "24", "24"]);
    expect(tilesOf((await theirs.visitor.get("/page/numbers?period=all")).text)).toEqual(["1", "0", "0"]);
  });

  test("a case is answered as one that does not exist, to the letter", async () => {
    const { visitor } = await looking();
    const chance = seeded(3);
    const guessed = Array.from({ length: 40 }, () =>
      makeCode(Array.from({ length: 6 }, () => chance.draw(19))),
    );
    const shown = [
      "111-1111",
      "zzz",
      "K7P-4X2X",
      "..%2f..",
      "%E2%80%8B",
      "<script>",
      ...guessed.map(showCode),
    ];
    const theirs = await visitor.get(`/page/cases/${showCode(THEIR_CODE)}`);
    expect(theirs.status).toBe(404);
    for (const code of shown) {
      const answer = await visitor.get(`/page/cases/${encodeURIComponent(code)}`);
      expect([code, answer.status, answer.text === theirs.text]).toEqual([code, 404, true]);
    }
  });

  test("a case that was transferred away is gone from here and stands there, without the names of our bodies", async () => {
    const { visitor, tell, url, link } = await looking();
    const code = codeOf(1);
    expect((await visitor.get(`/page/cases/${showCode(code)}`)).status).toBe(200);
    const moved = { kind: "transferred", by: RESPONDER.user, at: asMillis(NOW), to: TURKISTAN } as const;
    tell({ stream: "case", code, event: moved } satisfies LedgerEntry);
    expect((await visitor.get(`/page/cases/${showCode(code)}`)).status).toBe(404);
    expect((await visitor.get("/page")).text).not.toContain(showCode(code));
    const neighbour = pageVisitor(url);
    await neighbour.enter(link(NEIGHBOUR));
    const there = await neighbour.get(`/page/cases/${showCode(code)}`);
    expect(there.status).toBe(200);
    expect(there.text).not.toContain("Umit centre");
    expect(there.text).toContain("Туркестанская область");
  });
});

test("no page holds a name of a person, an account, or a word of an alert or a report", async () => {
  const { everything, visitor, url, link } = await looking();
  const own = [
    ...(await everything()),
    (await visitor.get(`/page/cases/${showCode(codeOf(24))}`)).text,
    (await pageVisitor(url).get(new URL(link()).pathname)).text,
  ];
  for (const page of own)
    for (const secret of [NOTE, "Zzname", ":test", "@"]) expect(page).not.toContain(secret);
});

test("a case whose data key was destroyed keeps its steps and coarse facts", async () => {
  const { store, visitor } = await looking();
  const code = codeOf(24);
  store.dataKeys.destroy(code);
  const page = (await visitor.get(`/page/cases/${showCode(code)}`)).text;
  expect(page).toContain("Іс жабылды");
  expect(page).toContain("сақтау мерзімі өткен");
  expect(page).not.toContain("Самал базары");
  expect(store.cases.unclosed(SHYMKENT).length).toBe(7);
});
