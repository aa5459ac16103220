/** What the doctor says of the coordinators' page: whether people reach it under its name, and if not, what to mend. */
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { runCommand } from "../flow/dabyl-process.ts";
import { tempFolder } from "../store/fixtures/temp-store.ts";

const Finding = z.object({ check: z.string(), ok: z.boolean(), message: z.string() });

/** The line about the page. */
async function said(settings: Record<string, string>) {
  const env = {
    ...process.env,
    DABYL_HOME: `${tempFolder()}/none`,
    DABYL_HOMESERVER: "http://127.0.0.1:9",
    ...settings,
  };
  const { lines } = await runCommand(["doctor", "--json"], env);
  const findings = lines.flatMap((line) => Finding.safeParse(line).data ?? []);
  return findings.find(({ check, message }) => check === "page" || message.includes("DABYL_PAGE_URL"));
}

/** A proxy that answers so. */
async function proxy(status: number): Promise<string> {
  const asked: string[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.url ?? "");
    answer.writeHead(request.url === "/page/healthz" ? status : 599).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

test("without an address there is none, and that is no fault", async () => {
  expect(await said({})).toMatchObject({ ok: true, message: expect.stringContaining("there is none") });
});

test("an address that people cannot use is named as a wrong setting", async () => {
  const finding = await said({ DABYL_PAGE_URL: "https://example.org/dabyl" });
  expect(finding).toMatchObject({ ok: false, message: expect.stringContaining("must be https://NAME") });
});

test("a page that answers under its name is well", async () => {
  const url = await proxy(200);
  expect(await said({ DABYL_PAGE_URL: url, DABYL_WEB_PORT: "8090" })).toMatchObject({ ok: true });
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
