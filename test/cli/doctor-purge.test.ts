/** What the doctor says of deleting at Synapse what is past its time. */
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { purgeFinding } from "../../bot/cli/doctor-purge.ts";

const purge = { token: "invented", media: true };
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

async function answering(status: number): Promise<URL> {
  const made = createServer((_, response) => response.writeHead(status).end("{}"));
  onTestFinished(() => {
    made.closeAllConnections();
    made.close();
  });
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  const address = made.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`);
}

test.each([
  [401, /no administrator's there, or is over/],
  [403, /no administrator's there/],
  [404, /no Synapse admin API, or a proxy hides it/],
  [502, /does not say/],
])("a homeserver that answers %i is named with what to do", async (status, hint) => {
  const found = await purgeFinding({ homeserver: await answering(status), purge }, ago(0));
  expect(found).toMatchObject({ ok: false, message: expect.stringMatching(hint) });
});

test("done last night it is well; not done for days somebody has to look", async () => {
  const homeserver = await answering(200);
  expect(await purgeFinding({ homeserver, purge }, ago(1))).toMatchObject({ ok: true });
  expect(await purgeFinding({ homeserver, purge }, ago(5))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/purge_failed/),
  });
  expect(await purgeFinding({ homeserver, purge }, null)).toMatchObject({ ok: true });
});

test("without a token it says that it stays, and how to change that; what another process does counts", async () => {
  const none = { homeserver: null, purge: null };
  expect(await purgeFinding(none, null)).toMatchObject({
    ok: true,
    message: expect.stringMatching(/stays at the homeserver: DABYL_SYNAPSE_ADMIN_TOKEN/),
  });
  expect(await purgeFinding(none, ago(1))).toMatchObject({
    ok: true,
    message: expect.stringMatching(/deleted/),
  });
});
