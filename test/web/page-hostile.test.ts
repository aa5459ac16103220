/** Requests that no browser of ours sends, and what other sites and machines could try. */
import { describe, expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { asOrgId } from "../../src/ids.ts";
import { addedMember, AKIMAT, codeOf, COORDINATOR } from "./page-cast.ts";
import { pageStage } from "./page-stage.ts";
import { pageVisitor, tokenIn } from "./page-visitor.ts";

async function signedIn(member = COORDINATOR, address?: URL) {
  const stage = await pageStage(address === undefined ? {} : { address });
  const visitor = pageVisitor(stage.url);
  await visitor.enter(stage.link(member));
  const token = tokenIn((await visitor.get("/page")).text);
  return { ...stage, visitor, token };
}
const POSTS = ["/page/export", "/page/language", "/page/leave"];
const INSIDE = [
  "/page",
  "/page/numbers",
  `/page/cases/${showCode(codeOf(0))}`,
  "/page/export",
  "/page/nothing",
];

describe("without a session", () => {
  test("every route behind the door says how to sign in, and nothing else", async () => {
    const { url } = await pageStage();
    const stranger = pageVisitor(url, { cookie: `dabyl-session=${"0".repeat(64)}` });
    const answers = await Promise.all([
      ...INSIDE.map((path) => stranger.get(path)),
      ...POSTS.map((path) => stranger.post(path, { token: "0".repeat(64) })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.text).toContain("«бет»");
    expect(answers[0]?.headers.has("www-authenticate")).toBe(true);
  });

  test.each(["", "x", "é", "0".repeat(63), `${"0".repeat(64)}0`, "A".repeat(64), "../..", "%00"])(
    "a cookie that is none opens nothing: %j",
    async (value) => {
      const { url, broken } = await pageStage();
      const answer = await pageVisitor(url).get("/page", {
        cookie: `dabyl-session=${encodeURIComponent(value)}`,
      });
      expect(answer.status).toBe(401);
      expect(broken).toEqual([]);
    },
  );

  test("speaks the language that the browser asks for", async () => {
    const { url } = await pageStage();
    const said = async (language: string) =>
      (await pageVisitor(url).get("/page", { "accept-language": language })).text;
    expect(await said("ru-RU,ru;q=0.9")).toContain('lang="ru"');
    expect(await said("de, en;q=0.5")).toContain('lang="en"');
    expect(await said("zz")).toContain('lang="kk"');
  });
});

describe("a form of another site", () => {
  test.each<[string, Record<string, string>]>([
    ["another origin", { origin: "https://evil.example" }],
    ["no origin at all (a sandboxed frame)", { origin: "null" }],
    ["the same host by another scheme", { origin: "https://127.0.0.1" }],
    ["a browser that says cross-site", { "sec-fetch-site": "cross-site" }],
    ["a sister site", { "sec-fetch-site": "same-site" }],
  ])("is refused even with the right token: %s", async (_, headers) => {
    const { visitor, token, store } = await signedIn();
    for (const path of POSTS) expect((await visitor.post(path, { token }, headers)).status).toBe(403);
    expect((await visitor.get("/page")).status).toBe(200);
    expect(store.ledger.pageEvents({}).map(({ kind }) => kind)).toEqual(["signed_in"]);
  });

  test("is refused without this session's token, and changes nothing", async () => {
    const { visitor, url, link, store } = await signedIn();
    const other = pageVisitor(url);
    await other.enter(link({ ...COORDINATOR, user: COORDINATOR.user }));
    const theirs = tokenIn((await other.get("/page")).text);
    for (const token of ["", "0".repeat(64), theirs])
      for (const path of POSTS) expect((await visitor.post(path, { token })).status).toBe(403);
    expect((await visitor.get("/page")).text).toContain('lang="kk"');
    expect(store.ledger.pageEvents({}).some(({ kind }) => kind === "exported")).toBe(false);
  });

  test("nothing is changed by reading: neither signing out nor a table nor a language", async () => {
    const { visitor } = await signedIn();
    for (const path of POSTS) {
      const answer = await visitor.get(path);
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
    }
    expect((await visitor.get("/page")).status).toBe(200);
  });
});

describe("names and addresses", () => {
  test("a request under another host name gets nothing, whatever cookie it brings", async () => {
    const { url } = await signedIn();
    const { port } = new URL(url);
    const asked = async (host: string): Promise<number> => {
      const { request } = await import("node:http");
      return new Promise((resolve, reject) => {
        request({ host: "127.0.0.1", port, path: "/page/left", headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
          .once("error", reject)
          .end();
      });
    };
    expect(await asked("evil.example")).toBe(421);
    expect(await asked(`evil.example:${port}`)).toBe(421);
    expect(await asked("127.0.0.1.evil.example")).toBe(421);
    expect(await asked(`127.0.0.1:${port}`)).toBe(200);
    expect(await asked(`localhost:${port}`)).toBe(200);
  });

  test("behind a proxy its name is ours; links never follow what a request says its host is", async () => {
    const address = new URL("https://dabyl.example.org");
    const { url, link } = await pageStage({ address });
    const visitor = pageVisitor(url, { origin: address.origin, "x-forwarded-host": "evil.example" });
    const entered = await visitor.enter(link());
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/page"]);
    expect(entered.headers.get("strict-transport-security")).toMatch(/max-age=\d{7,}/);
    expect([...visitor.cookies.keys()]).toEqual(["__Host-dabyl-session"]);
    expect((await visitor.get("/page")).text).not.toContain("evil.example");
  });

  test.each([
    "https://evil.example/page",
    "//evil.example/page",
    "/page/../../evil",
    "/page/leave",
    "/page/enter/x",
    "\\\\evil.example",
    "/pagex",
    `/page?x=${"a".repeat(500)}`,
    "",
  ])("after a change of language one comes back to a page of ours: %j", async (to) => {
    const { visitor, token } = await signedIn();
    const answer = await visitor.post("/page/language", { token, language: "ru", to });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/page"]);
  });

  test("the page is off where the operator has not said what people see of it", async () => {
    const { url } = await pageStage({ address: null });
    for (const path of ["/page", "/page/numbers", "/page/healthz"])
      expect((await pageVisitor(url).get(path)).status).toBe(404);
  });
});

describe("what every answer says", () => {
  test("nothing from elsewhere, nothing inline, no frame, no keeping, no guessing", async () => {
    const { visitor, token } = await signedIn();
    const answers = [
      ...(await Promise.all([...INSIDE, "/page/left", "/page/enter/x"].map((path) => visitor.get(path)))),
      await visitor.post("/page/export", { token, period: "7" }),
      await visitor.post("/page/export", {}),
    ];
    for (const { headers, text } of answers) {
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(text).not.toMatch(
        /<style|style=|<script(?! src)| on[a-z]+=|javascript:|(?:src|href)="(?!\/page|#)/i,
      );
    }
  });

  test("style, script and icon are our own files and may be kept; they change their names with their content", async () => {
    const { visitor } = await signedIn();
    const page = (await visitor.get("/page")).text;
    const files = [...page.matchAll(/(?:src|href)="(\/page\/(?:style|htmx|icon)-[0-9a-f]{12}\.\w+)"/g)].map(
      ([, path = ""]) => path,
    );
    expect(new Set(files).size).toBe(3);
    for (const path of files) {
      const answer = await pageVisitor((await pageStage()).url).get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toContain("immutable");
    }
  });
});

describe("input", () => {
  test("that is far too large is refused early", async () => {
    const { visitor, token, broken } = await signedIn();
    const form = (letters: number) => ({ token, language: "ru", to: "x".repeat(letters) });
    expect((await visitor.post("/page/language", form(6_000))).status).toBe(413);
    expect((await visitor.get(`/page?district=${"x".repeat(8_000)}`)).status).toBe(200);
    expect((await visitor.get(`/page?${"urgency=red&".repeat(800)}`)).status).toBe(200);
    expect((await visitor.get(`/page?district=${"x".repeat(40_000)}`)).status).toBe(431);
    // The answer may come, and the line be cut, before all of it was sent.
    const huge = await visitor.post("/page/language", form(2_000_000)).catch(() => ({ status: 413 }));
    expect(huge.status).toBe(413);
    expect(broken).toEqual([]);
  });

  test("whose length is not told is refused unread: browsers tell it", async () => {
    const { visitor, token, broken } = await signedIn();
    const body = new Blob([`token=${token}&language=ru&to=/page`]).stream();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
    expect((await visitor.send("/page/language", init)).status).toBe(413);
    expect(broken).toEqual([]);
  });

  test("that makes no sense is as if it had not been given", async () => {
    const { visitor, token } = await signedIn();
    const plain = (await visitor.get("/page")).text;
    const odd = (await visitor.get("/page?urgency=purple&state=%00&category[]=x&__proto__=1")).text;
    const rows = (page: string) => (page.match(/<tr role="row" class/g) ?? []).length;
    expect(rows(odd)).toBe(rows(plain));
    expect((await visitor.get("/page/numbers?period=-1")).text).toContain('?period=30" aria-current');
    expect((await visitor.post("/page/language", { token, language: "xx", to: "/page" })).status).toBe(303);
    expect((await visitor.get("/page")).text).toContain('lang="kk"');
    expect((await visitor.get("/page/cases/%E0%A4%A")).status).toBe(404);
  });

  test("that is markup stays text, wherever it comes in", async () => {
    const attack = `"><script>alert(1)</script>`;
    const org = { ...AKIMAT, id: asOrgId("odd"), name: `Akimat ${attack}` };
    const stage = await pageStage();
    stage.tell(addedMember({ ...COORDINATOR, org }));
    const visitor = pageVisitor(stage.url);
    const shown = await visitor.get(new URL(stage.link()).pathname);
    expect(shown.text).toContain("Akimat &quot;&gt;&lt;script&gt;");
    await visitor.enter(stage.link());
    const pages = await Promise.all(
      [`/page?district=${encodeURIComponent(attack)}`, `/page/cases/${encodeURIComponent(attack)}`].map(
        (path) => visitor.get(path),
      ),
    );
    for (const { text } of [shown, ...pages]) expect(text).not.toContain("<script>alert");
  });

  test("by other methods is told which ones there are", async () => {
    const { visitor, broken } = await signedIn();
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
      expect([method, (await visitor.send("/page", { method })).status, broken]).toEqual([method, 405, []]);
  });
});

describe("too often", () => {
  test("from one address waits a little; another address does not", async () => {
    const { url, later } = await pageStage();
    const from = (address: string) => pageVisitor(url, { "x-forwarded-for": `203.0.113.9, ${address}` });
    const statuses: number[] = [];
    for (let i = 0; i < 121; i++) statuses.push((await from("198.51.100.1").get("/page/left")).status);
    expect(statuses.indexOf(429)).toBe(120);
    const waiting = await from("198.51.100.1").get("/page/left");
    expect([waiting.status, waiting.headers.get("retry-after")]).toEqual([429, "1"]);
    expect((await from("198.51.100.2").get("/page/left")).status).toBe(200);
    later(1_000);
    expect((await from("198.51.100.1").get("/page/left")).status).toBe(200);
  });

  test("a table is not taken out again and again", async () => {
    const { visitor, token, later, store } = await signedIn();
    const take = async () => (await visitor.post("/page/export", { token, period: "7" })).status;
    expect([await take(), await take(), await take(), await take()]).toEqual([200, 200, 200, 429]);
    later(10_000);
    expect(await take()).toBe(200);
    expect(store.ledger.pageEvents({}).filter(({ kind }) => kind === "exported").length).toBe(4);
  });
});

test("what breaks is said in plain words without a word of it, and reported", async () => {
  const { visitor, store, broken } = await signedIn();
  store.close();
  const answer = await visitor.get("/page");
  expect(answer.status).toBe(500);
  expect(answer.text).toContain("Бет ашылмады");
  expect(answer.text).not.toMatch(/sqlite|database|store/i);
  expect(broken.length).toBe(1);
});

test("the table is one that spreadsheets read: coarse facts by the region's clock, nothing that begins a formula", async () => {
  const { visitor, token } = await signedIn();
  const answer = await visitor.post("/page/export", { token, period: "all" });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="dabyl-shymkent-2026-11-22.csv"',
  );
  const [head = "", ...rows] = answer.text.replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(head).toBe(
    "code,state,urgency,category,children,opened,taken,closed,posted_by_kind,taker_kind,outcome,children_helped,reopened",
  );
  expect(rows.length).toBe(31);
  expect(rows).toContain(
    `${showCode(codeOf(1))},taken,red,violence,2,2026-11-22 12:22,2026-11-22 12:28,,juvenile_police,csc,,,0`,
  );
  for (const cell of rows.flatMap((row) => row.split(","))) expect(cell).not.toMatch(/^[=+\-@\t]/);
});
