/** What the doctor says of the page and the form: whether people reach them under their name, and if not, what to mend. */
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { pageFindings } from "../../bot/cli/doctor-page.ts";
import { readConfig } from "../../bot/setup/config.ts";
import { runCommand } from "../flow/dabyl-process.ts";
import { tempFolder } from "../store/fixtures/temp-store.ts";

/** As the bot's form answers. */
const KEY = JSON.stringify({ key: "A".repeat(43) });

const Finding = z.object({ check: z.string(), ok: z.boolean(), message: z.string() });

const settingsOf = (page: Record<string, string>) => ({
  DABYL_HOME: `${tempFolder()}/none`,
  DABYL_HOMESERVER: "http://127.0.0.1:9",
  ...page,
});

/** The line about the page, or about the form. */
async function said(page: Record<string, string>, of = "page") {
  const config = readConfig(settingsOf(page));
  if ("problems" in config) throw new Error("a wrong setting");
  return (await pageFindings(config)).find(({ check }) => check === of);
}

/** As the doctor prints it among its other lines, wrong settings included: a process, which takes longer. */
async function printed(page: Record<string, string>) {
  const { lines } = await runCommand(["doctor", "--json"], { ...process.env, ...settingsOf(page) });
  const findings = lines.flatMap((line) => Finding.safeParse(line).data ?? []);
  return findings.find(({ check, message }) => check === "page" || message.includes("DABYL_PAGE_URL"));
}

/** A proxy that answers so; `form`: what it makes of the form's key. */
async function proxy(status: number, form: readonly [number, string] = [status, KEY]): Promise<string> {
  const server = createServer((request, answer) => {
    const [at, body] = { "/page/healthz": [status, ""] as const, "/form/key": form }[request.url ?? ""] ?? [
      599,
      "",
    ];
    answer.writeHead(at).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

test("without an address there is none, and that is no fault", async () => {
  expect(await printed({})).toMatchObject({ ok: true, message: expect.stringContaining("there is none") });
});

test("an address that people cannot use is named as a wrong setting", async () => {
  const finding = await printed({ DABYL_PAGE_URL: "https://example.org/dabyl" });
  expect(finding).toMatchObject({ ok: false, message: expect.stringContaining("must be https://NAME") });
});

test("a page and a form that answer under their name are well", async () => {
  const settings = { DABYL_PAGE_URL: await proxy(200), DABYL_WEB_PORT: "8090" };
  expect(await Promise.all([said(settings), said(settings, "form")])).toMatchObject([
    { check: "page", ok: true },
    { check: "form", ok: true },
  ]);
});

test.each([
  ["is not passed on", [404, "nothing here"], "answers 404"],
  ["is answered by somebody else's page", [200, "<html>Welcome</html>"], "something else than the form"],
] as const)("a form that %s is named, though the page answers", async (_, form, hint) => {
  const settings = { DABYL_PAGE_URL: await proxy(200, form), DABYL_WEB_PORT: "8090" };
  const finding = await said(settings, "form");
  expect(finding).toMatchObject({ ok: false, message: expect.stringContaining(hint) });
  expect(finding?.message).toContain("pass /form to port 8090");
});

test("a port that changes, a proxy that passes another name, one that passes nothing, and none at all are told apart", async () => {
  const port = { DABYL_WEB_PORT: "8090" };
  const hints = await Promise.all([
    said({ DABYL_PAGE_URL: await proxy(200) }),
    said({ DABYL_PAGE_URL: await proxy(421), ...port }),
    said({ DABYL_PAGE_URL: await proxy(404), ...port }),
    said({ DABYL_PAGE_URL: "http://127.0.0.1:9", ...port }),
  ]);
  expect(hints.map((one) => one?.ok)).toEqual([false, false, false, false]);
  for (const [i, hint] of [
    "DABYL_WEB_PORT is not set",
    "Host header",
    "answers 404",
    "does not answer",
  ].entries())
    expect(hints[i]?.message).toContain(hint);
});
