/** From the word in the encrypted direct room to a case: the bot's own path, with a room in memory instead of a homeserver. */
import { expect, test } from "vitest";
import { drainInbox, type Flow } from "../../bot/run.ts";
import type { Pass } from "../../bot/web/form/phone/data.ts";
import { openedWith } from "../../bot/web/form/phone/opening.ts";
import { asEventId, asRoomId } from "../../src/ids.ts";
import { AISULU, SHYMKENT } from "../store/fixtures/invented.ts";
import { formStage, sealingWith, TOLD } from "./form-stage.ts";

/** One member writes; what the bot would send stands in the outbox. */
function directRoom(how: Parameters<typeof formStage>[0] = {}) {
  const stage = formStage(how);
  const { store } = stage;
  const said = new Map<string, string>();
  const flow: Flow = {
    ...stage.flow,
    journal: {
      info: () => {},
      alarm: (event) => {
        throw new Error(event);
      },
    },
    download: async () => ({ kind: "unreachable" }),
    open: async ({ eventId }) => ({
      kind: "opened",
      type: "m.room.message",
      content: { msgtype: "m.text", body: said.get(eventId) ?? "" },
      ratchet: `session/${eventId}`,
    }),
  };
  const answers = (): string[] =>
    store.outbox.ready(20).flatMap((row) => {
      store.outbox.sent(row.txn, asEventId(`$sent-${row.txn}`));
      const body = row.kind === "send" ? row.content["body"] : undefined;
      return row.room === "!direct:test" && typeof body === "string" ? [body] : [];
    });
  let events = 0;
  const write = async (body: string): Promise<string[]> => {
    const eventId = asEventId(`$written-${events++}`);
    said.set(eventId, body);
    const content = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: eventId };
    const event = {
      eventId,
      room: asRoomId("!direct:test"),
      sender: AISULU,
      type: "m.room.encrypted",
      sentAt: stage.flow.now(),
      raw: { content },
    };
    store.sync.commit({ next: `s${events}`, events: [event], gaps: [], echoes: [] });
    await drainInbox(flow, false);
    return answers();
  };
  return { ...stage, write, answers };
}
const linkIn = (text = ""): URL => new URL(/http:\/\/\S+/.exec(text)?.[0] ?? "about:blank");
const NO_PASS: Pass = { kind: "link", secret: "" };

test("«сілтеме» brings a link for one alert with the key and its sign; what it opens is sent and becomes a case", async () => {
  const { write, sent, desk, store } = directRoom();
  const [answer, ...others] = await write("сілтеме");
  expect(others).toEqual([]);
  expect(answer).toContain(desk.key().fingerprint);
  expect(answer).toContain("12 сағат");
  const link = linkIn(answer);
  const opening = openedWith(link);
  expect(opening).toMatchObject({ key: desk.key().publicKey, region: SHYMKENT, language: "kk" });
  // What the web server gets to see of it names nobody and opens nothing.
  expect(link.pathname + link.search).toBe("/form?r=shymkent&l=kk");
  const reply = await sent(opening.pass ?? NO_PASS, TOLD, undefined, sealingWith(opening.key ?? ""));
  expect(reply.status).toBe(201);
  expect(store.cases.unclosed(SHYMKENT).map(({ author }) => author)).toEqual([AISULU]);
});

test("what the guard stopped is sent from the direct room by its number, with all that was tapped", async () => {
  const { write, answers, sent, linkPass, store } = directRoom();
  await sent(linkPass(), { ...TOLD, note: "Анасының нөмірі 8 701 555 01 23" });
  expect(answers().join("\n")).toContain("телефон");
  await write("1");
  const [opened] = store.cases.unclosed(SHYMKENT);
  expect(opened?.fields).toMatchObject({ category: "unaccompanied", children: 2 });
  expect(opened?.note).not.toContain("555");
});

test("where the page is not set up, the bot says so and what there is instead", async () => {
  const stage = directRoom({ offline: true });
  const [answer] = await stage.write("link");
  expect(answer).toContain("«форма»");
  expect(answer).not.toContain("http");
});

test("an auditor gets no link", async () => {
  const [answer] = await directRoom({ member: { role: "auditor" } }).write("сілтеме");
  expect(answer).not.toContain("http");
});
