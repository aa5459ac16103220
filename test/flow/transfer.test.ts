/** A case moves to another region, on the wire: the card left behind, the card over there, and who writes in the old thread. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asRoomId, asUserId, type RoomId } from "../../src/ids.ts";
import type { Member } from "../peer/peer-member.ts";
import { type Peers, startPeers } from "../peer/peer.ts";
import { codeOf, isCard, POLL, words } from "./acts.ts";
import { type Dabyl, startDabyl } from "./dabyl-process.ts";
import { CAST } from "./stage.ts";

const home = mkdtempSync(join(tmpdir(), "dabyl-transfer-"));
let dabyl: Dabyl;
let peers: Peers;
const bot = () => asUserId(dabyl.ready.bot);

beforeAll(async () => {
  dabyl = await startDabyl({ home, regions: "shymkent,turkistan" });
  peers = await startPeers(dabyl.ready.homeserver, { inviters: [bot()] });
});
afterAll(async () => {
  await peers.stop();
  await dabyl.stop();
  rmSync(home, { recursive: true, force: true });
});

async function enter(who: keyof typeof CAST, region: string): Promise<Member & { room: RoomId }> {
  const { user, password, rooms } = await dabyl.addMember({ ...CAST[who], region });
  const member = await peers.member({ user, password });
  for (const room of rooms.map(asRoomId)) await member.untilJoined(room);
  const room = dabyl.response(region);
  await member.untilMembers(room, [bot()]);
  return { ...member, room };
}

test("the old card says where the case went, the new room has its own, and the old thread is told where to look", async () => {
  const ngo = await enter("ngo", "shymkent");
  const police = await enter("police", "turkistan");
  const here = ngo.next((event) => event.room === ngo.room && isCard(bot(), event));
  await ngo.send(ngo.room, "На вокзале мальчик лет 10, один, документов нет");
  const card = await here;
  const there = police.next((event) => event.room === police.room && isCard(bot(), event));
  await ngo.reply(card, "перевести в Туркестан");
  const poll = await ngo.until(
    ({ type, thread, poll: asked }) =>
      type === POLL && thread === card.eventId && /Туркестан/.test(asked?.question ?? ""),
  );
  // What one member is asked stands in the thread for clients without polls, and not on the card.
  await ngo.until((event) => event.thread === card.eventId && /Туркестан.*1\)/s.test(event.text ?? ""));
  expect(
    ngo.events.filter(({ replaces, text }) => replaces === card.eventId && /Туркестан/.test(text ?? "")),
  ).toEqual([]);
  await ngo.vote(poll, ["1"]);
  const left = await ngo.untilCurrent(card.eventId, ({ text }) =>
    /Переведён в другой регион/.test(text ?? ""),
  );
  expect(left.text?.split("\n")).toHaveLength(2);
  const moved = await there;
  expect(codeOf(moved)).toBe(codeOf(card));
  expect(moved.text).toContain("Детей: 1");
  await ngo.reply(card, "аламын");
  const told = await ngo.until(
    (event) => event.room !== ngo.room && /Бұл іс басқа өңірге жіберілді: Түркістан/.test(words(event)),
  );
  expect(words(told)).toContain(codeOf(card));
  await police.reply(moved, "беру");
  await police.untilCurrent(moved.eventId, ({ text }) => /в работе/.test(text ?? ""));
}, 120_000);
