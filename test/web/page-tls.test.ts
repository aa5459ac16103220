/** The page behind a real TLS proxy, under a name of its own: what a coordinator's browser has in front of it. */
import { request } from "node:https";
import { describe, expect, test } from "vitest";
import { pageStage } from "./page-stage.ts";
import { tokenIn } from "./page-visitor.ts";
import { tlsProxy } from "./tls-proxy.ts";

const NAME = "dabyl.example.org";

type Answer = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
};

/** A browser that knows the name, trusts the certificate, and keeps cookies only as `Secure` ones over TLS. */
async function behindTls() {
  let target = new URL("http://127.0.0.1:1");
  const proxy = await tlsProxy(NAME, () => target);
  // 443 in the operator's world; here the port is in the name.
  const address = new URL(`https://${NAME}:${proxy.port}`);
  const stage = await pageStage({ address });
  target = new URL(stage.url);
  const cookies = new Map<string, string>();
  const send = (
    path: string,
    how: { readonly form?: Record<string, string>; readonly headers?: Record<string, string> } = {},
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const body = how.form === undefined ? "" : new URLSearchParams(how.form).toString();
      const asked = request(
        {
          host: "127.0.0.1",
          port: proxy.port,
          servername: NAME,
          ca: proxy.ca,
          path,
          method: how.form === undefined ? "GET" : "POST",
          headers: {
            host: address.host,
            ...(cookies.size > 0 && {
              cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
            }),
            ...(how.form !== undefined && {
              "content-type": "application/x-www-form-urlencoded",
              "content-length": String(Buffer.byteLength(body)),
              origin: address.origin,
              "sec-fetch-site": "same-origin",
            }),
            ...how.headers,
          },
        },
        (got) => {
          for (const set of got.headers["set-cookie"] ?? []) keep(set);
          let text = "";
          got.setEncoding("utf8").on("data", (part: string) => void (text += part));
          got.once("end", () => resolve({ status: got.statusCode ?? 0, headers: got.headers, text }));
        },
      );
      asked.once("error", reject).end(body);
    });
  const set: string[] = [];
  const keep = (cookie: string): void => {
    set.push(cookie);
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    if (/max-age=0/i.test(cookie)) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  };
  const enter = async (): Promise<Answer> => {
    const path = new URL(stage.link()).pathname;
    return send(path, { form: { token: tokenIn((await send(path)).text) } });
  };
  return { ...stage, address, send, enter, cookies, set };
}

describe("behind a TLS proxy", () => {
  test("one signs in and sees the board; cookies are Secure and bound to the host", async () => {
    const { send, enter, set, cookies } = await behindTls();
    const entered = await enter();
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/page"]);
    expect((await send("/page")).text).toContain("Жабылмаған істер");
    expect([...cookies.keys()]).toEqual(["__Host-dabyl-session"]);
    for (const cookie of set.filter((one) => !one.includes("Max-Age=0"))) {
      expect(cookie).toMatch(/^__Host-dabyl-(?:entry|session)=/);
      for (const word of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]) expect(cookie).toContain(word);
      expect(cookie).not.toMatch(/domain=/i);
    }
    expect((await send("/page")).headers["strict-transport-security"]).toBeDefined();
  });

  test("a form works from the page's own name, and from no other", async () => {
    const { send, enter } = await behindTls();
    await enter();
    const token = tokenIn((await send("/page")).text);
    const form = { token, language: "ru", to: "/page" };
    expect(
      (await send("/page/language", { form, headers: { origin: "https://elsewhere.example" } })).status,
    ).toBe(403);
    expect((await send("/page/language", { form, headers: { "sec-fetch-site": "cross-site" } })).status).toBe(
      403,
    );
    expect((await send("/page/language", { form })).status).toBe(303);
    expect((await send("/page")).text).toContain("Незакрытые случаи");
  });

  test("another name at the same proxy gets nothing, whatever forwarded headers say", async () => {
    const { send, enter } = await behindTls();
    await enter();
    const forged = { host: "elsewhere.example", "x-forwarded-host": NAME, "x-forwarded-proto": "https" };
    expect((await send("/page", { headers: forged })).status).toBe(421);
    expect(
      (
        await send("/page", {
          headers: { "x-forwarded-host": "elsewhere.example", "x-forwarded-proto": "http" },
        })
      ).text,
    ).not.toContain("elsewhere");
  });

  test("calls are counted for who calls, not for what the caller says", async () => {
    const { send } = await behindTls();
    const answers = await Promise.all(
      Array.from({ length: 130 }, (_, i) => send("/page", { headers: { "x-forwarded-for": `10.0.0.${i}` } })),
    );
    expect(answers.some(({ status }) => status === 429)).toBe(true);
  });

  test("nothing else of the port is passed on", async () => {
    const { send } = await behindTls();
    expect((await send("/api/alerts")).status).toBe(404);
  });
});
