/** From the word in the encrypted direct room to the board: the bot's own path, with a room in memory instead of a homeserver. */
import { expect, test } from "vitest";
import { drainInbox, type Flow } from "../../bot/run.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import { asEventId, asMillis, asRoomId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { KEY } from "../store/fixtures/temp-store.ts";
import { COORDINATOR, NOW, RESPONDER, RUSSIAN } from "./page-cast.ts";
import { pageStage } from "./page-stage.ts";
import { pageVisitor } from "./page-visitor.ts";

const templates = loadTemplates(null);

/** Members write; what the bot would send stands in the outbox. */
async function directRooms(page: (url: string) => URL | null = (url) => new URL(url)) {
  const stage = await pageStage();
  const { store } = stage;
  const roomOf = ({ user }: Member) => asRoomId(`!direct-${user.slice(1, 4)}:test`);
  for (const member of [COORDINATOR, RUSSIAN, RESPONDER])
    store.rooms.remember(`direct:${member.user}`, roomOf(member));
  store.rooms.remember("coordination:shymkent", asRoomId("!coordination:test"));
  const said = new Map<string, string>();
  const flow: Flow = {
    store,
    templates,
    txn: txnsUnder(KEY),
    now: () => asMillis(stage.now()),
    draw: () => 0,
    wake: () => {},
    journal: {
      info: () => {},
      alarm: (event) => {
        throw new Error(event);
      },
    },
    page: () => page(stage.url),
    download: async () => ({ kind: "unreachable" }),
    open: async ({ eventId }) => ({
      kind: "opened",
      type: "m.room.message",
      content: { msgtype: "m.text", body: said.get(eventId) ?? "" },
      ratchet: `session/${eventId}`,
    }),
  };
  let events = 0;
  /** What the bot answers, and in which room. */
  const write = async (member: Member, body: string, room = roomOf(member)) => {
    const eventId = asEventId(`$page-${events++}`);
    said.set(eventId, body);
    const content = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: eventId };
    const event = { eventId, room, sender: member.user, type: "m.room.encrypted", sentAt: asMillis(NOW) };
    store.sync.commit({ next: `s${events}`, events: [{ ...event, raw: { content } }], gaps: [], echoes: [] });
    await drainInbox(flow, false);
    return store.outbox.ready(20).flatMap((row) => {
      store.outbox.sent(row.txn, asEventId(`$sent-${row.txn}`));
      const words = row.kind === "send" ? row.content["body"] : undefined;
      return typeof words === "string" ? [{ room: row.room, body: words }] : [];
    });
  };
  return { ...stage, write, roomOf };
}
const linkIn = (text = ""): string => /http:\/\/\S+/.exec(text)?.[0] ?? "";

test.each([
  ["бет", COORDINATOR, "Жабылмаған істер"],
  ["Страница", RUSSIAN, "Незакрытые случаи"],
])("«%s» brings a link that opens the board, in the member's language", async (word, member, title) => {
  const { write, roomOf, url } = await directRooms();
  const answers = await write(member, word);
  expect(answers.length).toBe(1);
  expect(answers[0]?.room).toBe(roomOf(member));
  const link = linkIn(answers[0]?.body);
  expect(link).toMatch(/\/page\/enter\/[0-9a-f]{64}$/);
  expect(answers[0]?.body).toContain("5 минут");
  const visitor = pageVisitor(url);
  expect((await visitor.enter(link)).status).toBe(303);
  expect((await visitor.get("/page")).text).toContain(title);
});

test("asked for among coordinators, the link goes into the direct room alone", async () => {
  const { write, roomOf } = await directRooms();
  const answers = await write(COORDINATOR, "бет", asRoomId("!coordination:test"));
  expect(answers.map(({ room }) => room)).toEqual([roomOf(COORDINATOR)]);
});

test("asked again, the earlier link opens nothing", async () => {
  const { write, url } = await directRooms();
  const [first] = await write(COORDINATOR, "page");
  const [second] = await write(COORDINATOR, "page");
  expect((await pageVisitor(url).enter(linkIn(first?.body))).status).not.toBe(303);
  expect((await pageVisitor(url).enter(linkIn(second?.body))).status).toBe(303);
});

test("a responder is told who may, and gets no link", async () => {
  const { write, store } = await directRooms();
  const [answer] = await write(RESPONDER, "бет");
  expect(answer?.body).toContain("үйлестіруші");
  expect(linkIn(answer?.body)).toBe("");
  expect(store.ledger.pageEvents({})).toEqual([]);
});

test("where there is no page, the bot says so and what there is instead", async () => {
  const { write } = await directRooms(() => null);
  const [answer] = await write(COORDINATOR, "бет");
  expect(answer?.body).toContain("«сандар»");
  expect(linkIn(answer?.body)).toBe("");
});
