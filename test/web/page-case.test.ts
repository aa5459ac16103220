/** One case on the coordinators' page: which deadlines run, by when, and what became of them. */
import { expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { asMillis, type Millis } from "../../src/ids.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { codeOf, COORDINATOR, HOUR, NOW, RUSSIAN, SOCIAL } from "./page-cast.ts";
import { pageStage } from "./page-stage.ts";
import { pageVisitor } from "./page-visitor.ts";

/** A case of ours that is held by the centre. */
const CASE = codeOf(3);
const started = (deadline: string, due: number): LedgerEntry => ({
  stream: "case",
  code: CASE,
  event: {
    kind: "clock_started",
    by: SOCIAL.user,
    at: asMillis(NOW - 20 * HOUR),
    deadline,
    due: asMillis(due),
    owes: ["csc"],
  },
});
const clock = (kind: "clock_missed" | "clock_kept", deadline: string, at: Millis): LedgerEntry => ({
  stream: "case",
  code: CASE,
  event: { kind, by: SOCIAL.user, at, deadline },
});

async function looking(member = COORDINATOR) {
  const stage = await pageStage();
  stage.tell(
    started("assessment", NOW + 3 * HOUR),
    started("recognition", NOW - HOUR),
    started("guardianship", NOW - 19 * HOUR),
    clock("clock_kept", "guardianship", asMillis(NOW - 19.5 * HOUR)),
    clock("clock_missed", "recognition", asMillis(NOW - HOUR)),
  );
  const visitor = pageVisitor(stage.url);
  await visitor.enter(stage.link(member));
  return { ...stage, page: async () => (await visitor.get(`/page/cases/${showCode(CASE)}`)).text };
}
const dueIn = (page: string): string => /<dl class="facts due">(.*?)<\/dl>/su.exec(page)?.[1] ?? "";

test("shows what is owed by when, what is over first, and nothing that is done", async () => {
  const due = dueIn(await (await looking(RUSSIAN)).page());
  const [recognition, assessment] = ["Получить решение о статусе", "Заполнить форму оценки статуса"].map(
    (todo) => due.indexOf(todo),
  );
  expect(recognition).toBeGreaterThan(-1);
  expect(assessment).toBeGreaterThan(recognition ?? 0);
  expect(due.match(/<strong>прошёл<\/strong>/g)).toHaveLength(1);
  expect(due).not.toContain("опеки");
});

test("names in its history what each deadline asked for", async () => {
  const page = await (await looking()).page();
  expect(page).toContain("қорғаншылық және қамқоршылық органына хабарлау");
  expect(page).toContain("Мерзімдер");
});

test("has no list of deadlines where none runs", async () => {
  const { url, link } = await pageStage();
  const visitor = pageVisitor(url);
  await visitor.enter(link());
  expect(dueIn((await visitor.get(`/page/cases/${showCode(codeOf(4))}`)).text)).toBe("");
});
