/** The form's page and its files, as a browser gets them: small, from here alone, with nothing of anybody in it. */
import { readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sodiumFile } from "../../bot/web/form/form-files.ts";
import { formStage } from "./form-stage.ts";

/** Kilobytes of all that one opening transfers (issue 8), as they go over the line. */
const MOST_BYTES = 150_000;

const get = async ({ app }: ReturnType<typeof formStage>, path: string, encoding: string) => {
  const response = await app.request(path, { headers: { "accept-encoding": encoding } });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes } as const;

/** All paths that the page names, and its worker. */
async function everything(stage: ReturnType<typeof formStage>, encoding: keyof typeof UNPACK) {
  const page = await get(stage, "/form", encoding);
  const html = UNPACK[encoding](page.bytes).toString();
  const named = [...html.matchAll(/(?:src|href|data-sodium|data-wasm)="([^"]+)"/g)].flatMap(
    ([, path]) => path ?? [],
  );
  const paths = [...new Set([...named, "/form/worker.js"])];
  const files = await Promise.all(paths.map((path) => get(stage, path, encoding)));
  return { page, html, paths, files: [page, ...files] };
}

test.each(["br", "gzip"] as const)("one opening transfers less than 150 kB (%s)", async (encoding) => {
  const { files } = await everything(formStage(), encoding);
  for (const { response } of files) {
    expect(response.status).toBe(200);
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toBe("accept-encoding");
  }
  // The lines of the answers weigh as well.
  const weight = ({ response, bytes }: (typeof files)[number]) =>
    bytes.length + [...response.headers].join("\r\n").length;
  const total = files.reduce((sum, file) => sum + weight(file), 0);
  expect(total).toBeLessThan(MOST_BYTES);
});

test("a browser that understands no packing gets the same as it is", async () => {
  const stage = formStage();
  const [plain, packed] = [await everything(stage, "identity"), await everything(stage, "br")];
  expect(plain.html).toBe(packed.html);
  expect(plain.page.response.headers.get("content-encoding")).toBeNull();
  expect((await get(stage, "/form", "gzip;q=0, br;q=0")).response.headers.get("content-encoding")).toBeNull();
});

test("everything is named on our own origin, and every answer holds the strict policy", async () => {
  const { paths, files } = await everything(formStage(), "br");
  expect(paths.filter((path) => !path.startsWith("/form/"))).toEqual([]);
  for (const { response } of files) {
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("files whose names change with their content are kept, the page and the key are not", async () => {
  const stage = formStage();
  const { paths } = await everything(stage, "br");
  const caching = async (path: string) =>
    (await get(stage, path, "br")).response.headers.get("cache-control");
  for (const path of paths.filter((one) => one !== "/form/worker.js"))
    expect(await caching(path)).toContain("immutable");
  for (const path of ["/form", "/form/key", "/form/worker.js"]) expect(await caching(path)).toBe("no-store");
});

test("the page holds the bot's present key, and another one after it was changed", async () => {
  const stage = formStage();
  const keyIn = async () => /data-key="([\w-]{43})"/.exec((await everything(stage, "identity")).html)?.[1];
  const before = await keyIn();
  expect(before).toBe(stage.desk.key().publicKey);
  stage.rotate();
  expect(await keyIn()).toBe(stage.desk.key().publicKey);
  expect(await keyIn()).not.toBe(before);
});

test("the page knows nobody: no member, no body, no room, whoever opens it", async () => {
  const stage = formStage();
  const { html } = await everything(stage, "identity");
  for (const member of stage.store.members.all({})) {
    expect(html).not.toContain(member.name);
    expect(html).not.toContain(member.org.name);
    expect(html).not.toContain(member.user);
  }
});

test("libsodium is its package's own file, cut in two and not changed", async () => {
  const stage = formStage();
  const { paths } = await everything(stage, "br");
  const part = async (ending: string) =>
    (await get(stage, paths.find((one) => /libsodium/.test(one) && one.endsWith(ending)) ?? "", "identity"))
      .bytes;
  const [script, wasm] = [(await part(".mjs")).toString(), await part(".wasm")];
  const joined = script.replace('return E})("")', `return E})("${wasm.toString("base64")}")`);
  expect(joined).toBe(readFileSync(sodiumFile(), "utf8"));
});

test("under a name that is not ours, and where there is no page, nothing is served", async () => {
  const stage = formStage();
  const foreign = await stage.app.request("http://elsewhere.example/form");
  expect(foreign.status).toBe(421);
  expect((await stage.app.request("/form/nothing.js")).status).toBe(404);
  expect((await stage.app.request("/form/", { redirect: "manual" })).status).toBe(303);
});
