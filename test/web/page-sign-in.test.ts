/** Signing in by a one-time link: it cannot be replayed, guessed, fixed, or used up by a preview; and who may not any more is out. */
import { describe, expect, test } from "vitest";
import { isToken, tokenOf } from "../../bot/web/page/visit.ts";
import {
  DAY,
  AUDITOR,
  COORDINATOR,
  HOUR,
  NEIGHBOUR,
  RESPONDER,
  RUSSIAN,
  addedMember,
  removedMember,
} from "./page-cast.ts";
import { pageStage } from "./page-stage.ts";
import { pageVisitor, tokenIn } from "./page-visitor.ts";

const MINUTE = 60_000;
const pathOf = (link: string): string => new URL(link).pathname;

/** Signed in, on the board. */
async function signedIn(member = COORDINATOR) {
  const stage = await pageStage();
  const visitor = pageVisitor(stage.url);
  const entered = await visitor.enter(stage.link(member));
  return { ...stage, visitor, entered };
}

describe("a link", () => {
  test("shows who would sign in, and one press leads to the board", async () => {
    const { url, link } = await pageStage();
    const visitor = pageVisitor(url);
    const opened = await visitor.get(pathOf(link()));
    expect(opened.status).toBe(200);
    expect(opened.text).toContain("Шымкент қаласы");
    const entered = await visitor.enter(link());
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/page"]);
    expect((await visitor.get("/page")).text).toContain("Жабылмаған істер");
  });

  test("works once: the same link again opens nothing, also with the token of before", async () => {
    const { url, link } = await pageStage();
    const once = link();
    const [mine, theirs] = [pageVisitor(url), pageVisitor(url)];
    const token = tokenIn((await theirs.get(pathOf(once))).text);
    expect((await mine.enter(once)).status).toBe(303);
    expect((await theirs.post(pathOf(once), { token })).status).toBe(410);
    expect((await theirs.get(pathOf(once))).status).toBe(410);
    expect((await theirs.get("/page")).status).toBe(401);
  });

  test("of two presses at the same moment one signs in", async () => {
    const { url, link } = await pageStage();
    const once = link();
    const visitors = Array.from({ length: 5 }, () => pageVisitor(url));
    const path = pathOf(once);
    const tokens = await Promise.all(
      visitors.map(async (visitor) => tokenIn((await visitor.get(path)).text)),
    );
    const answers = await Promise.all(
      visitors.map((visitor, i) => visitor.post(path, { token: tokens[i] ?? "" })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 410, 410, 410, 410]);
  });

  test("is not used up by those who only look: previews, prefetching, HEAD, a press without the page", async () => {
    const { url, link, store } = await pageStage();
    const once = link();
    const path = pathOf(once);
    for (const agent of [
      "Synapse (bot; +https://github.com/matrix-org/synapse)",
      "WhatsApp/2.23",
      "curl/8",
    ]) {
      const preview = pageVisitor(url, { "user-agent": agent, "sec-purpose": "prefetch" });
      expect((await preview.get(path)).status).toBe(200);
      expect((await preview.send(path, { method: "HEAD" })).status).toBe(200);
      expect((await pageVisitor(url).post(path, {})).status).toBe(403);
    }
    expect(store.ledger.pageEvents({})).toEqual([]);
    expect((await pageVisitor(url).enter(once)).status).toBe(303);
  });

  test("expires after five minutes", async () => {
    const { url, link, later } = await pageStage();
    const once = link();
    const visitor = pageVisitor(url);
    const token = tokenIn((await visitor.get(pathOf(once))).text);
    later(5 * MINUTE);
    expect((await visitor.post(pathOf(once), { token })).status).toBe(410);
    expect((await visitor.get(pathOf(once))).status).toBe(410);
  });

  test("is void when a newer one was asked for", async () => {
    const { url, link } = await pageStage();
    const [older, newer] = [link(), link()];
    expect((await pageVisitor(url).get(pathOf(older))).status).toBe(410);
    expect((await pageVisitor(url).enter(newer)).status).toBe(303);
  });

  test("cannot be guessed: wrong ones, near ones and things that are none are all the same", async () => {
    const { url, link } = await pageStage();
    const right = pathOf(link());
    const flipped = right.slice(0, -1) + (right.endsWith("0") ? "1" : "0");
    const others = [
      flipped,
      right.slice(0, -1),
      `${right}0`,
      right.slice(0, -64) + right.slice(-64).toUpperCase().replaceAll(/\d/g, "A"),
      "/page/enter/x",
      "/page/enter/%00",
    ];
    const answers = await Promise.all(others.map((path) => pageVisitor(url).get(path)));
    expect(answers.map(({ status }) => status)).toEqual(others.map(() => 410));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test("stands nowhere on the disk, and neither does the session", async () => {
    const { url, link, bytes } = await pageStage();
    const once = link();
    const visitor = pageVisitor(url);
    expect((await visitor.enter(once)).status).toBe(303);
    const [session = ""] = visitor.cookies.values();
    expect(session).toMatch(/^[0-9a-f]{64}$/);
    for (const secret of [session, once.slice(-64)])
      expect(bytes().includes(Buffer.from(secret))).toBe(false);
  });

  test("is made for nobody who may not look, and opens nothing for who may not any more", async () => {
    const { url, link, tell } = await pageStage();
    expect((await pageVisitor(url).get(pathOf(link(RESPONDER)))).status).toBe(410);
    const once = link();
    const visitor = pageVisitor(url);
    const token = tokenIn((await visitor.get(pathOf(once))).text);
    tell(removedMember(COORDINATOR));
    expect((await visitor.post(pathOf(once), { token })).status).toBe(410);
  });
});

describe("binding to the browser", () => {
  test("the press needs the cookie of the page that showed the button", async () => {
    const { url, link } = await pageStage();
    const once = link();
    const token = tokenIn((await pageVisitor(url).get(pathOf(once))).text);
    const other = pageVisitor(url);
    expect((await other.post(pathOf(once), { token })).status).toBe(403);
    await other.get(pathOf(once));
    expect((await other.post(pathOf(once), { token })).status).toBe(403);
    expect((await other.enter(once)).status).toBe(303);
  });

  test("the token of one link presses no other", async () => {
    const { url, link } = await pageStage();
    const [mine, theirs] = [link(), link(RUSSIAN)];
    const visitor = pageVisitor(url);
    const token = tokenIn((await visitor.get(pathOf(mine))).text);
    expect((await visitor.post(pathOf(theirs), { token })).status).toBe(403);
  });

  test("a session that somebody planted is not taken over: signing in makes a new one, and ends the old", async () => {
    const { url, link } = await pageStage();
    const visitor = pageVisitor(url);
    const planted = "a".repeat(64);
    visitor.cookies.set("dabyl-session", planted);
    visitor.cookies.set("dabyl-entry", planted);
    await visitor.enter(link());
    const first = visitor.cookies.get("dabyl-session") ?? "";
    expect(first).not.toBe(planted);
    expect(visitor.cookies.has("dabyl-entry")).toBe(false);
    await visitor.enter(link());
    expect(visitor.cookies.get("dabyl-session")).not.toBe(first);
    const before = await pageVisitor(url).get("/page", { cookie: `dabyl-session=${first}` });
    expect(before.status).toBe(401);
  });

  test("cookies are HttpOnly and Strict; behind TLS also Secure and bound to the host", async () => {
    const address = new URL("https://dabyl.example.org");
    const { url, link } = await pageStage({ address });
    const open = await pageVisitor(url).get(pathOf(link()));
    expect(open.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-dabyl-entry=[0-9a-f]{64}; Max-Age=300; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    const plain = await pageStage();
    const [set = ""] = (await pageVisitor(plain.url).get(pathOf(plain.link()))).headers.getSetCookie();
    expect(set).toMatch(/^dabyl-entry=/);
    expect(set).not.toMatch(/secure/i);
  });

  test("a form's token tells nothing of its secrets, and no other text passes for one", () => {
    const token = tokenOf("cookie", "link");
    expect(token).not.toContain("cookie");
    expect(isToken(token, "cookie", "link")).toBe(true);
    for (const given of [
      tokenOf("cookie"),
      tokenOf("link", "cookie"),
      "",
      undefined,
      token.slice(1),
      token.toUpperCase(),
    ])
      expect(isToken(given, "cookie", "link")).toBe(given === token);
  });
});

describe("a session", () => {
  test("ends when nobody did anything for half an hour; the page refreshing itself is nobody", async () => {
    const { visitor, later } = await signedIn();
    for (let i = 0; i < 3; i++) {
      later(20 * MINUTE);
      expect((await visitor.get("/page")).status).toBe(200);
    }
    later(20 * MINUTE);
    expect((await visitor.get("/page", { "dabyl-refresh": "1", "hx-request": "true" })).status).toBe(200);
    later(10 * MINUTE);
    const over = await visitor.get("/page", { "dabyl-refresh": "1", "hx-request": "true" });
    expect([over.status, over.headers.get("hx-refresh")]).toEqual([401, "true"]);
  });

  test("ends after twelve hours whatever one does", async () => {
    const { visitor, later } = await signedIn();
    for (let passed = 20 * MINUTE; passed < 12 * HOUR; passed += 20 * MINUTE) {
      later(20 * MINUTE);
      expect((await visitor.get("/page/healthz")).status).toBe(200);
      expect((await visitor.get("/page")).status).toBe(200);
    }
    later(20 * MINUTE);
    expect((await visitor.get("/page")).status).toBe(401);
    expect(visitor.cookies.size).toBe(0);
  });

  test.each([
    ["is removed", [removedMember(COORDINATOR)]],
    ["loses the role", [addedMember({ ...COORDINATOR, role: "responder" as const })]],
    [
      "is removed and added again between two requests",
      [removedMember(COORDINATOR), addedMember(COORDINATOR)],
    ],
    ["changes to another region", [addedMember({ ...COORDINATOR, region: NEIGHBOUR.region })]],
  ])("ends at once when its member %s", async (_, changes) => {
    const { visitor, tell } = await signedIn();
    expect((await visitor.get("/page")).status).toBe(200);
    tell(...changes);
    expect((await visitor.get("/page")).status).toBe(401);
    expect((await visitor.get("/page/numbers")).status).toBe(401);
  });

  test("of one member says nothing about another's", async () => {
    const { url, link, visitor, tell } = await signedIn();
    const other = pageVisitor(url);
    await other.enter(link(RUSSIAN));
    tell(removedMember(COORDINATOR));
    expect([(await visitor.get("/page")).status, (await other.get("/page")).status]).toEqual([401, 200]);
  });

  test("is over after signing out, for whoever kept the cookie too", async () => {
    const { url, visitor } = await signedIn();
    const session = visitor.cookies.get("dabyl-session") ?? "";
    const token = tokenIn((await visitor.get("/page")).text);
    const left = await visitor.post("/page/leave", { token });
    expect([left.status, left.headers.get("location")]).toEqual([303, "/page/left"]);
    expect((await visitor.get("/page/left")).status).toBe(200);
    expect((await pageVisitor(url).get("/page", { cookie: `dabyl-session=${session}` })).status).toBe(401);
  });

  test("lives through a restart of the bot", async () => {
    const { visitor, desk, reopen } = await signedIn();
    const session = visitor.cookies.get("dabyl-session") ?? "";
    expect(desk.visitor(session, true)?.member.user).toBe(COORDINATOR.user);
    expect(reopen().pageSessions).toBeDefined();
  });

  test("auditors may look as well", async () => {
    const { visitor } = await signedIn(AUDITOR);
    expect((await visitor.get("/page")).text).toContain("Cases not closed yet");
  });
});

test("the ledger says who signed in and out, and what was taken out; old sessions are cleared away", async () => {
  const { url, link, visitor, store, later, now } = await signedIn();
  const token = tokenIn((await visitor.get("/page/numbers?period=all")).text);
  expect((await visitor.post("/page/export", { token, period: "all" })).status).toBe(200);
  await visitor.post("/page/leave", { token });
  const { user, region } = COORDINATOR;
  const act = { by: user, at: now(), region };
  expect(store.ledger.pageEvents({})).toEqual([
    { kind: "signed_in", ...act },
    { kind: "exported", ...act, cases: 31 },
    { kind: "signed_out", ...act },
  ]);
  expect(store.ledger.verify().ok).toBe(true);
  later(2 * DAY);
  await pageVisitor(url).enter(link(RUSSIAN));
  expect(store.ledger.pageEvents({ region }).length).toBe(4);
});
