/** The first day of a region, and what is shown only where there is something to show. */
import { expect, test } from "vitest";
import { asMillis } from "../../src/ids.ts";
import { showCode } from "../../src/case/code.ts";
import { allCases, CENTRE, codeOf, COORDINATOR, NOW, SOCIAL } from "./page-cast.ts";
import { pageStage } from "./page-stage.ts";
import { pageVisitor, tokenIn } from "./page-visitor.ts";

async function signedIn(how: Parameters<typeof pageStage>[0] = {}) {
  const stage = await pageStage(how);
  const visitor = pageVisitor(stage.url);
  await visitor.enter(stage.link(COORDINATOR));
  return { ...stage, visitor };
}

test("a region without cases says so, on every page, and offers no empty table", async () => {
  const { visitor } = await signedIn({ cases: [] });
  const board = (await visitor.get("/page")).text;
  expect(board).toContain("Жабылмаған іс жоқ.");
  expect(board).not.toContain("<table");
  for (const period of ["7", "all"]) {
    const numbers = (await visitor.get(`/page/numbers?period=${period}`)).text;
    expect(numbers).toContain("Бұл кезеңде іс түскен жоқ.");
    expect(numbers).not.toContain("Кестені жүктеу");
  }
  const token = tokenIn(board);
  const table = await visitor.post("/page/export", { token, period: "all" });
  expect(table.text.trim().split("\r\n").length).toBe(1);
});

test("where nothing was closed there is no median, where nobody waits no time of waiting", async () => {
  const { visitor } = await signedIn({ cases: allCases.slice(1, 2) });
  expect((await visitor.get("/page/numbers")).text.match(/<dd class="long">–<\/dd>/g)?.length).toBe(1);
  expect((await visitor.get("/page")).text).toContain('<dd class="long">–</dd>');
});

test("a case that is offered to another body says to whom, on the board and in its steps", async () => {
  const { visitor, tell } = await signedIn();
  const code = codeOf(1);
  const at = asMillis(NOW);
  tell({ stream: "case", code, event: { kind: "offered", by: SOCIAL.user, at, to: "guardianship" } });
  tell({ stream: "case", code, event: { kind: "reached", by: SOCIAL.user, at, what: "police_told" } });
  expect((await visitor.get("/page")).text).toContain(
    "кімге тапсырылады: қорғаншылық және қамқоршылық органы",
  );
  const page = (await visitor.get(`/page/cases/${showCode(code)}`)).text;
  expect(page).toContain("қорғаншылық және қамқоршылық органы");
  expect(page).toContain("Келесі қадам жасалды");
  expect(page).not.toContain(CENTRE.name);
});

test("who asks far too often while signed in waits a little", async () => {
  const { visitor, later } = await signedIn();
  const statuses: number[] = [];
  for (let i = 0; i < 122; i++) {
    // Another address each time: it is the member who is counted here.
    statuses.push((await visitor.get("/page/nothing", { "x-forwarded-for": `198.51.100.${i}` })).status);
  }
  expect(statuses.filter((status) => status === 429).length).toBe(2);
  later(1_000);
  expect((await visitor.get("/page", { "x-forwarded-for": "198.51.100.200" })).status).toBe(200);
});
