import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { EventId, RoomId } from "../../src/ids.ts";
import type { Member } from "./peer-member.ts";
import type { Peers } from "./peer.ts";
import { startPeers } from "./peer.ts";
import type { Account, TestHomeserver } from "./test-homeserver.ts";
import { startTestHomeserver } from "./test-homeserver.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

let homeserver: TestHomeserver;
let peers: Peers;
let anna: Member;
let annasAccount: Account;
let count = 0;

beforeAll(async () => {
  homeserver = await startTestHomeserver();
  peers = await startPeers(homeserver.url, { inviters: [homeserver.host] });
  annasAccount = await homeserver.account("anna");
  anna = await peers.member({ ...annasAccount, state: true });
});

afterAll(async () => {
  await peers.stop();
  await homeserver.stop();
});

const newAccount = (): Promise<Account> => homeserver.account(`member${(count += 1)}`);

async function roomOf(...members: readonly Member[]): Promise<RoomId> {
  const room = await homeserver.room(members.map((member) => member.user));
  const users = members.map((member) => member.user);
  await Promise.all(members.map((member) => member.untilMembers(room, users)));
  return room;
}

/** Sent by one and read by the other, both ways. */
async function talk(room: RoomId, one: Member, other: Member): Promise<void> {
  const there = await one.send(room, `to ${other.user}`);
  await other.until((event) => event.eventId === there.eventId);
  const back = await other.send(room, `to ${one.user}`);
  await one.until((event) => event.eventId === back.eventId);
}

test("a member that was killed goes on as the same device, and reads what came meanwhile", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-peer-kept-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const account = await newAccount();
  const before = await startPeers(homeserver.url, { folder });
  const first = await before.member(account);
  const room = await roomOf(anna, first);
  await talk(room, anna, first);
  await before.kill();
  const meanwhile = await anna.send(room, "while you were away");
  const after = await startPeers(homeserver.url, { folder });
  onTestFinished(() => after.stop());
  const second = await after.member(account);
  expect(second.recoveryKey).toBe(first.recoveryKey);
  await second.until((event) => event.eventId === meanwhile.eventId);
  await talk(room, second, anna);
  expect([...second.unreadable.values()]).toEqual([]);
  const devices = await homeserver.call("POST", "/keys/query", { device_keys: { [account.user]: [] } });
  expect(devices).toMatchObject({ device_keys: { [account.user]: { PEER: {} } } });
});

test("an unsigned device is given no keys, until it is signed", async () => {
  const doubtful = await peers.member({ ...(await newAccount()), unsigned: true });
  expect(doubtful.recoveryKey).toBeNull();
  const room = await roomOf(anna, doubtful);
  const sealed = await anna.send(room, "for signed devices");
  const unread = await doubtful.untilUnreadable((event) => event.event_id === sealed.eventId);
  expect(["withheld", "no_key"]).toContain(unread.why);
  await doubtful.untilSome(() =>
    doubtful.lines.some((line) => line.ev === "withheld" && line.code === "m.unverified"),
  );
  const said = await doubtful.send(room, "can you hear me?");
  const heard = await anna.until((event) => event.eventId === said.eventId);
  expect(heard.trust).toBe("unsigned");

  expect(await doubtful.sign()).not.toBeNull();
  const open = await sendUntilRead(room, anna, doubtful);
  expect(doubtful.event(open)?.trust).toBe("signed");
});

/** The news of a signature comes with a sync: until then the sender still withholds. */
async function sendUntilRead(room: RoomId, from: Member, to: Member): Promise<EventId> {
  for (let n = 0; n < 20; n += 1) {
    const sent = await from.send(room, `again ${n}`);
    await to.untilSome(() => to.event(sent.eventId) !== null || to.unreadable.has(sent.eventId));
    if (to.event(sent.eventId) !== null) return sent.eventId;
  }
  throw new Error("never read");
}
test("a second device is signed with the recovery key, and both read", async () => {
  const phone = await peers.member({ ...annasAccount, device: "PHONE", recovery: anna.recoveryKey ?? "" });
  const other = await peers.member(await newAccount());
  const room = await roomOf(anna, other);
  await phone.untilJoined(room);
  const sent = await other.send(room, "to both devices");
  await anna.until((event) => event.eventId === sent.eventId);
  await phone.until((event) => event.eventId === sent.eventId);
  const back = await phone.send(room, "from the phone");
  expect((await other.until((event) => event.eventId === back.eventId)).trust).toBe("signed");
  expect((await anna.until((event) => event.eventId === back.eventId)).trust).toBe("signed");
});

test("an identity that was replaced is told as changed", async () => {
  const account = await newAccount();
  const old = await peers.member(account);
  const room = await roomOf(anna, old);
  await talk(room, anna, old);
  await old.stop();
  const fresh = await peers.member({ ...account, device: "NEW", reset: true });
  await fresh.untilJoined(room);
  const sent = await fresh.send(room, "it is me again");
  const seen = await anna.until((event) => event.eventId === sent.eventId);
  expect(seen.trust).toBe("changed");
});

test("after somebody left, the next message has a new session", async () => {
  const leaver = await peers.member(await newAccount());
  const stayer = await peers.member(await newAccount());
  const room = await roomOf(anna, leaver, stayer);
  const sessionOf = async (text: string): Promise<string | undefined> => {
    await anna.send(room, text);
    const seen = await stayer.until((event) => event.text === text);
    return seen.ratchet?.split(" ")[0];
  };
  const session = await sessionOf("all of us");
  expect(await sessionOf("still all of us")).toBe(session);
  await homeserver.kick(room, leaver.user);
  await leaver.untilSome(() => !leaver.rooms.has(room));
  await anna.untilSome(() =>
    anna.lines.some((line) => line.ev === "state" && line.state_key === leaver.user),
  );
  expect(await sessionOf("without one")).not.toBe(session);
  await expect(leaver.send(room, "still here")).rejects.toMatchObject({ kind: "not_in_room" });
});

test("a member that joins late reads from then on", async () => {
  const late = await peers.member(await newAccount());
  const early = await peers.member(await newAccount());
  const room = await roomOf(anna, early);
  const before = await anna.send(room, "before");
  await early.until((event) => event.eventId === before.eventId);
  await homeserver.call("POST", `/rooms/${room}/invite`, { user_id: late.user });
  await late.untilJoined(room);
  await talk(room, late, early);
  expect(late.event(before.eventId)).toBeNull();
});

test("an invitation from a stranger is not accepted", async () => {
  const wary = await peers.member({ ...(await newAccount()), inviters: [anna.user] });
  const room = await homeserver.room([wary.user]);
  await wary.untilSome(() => wary.lines.find((line) => line.ev === "invited" && line.room === room));
  expect(wary.rooms.has(room)).toBe(false);
});

test("a homeserver that dies is outlived: the message stands once, with its transaction id", async () => {
  const other = await peers.member(await newAccount());
  const room = await roomOf(anna, other);
  await talk(room, anna, other);
  const { pid } = homeserver.synapse;
  process.kill(pid, "SIGKILL");
  const sent = await anna.send(room, "through the night", { txn: "night" });
  await homeserver.synapse.whenReplaced(pid);
  await other.until((event) => event.eventId === sent.eventId, 60_000);
  await talk(room, other, anna);
  expect(other.messages(room).filter((shown) => shown.text === "through the night")).toHaveLength(1);
});

test("more events than one sync gives are fetched", async () => {
  const sleeper = await peers.member(await newAccount());
  const room = await roomOf(anna, sleeper);
  await talk(room, anna, sleeper);
  await sleeper.pause();
  const texts = Array.from({ length: 230 }, (_, n) => `line ${n}`);
  await Promise.all(texts.map((text) => anna.send(room, text)));
  await sleeper.resume();
  await sleeper.until((event) => event.text === "line 229");
  const lines = sleeper.events.filter((event) => event.text?.startsWith("line ") === true);
  expect(lines.map((event) => event.text)).toEqual(texts);
});
