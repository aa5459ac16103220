/** Hotlines post by the web port, and learn there how their cases ended (000:667). */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { HotlineBody } from "../../bot/web/hotline-alert.ts";
import { readCode, showCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import { AISULU } from "../store/fixtures/invented.ts";
import { type Answer, hotlineStage, LINE, LINE_KEY, NOON, OTHER_KEY } from "./hotline-stage.ts";

const Opened = z.object({ code: z.string(), codes: z.array(z.string()), removed: z.array(z.string()) });
const Case = z.object({ code: z.string(), state: z.string(), outcome: z.string().nullable() });
const Problem = z.object({
  error: z.object({ kind: z.string(), names: z.array(z.string()).optional() }),
});
const problemOf = (answer: Answer) => Problem.parse(answer.json).error;
const codeOf = (answer: Answer): CaseCode => {
  const code = readCode(Opened.parse(answer.json).code);
  if (code === null || code === "mistyped") throw new Error("the answer has no code");
  return code;
};

const TEXT = { text: "Шымкент, базарда екі бала қайыр сұрап отыр, 7-8 жаста" };
const FIELDS = {
  fields: { category: "labour", region: "shymkent", place: "construction", children: 2, ages: [14, 15] },
  note: "Носят кирпич",
};

describe("posting", () => {
  test("free text opens a case whose card goes to the response room", async () => {
    const { post, known, store } = hotlineStage();
    const answer = await post(TEXT);
    expect(answer.status).toBe(201);
    const state = known(codeOf(answer));
    expect(state?.fields).toMatchObject({ category: "begging", region: "shymkent", children: 2 });
    expect(state?.postedBy).toEqual(LINE.org);
    store.rooms.remember("response:shymkent", z.custom<never>().parse("!room:test"));
    expect(store.outbox.ready(5).length).toBeGreaterThan(0);
  });

  test("fields are taken as they are", async () => {
    const { post, known } = hotlineStage();
    const state = known(codeOf(await post(FIELDS)));
    expect(state?.fields).toMatchObject(FIELDS.fields);
    expect(state?.note).toBe(FIELDS.note);
  });

  test("an alert opens in the region that it names, and in the hotline's own when it names none", async () => {
    const { post, known } = hotlineStage();
    const named = await post({ fields: { category: "missing", region: "zhambyl" } }, "request-0001");
    const unnamed = await post({ fields: { category: "missing" } }, "request-0002");
    const elsewhere = await post({ fields: { category: "missing", region: "other:aktobe" } }, "request-0003");
    expect(known(codeOf(named))?.home).toBe("zhambyl");
    expect(known(codeOf(unnamed))?.home).toBe("shymkent");
    expect(known(codeOf(elsewhere))?.home ?? "refused").toBe("shymkent");
  });

  test("what nothing can be read out of is a case all the same: the hotline says so", async () => {
    const { post, known } = hotlineStage();
    const answer = await post({ text: "Қоңырау үзіліп қалды" });
    expect(answer.status).toBe(201);
    expect(known(codeOf(answer))?.fields.category).toBe("unknown");
  });

  test("two alerts in one text become two cases", async () => {
    const { post } = hotlineStage();
    const answer = await post({
      text: "1) Шымкент, базарда бала қайыр сұрап отыр, 7 жаста\n2) Шымкент, құрылыста 15 жастағы ұл жұмыс істеп жүр",
    });
    const { codes } = Opened.parse(answer.json);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBe(2);
  });

  test("nobody calls or writes to the hotline: it sits in no room", async () => {
    const { post, store } = hotlineStage();
    store.rooms.remember("response:shymkent", z.custom<never>().parse("!room:test"));
    await post(TEXT);
    const rows = JSON.stringify(store.outbox.ready(20));
    expect(rows).not.toContain("dabyl.invalid");
  });
});

describe("personal data", () => {
  const SECRETS = ["8 701 234 56 78", "Айсұлу Бектемірова"];
  const withSecrets = {
    text: `Шымкентте қыз үйден кетіп қалды, 15 жаста, аты ${SECRETS[1]}, тел ${SECRETS[0]}`,
  };

  test("is taken out before anybody reads the alert, and only its kind is told", async () => {
    const { post, known, bytes } = hotlineStage();
    const answer = await post(withSecrets);
    const { removed } = Opened.parse(answer.json);
    expect(removed).toEqual(expect.arrayContaining(["person", "phone"]));
    const shown = JSON.stringify([answer.json, known(codeOf(answer))]);
    for (const secret of SECRETS) {
      expect(shown).not.toContain(secret);
      expect(bytes().includes(Buffer.from(secret))).toBe(false);
    }
  });

  test("stands in a note as well", async () => {
    const { post, known } = hotlineStage();
    const answer = await post({ ...FIELDS, note: `Звонила ${SECRETS[1]}` });
    expect(known(codeOf(answer))?.note).not.toContain("Бектемірова");
  });

  test("what the guard cannot check opens nothing", async () => {
    const { post, store } = hotlineStage(() => ({ verdict: "stop", spans: [], clean: "" }));
    for (const [i, body] of [TEXT, FIELDS].entries()) {
      const answer = await post(body, `request-${1000 + i}`);
      expect(answer.status).toBe(422);
      expect(problemOf(answer).kind).toBe("unchecked");
    }
    expect(store.cases.list({})).toEqual([]);
  });
});

describe("the same again", () => {
  test("under the same key is answered as before, also after a restart, and opens nothing", async () => {
    const { post, store } = hotlineStage();
    const first = await post(TEXT);
    const second = await post(TEXT);
    expect(second.status).toBe(200);
    expect(codeOf(second)).toBe(codeOf(first));
    expect(store.cases.list({}).length).toBe(1);
  });

  test("with another alert is refused", async () => {
    const { post, store } = hotlineStage();
    await post(TEXT);
    const other = await post(FIELDS);
    expect(other.status).toBe(422);
    expect(problemOf(other).kind).toBe("other_body");
    expect(store.cases.list({}).length).toBe(1);
  });

  test("two hotlines may use the same key of their own", async () => {
    const { post } = hotlineStage();
    const mine = await post(TEXT);
    const theirs = await post(TEXT, "request-0001", OTHER_KEY);
    expect(theirs.status).toBe(201);
    expect(codeOf(theirs)).not.toBe(codeOf(mine));
  });

  test("neither the alert nor the hotline's key for it can be confirmed from the disk", async () => {
    const { post, bytes } = hotlineStage();
    await post(FIELDS, "request-to-find");
    expect(bytes().includes(Buffer.from("request-to-find"))).toBe(false);
    expect(bytes().includes(Buffer.from(FIELDS.note))).toBe(false);
    expect(bytes().includes(Buffer.from(LINE_KEY))).toBe(false);
  });
});

describe("asking", () => {
  test("tells state and outcome, and nothing else", async () => {
    const { post, look, act } = hotlineStage();
    const code = codeOf(await post(TEXT));
    expect((await look(code)).json).toEqual({
      code: showCode(code),
      state: "open",
      outcome: null,
      opened: new Date(NOON).toISOString(),
      taken: null,
      closed: null,
    });
    act({ kind: "take", code });
    expect(Case.parse((await look(code)).json).state).toBe("taken");
    act({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true });
    expect(Case.parse((await look(showCode(code).toLowerCase())).json)).toMatchObject({
      state: "closed",
      outcome: "false_alarm",
    });
  });

  test("of a merged case, the one that goes on", async () => {
    const { post, look, act } = hotlineStage();
    const code = codeOf(await post(TEXT, "request-0001"));
    const other = codeOf(await post(TEXT, "request-0002", OTHER_KEY));
    act({ kind: "take", code });
    act({ kind: "same_as", code, other });
    expect(Case.parse((await look(code)).json)).toMatchObject({ state: "open", outcome: null });
  });

  test("a hotline sees its own alerts only", async () => {
    const { post, look } = hotlineStage();
    const code = codeOf(await post(TEXT));
    const answer = await look(code, OTHER_KEY);
    expect(answer.status).toBe(404);
    expect(problemOf(answer).kind).toBe("code_unknown");
  });

  test("a mistyped code is named as such", async () => {
    const { look } = hotlineStage();
    const answer = await look("K7P-4X2X");
    expect(answer.status).toBe(400);
    expect(problemOf(answer).kind).toBe("code_mistyped");
  });
});

describe("who may", () => {
  test.each([["wrong"], [""], ["key-of-116-16x"]])("no other key opens anything: %j", async (key) => {
    const { post, look, store } = hotlineStage();
    expect((await post(TEXT, "request-0001", key)).status).toBe(401);
    expect((await look("K7P4X2M", key)).status).toBe(401);
    expect(store.cases.list({})).toEqual([]);
  });

  test("no header, no entry", async () => {
    const { ask } = hotlineStage();
    const answer = await ask(new Request("http://localhost/api/alerts/K7P4X2M"));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("a removed hotline's key opens nothing any more, and rebuilding the register changes nothing of that", async () => {
    const { post, store } = hotlineStage();
    store.ledger.append(
      [
        {
          stream: "people",
          event: { kind: "hotline_removed", by: AISULU, at: z.custom<never>().parse(5), org: LINE.org.id },
        },
      ],
      "cli:2",
    );
    expect((await post(TEXT)).status).toBe(401);
    expect((await post(TEXT, "request-0001", OTHER_KEY)).status).toBe(201);
    expect(store.ledger.rebuild()).toMatchObject({ ok: true });
  });

  test("rebuilding finds and mends a key that somebody put into the table", async () => {
    const { store, tamper, post } = hotlineStage();
    tamper("UPDATE hotlines SET key_hash = 'forged' WHERE org = ?", LINE.org.id);
    expect(store.ledger.rebuild()).toEqual({
      ok: false,
      differences: [{ code: "people", column: "hotline.keyHash" }],
    });
    store.ledger.rebuild({ replace: true });
    expect((await post(TEXT)).status).toBe(201);
  });
});

test("the OpenAPI file says what the code takes", () => {
  const file: unknown = JSON.parse(readFileSync("docs/hotline-api.json", "utf8"));
  const Documented = z.object({
    paths: z.record(
      z.string(),
      z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
    ),
    components: z.object({ schemas: z.object({ Alert: z.unknown() }) }),
  });
  const { paths, components } = Documented.parse(file);
  const { $schema: _, ...schema } = z.toJSONSchema(HotlineBody, { io: "input" });
  expect(components.schemas.Alert).toEqual(schema);
  expect(Object.keys(paths["/api/alerts"]?.["post"]?.responses ?? {})).toEqual([
    "200",
    "201",
    "400",
    "401",
    "413",
    "422",
    "429",
  ]);
  expect(Object.keys(paths["/api/alerts/{code}"]?.["get"]?.responses ?? {})).toEqual([
    "200",
    "400",
    "401",
    "404",
    "429",
  ]);
});
