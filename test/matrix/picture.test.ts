/** A picture on a real Synapse: what lies there is ciphertext, and a member's client can fetch it, open it and see the chart. */
import { createDecipheriv } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { pictureContent } from "../../bot/matrix/content.ts";
import { pngOf } from "../../bot/post/picture.ts";
import { settingsForTests, startBot, type TestBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { portsForTests } from "./ports-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

let synapse: TestSynapse;
let bot: TestBot;
let member: TestMember;

beforeAll(async () => {
  synapse = await synapseForTests();
  bot = await startBot(await settingsForTests(synapse), { ...portsForTests(), draw: pngOf });
  member = await memberForTests({
    url: synapse.url,
    ...(await synapse.account("member")),
    identity: "first",
  });
}, 240_000);

afterAll(async () => {
  member.stop();
  await bot.matrix.stop();
  await synapse.stop();
});

const File = z.object({
  url: z.string().startsWith("mxc://"),
  iv: z.string(),
  key: z.object({ k: z.string() }),
});

/** All files below the homeserver's folder. */
const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("a drawing in the outbox reaches the member as a picture, and the homeserver as nothing", async () => {
  const room = await bot.roomWith("coordination:shymkent", [member]);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#1F5F99"/></svg>';
  bot.ports.queue(
    room,
    "picture",
    pictureContent({ svg, width: 40, height: 20, alt: "a chart of Shymkent", file: "dabyl-ru.png" }),
  );
  bot.matrix.wake();
  const event = await until(() => member.heard().find(({ content }) => content["msgtype"] === "m.image"));
  expect(event.content).toMatchObject({
    body: "a chart of Shymkent",
    info: { w: 40, h: 20, mimetype: "image/png" },
  });
  const { url, iv, key } = File.parse(event.content["file"]);
  const answer = await fetch(
    new URL(`/_matrix/client/v1/media/download/${url.slice("mxc://".length)}`, synapse.url),
    { headers: { authorization: `Bearer ${member.client.getAccessToken()}` } },
  );
  expect(answer.status).toBe(200);
  const sealed = Buffer.from(await answer.arrayBuffer());
  expect(sealed.includes("PNG")).toBe(false);
  const decipher = createDecipheriv(
    "aes-256-ctr",
    Buffer.from(key.k, "base64url"),
    Buffer.from(iv, "base64"),
  );
  const png = Buffer.concat([decipher.update(sealed), decipher.final()]);
  expect(png).toEqual(Buffer.from(await pngOf(svg)));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  for (const file of files(synapse.home)) {
    const bytes = readFileSync(file);
    expect([file, bytes.includes(png), bytes.includes("dabyl-ru.png")]).toEqual([file, false, false]);
  }
  expect(bot.ports.alarms).toEqual([]);
  expect(bot.ports.fatals).toEqual([]);
}, 60_000);
