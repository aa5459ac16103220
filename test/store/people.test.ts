import { expect, test } from "vitest";
import { asRoomId } from "../../src/ids.ts";
import {
  added,
  AISULU,
  ALMATY,
  at,
  BERIK,
  CENTRE,
  member,
  POLICE,
  ROOM,
  SHYMKENT,
} from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const berik = { user: BERIK, name: "Berik Testov", org: CENTRE, role: "coordinator" as const };

test("members are found by account, region and kind of organisation", () => {
  const { store } = tempStore();
  store.ledger.append([added(), added({ ...berik, region: ALMATY })], "c1");
  const view = store.view();
  expect(view.member(AISULU)).toEqual(member());
  expect(view.members({}).map((one) => one.name)).toEqual(["Aisulu Testova", "Berik Testov"]);
  expect(view.members({ region: ALMATY }).map((one) => one.user)).toEqual([BERIK]);
  expect(view.members({ kind: "juvenile_police" }).map((one) => one.user)).toEqual([AISULU]);
  expect(view.members({ region: ALMATY, kind: "juvenile_police" })).toEqual([]);
  expect(view.organisations(SHYMKENT)).toEqual([POLICE]);
  expect(store.members.organisation(CENTRE.id)).toEqual(CENTRE);
});

test("added again, a member has the new role and organisation; removed, none", () => {
  const temp = tempStore();
  temp.store.ledger.append([added()], "c1");
  temp.store.ledger.append([added({ role: "coordinator", org: CENTRE, name: "Aisulu Newname" })], "c2");
  expect(temp.reopen().members.get(AISULU)).toEqual(
    member({ role: "coordinator", org: CENTRE, name: "Aisulu Newname" }),
  );
  const removed = { kind: "member_removed", by: "operator", at: at(5), user: AISULU } as const;
  temp.store.ledger.append([{ stream: "people", event: removed }], "c3");
  expect(temp.store.members.get(AISULU)).toBeNull();
  expect(temp.store.view().organisations(SHYMKENT)).toEqual([]);
  temp.store.ledger.append([added()], "c4");
  expect(temp.store.members.get(AISULU)).toEqual(member());
  expect(temp.store.ledger.rebuild().ok).toBe(true);
});

test("who may be in a room follows the register at once", () => {
  const { store } = tempStore();
  store.rooms.remember("response:shymkent", ROOM);
  store.rooms.remember("coordination:shymkent", asRoomId("!coordination:test"));
  store.rooms.remember(`direct:${AISULU}`, asRoomId("!direct:test"));
  store.rooms.remember("space:all", asRoomId("!space:test"));
  const allowed = (room: string): string[] => [...store.rooms.allowed(asRoomId(room))];
  expect(allowed(ROOM)).toEqual([]);
  store.ledger.append([added(), added(berik)], "c1");
  expect(allowed(ROOM)).toEqual([AISULU, BERIK]);
  expect(allowed("!coordination:test")).toEqual([BERIK]);
  expect(allowed("!direct:test")).toEqual([AISULU]);
  expect(allowed("!space:test")).toEqual([AISULU, BERIK]);
  expect(allowed("!unknown:test")).toEqual([]);
  store.ledger.append([added({ region: ALMATY })], "c2");
  expect(allowed(ROOM)).toEqual([BERIK]);
});

test("a place has one room and a room one place; the newest wins", () => {
  const { store } = tempStore();
  const second = asRoomId("!second:test");
  store.rooms.remember("response:shymkent", ROOM);
  store.rooms.remember("response:shymkent", second);
  expect(store.rooms.room("response:shymkent")).toBe(second);
  expect(store.rooms.place(ROOM)).toBeNull();
  store.rooms.remember("response:almaty", second);
  expect(store.rooms.room("response:shymkent")).toBeNull();
  expect(store.rooms.place(second)).toBe("response:almaty");
});

test("the vault keeps the newest value of a name", () => {
  const temp = tempStore();
  expect(temp.store.vault.get("token")).toBeNull();
  temp.store.vault.set("token", "first");
  temp.store.vault.set("token", "second");
  expect(temp.reopen().vault.get("token")).toBe("second");
});
