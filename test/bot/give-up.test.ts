import { expect, test } from "vitest";
import { giveUpUnreadable, WAITS_FOR } from "../../bot/alarms/give-up.ts";
import { asMillis, asRoomId, asUserId } from "../../src/ids.ts";
import { added, AISULU, event, ROOM, SHYMKENT } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { encrypted } from "../store/fixtures/wire.ts";
import { bodyOf, templates, txn } from "./office.ts";

test("a message without a key is given up after a week; its author and the region's coordinator hear of it, once", () => {
  const { store } = tempStore(); // its clock stands at 1 000: that is when rows are first seen
  const coordinator = asUserId("@coordinator:test");
  store.ledger.append(
    [added({ language: "ru" }), added({ user: coordinator, role: "coordinator", language: "ru" })],
    "cli:1",
  );
  store.rooms.remember(`response:${SHYMKENT}`, ROOM);
  store.rooms.remember(`direct:${AISULU}`, asRoomId("!author:test"));
  store.rooms.remember(`direct:${coordinator}`, asRoomId("!coordinator:test"));
  const passerBy = { ...encrypted("by-nobody"), sender: asUserId("@nobody:test") };
  const events = [encrypted("one"), encrypted("two"), passerBy, encrypted("read")];
  store.sync.commit({ next: "s1", events, gaps: [], echoes: [] });
  for (const one of events.slice(0, 3)) store.inbox.waitForKey(one.eventId, asMillis(1_000));
  store.inbox.settle(event("read"), "done");

  const at = (now: number) => giveUpUnreadable({ store, templates, txn, now: () => asMillis(now) });
  at(1_000 + WAITS_FOR);
  expect(store.outbox.ready(9)).toEqual([]);
  at(1_001 + WAITS_FOR);
  at(9_000 + WAITS_FOR);
  expect(["one", "two", "by-nobody", "read"].map((name) => store.inbox.stateOf(event(name))?.state)).toEqual([
    "expired",
    "expired",
    "expired",
    "done",
  ]);
  const [author, told, ...more] = store.outbox.ready(9);
  expect(author).toMatchObject({ room: "!author:test" });
  expect(bodyOf(author)).toContain("не удалось прочитать за неделю");
  expect(told).toMatchObject({ room: "!coordinator:test" });
  expect(bodyOf(told)).toContain("так и не смог прочитать: 3.");
  expect(more).toEqual([]);
});
