/** What a hotline's program can get wrong: the part is named, nothing opens, and not a word of it is quoted. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Answer, hotlineStage, LINE_KEY, OTHER_KEY } from "./hotline-stage.ts";

const Problem = z.object({
  error: z.object({ kind: z.string(), names: z.array(z.string()).optional() }),
});
const problemOf = (answer: Answer) => Problem.parse(answer.json).error;

const TEXT = { text: "Шымкент, базарда екі бала қайыр сұрап отыр, 7-8 жаста" };
const FIELDS = { fields: { category: "labour", region: "shymkent", children: 2 } };

describe("wrong input", () => {
  test.each<[string, unknown, string[]]>([
    ["no body", "", ["text"]],
    ["no JSON", "{", ["text"]],
    ["an empty text", { text: "  " }, ["text"]],
    ["a key too many", { text: "x", name: "y" }, ["text"]],
    ["a value that is none", { fields: { category: "theft" } }, ["fields.category"]],
    ["a count that is none", { fields: { children: 0 } }, ["fields.children"]],
    ["an age of an adult", { fields: { ages: [40] } }, ["fields.ages"]],
    ["a region that is none", { fields: { region: "atlantis" } }, ["fields.region"]],
    ["a district that is none", { fields: { district: "atlantis" } }, ["fields.district"]],
    ["a region as a district", { fields: { district: "other:aktobe" } }, ["fields.district"]],
    ["a note that is none", { fields: {}, note: 5 }, ["note"]],
  ])("%s: the part is named, nothing opens, nothing is quoted", async (_, body, names) => {
    const { post, store } = hotlineStage();
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(problemOf(answer)).toMatchObject({ kind: "invalid", names });
    expect(JSON.stringify(answer.json)).not.toMatch(/theft|atlantis/);
    expect(store.cases.list({})).toEqual([]);
  });

  test.each(["", "short", "with space in it", "я".repeat(9)])(
    "an Idempotency-Key must be one: %j",
    async (id) => {
      const { app } = hotlineStage();
      const headers: Record<string, string> = { authorization: `Bearer ${LINE_KEY}` };
      if (id !== "" && !/[^ -~]/.test(id)) headers["idempotency-key"] = id;
      const response = await app.request("/api/alerts", {
        method: "POST",
        headers,
        body: JSON.stringify(TEXT),
      });
      expect(response.status).toBe(400);
      expect(Problem.parse(await response.json()).error.kind).toBe("no_idempotency_key");
    },
  );

  test("a body over 32 KiB is refused", async () => {
    const { post } = hotlineStage();
    const answer = await post({ text: "я".repeat(20_000) });
    expect(answer.status).toBe(413);
  });

  test("too many at once wait, and then go on; another hotline does not wait", async () => {
    const { post, later } = hotlineStage();
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await post(FIELDS, `request-${1000 + i}`)).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 201));
    const refused = await post(FIELDS, "request-2000");
    expect([statuses[20], refused.status]).toEqual([429, 429]);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect((await post(FIELDS, "request-2000", OTHER_KEY)).status).toBe(201);
    later(2_000);
    expect((await post(FIELDS, "request-2000")).status).toBe(201);
  });

  test("what breaks is said without a word of it, and reported", async () => {
    const { post, store, broken } = hotlineStage();
    store.close();
    const answer = await post(TEXT);
    expect(answer.status).toBe(500);
    expect(problemOf(answer).kind).toBe("failed");
    expect(broken.length).toBe(1);
  });

  test("there is nothing else", async () => {
    const { ask } = hotlineStage();
    expect((await ask(new Request("http://localhost/admin"))).status).toBe(404);
    expect((await ask(new Request("http://localhost/healthz"))).json).toEqual({ ok: true });
  });
});
