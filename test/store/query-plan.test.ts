import BetterSqlite from "better-sqlite3";
import { expect, test, vi } from "vitest";
import {
  added,
  AISULU,
  ALMATY,
  at,
  closed,
  code,
  event,
  of,
  opened,
  ROOM,
  SHYMKENT,
  taken,
  txn,
} from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";
import { encrypted } from "./fixtures/wire.ts";

/** Everything that is asked for every message, wake or page; not the doctor, the rebuild and the verification. */
function aDay({ store }: TempStore): void {
  const view = store.view();
  store.rooms.remember("response:shymkent", ROOM);
  const gap = { room: ROOM, from: "t" };
  store.sync.commit({ next: "s", events: [encrypted("a")], gaps: [gap], echoes: [] });
  store.sync.backfilled(gap, [encrypted("b")], null);
  store.sync.knows(event("x"));
  store.inbox.pending(at(1));
  store.inbox.seenRatchet("r");
  store.ledger.has("c");
  store.ledger.append([added(), ...of(code(1), opened(), taken(), closed())], "c");
  store.cases.codeTaken(code(1));
  store.cases.events(code(1));
  store.cases.list({ region: SHYMKENT, since: at(1) });
  view.case(code(1));
  view.unclosed(SHYMKENT);
  view.unclosedSince({ region: SHYMKENT, from: at(1), children: 2, most: 9 });
  view.lastActOf(AISULU);
  store.cases.facts({ region: ALMATY, from: at(1), to: at(2) });
  store.cases.facts({ from: at(1) });
  view.eachFact({ region: ALMATY, from: at(1) }, () => undefined);
  store.outbox.add(send("t", { code: code(1), supersedes: "tag", dependsOn: [txn("u")] }));
  store.outbox.add(send("t2", { code: code(1), supersedes: "tag" }));
  store.prompts.put(prompt("p", { code: code(1) }), {
    txn: txn("t2"),
    place: "response:shymkent",
    at: at(1),
  });
  store.outbox.ready(9);
  store.outbox.ready(9, new Set([ROOM]));
  store.outbox.sent(txn("t2"), event("e"));
  store.outbox.rejected(txn("t"), "M_X");
  store.outbox.stale(at(1));
  view.promptOfEvent(event("e"));
  view.promptsOfCase(code(1));
  view.promptsOfMember(AISULU);
  view.promptsOfCoordination(ALMATY);
  store.prompts.settle("p");
  store.messages.note({ event: event("m"), room: ROOM, sender: AISULU, code: null, edits: event("e") });
  store.messages.editsOf(event("e"));
  view.caseOfEvent(event("m"));
  store.rooms.allowed(ROOM);
  store.inbox.waitForKey(event("a"), at(1));
  store.inbox.settle(event("a"), "done", { ratchet: "r" });
  store.inbox.expire(at(1));
  store.dataKeys.destroy(code(1));
}

test("no daily question reads through a table that grows", () => {
  const prepare = vi.spyOn(BetterSqlite.prototype, "prepare");
  const temp = tempStore();
  aDay(temp);
  const asked = new Set(prepare.mock.calls.map(([sql]) => sql));
  prepare.mockRestore();

  const raw = new BetterSqlite(temp.file, { readonly: true });
  const scans = [...asked]
    .filter((sql) => /^(select|update|delete)/i.test(sql) && !sql.includes("sqlite_schema"))
    .flatMap((sql) =>
      raw
        .prepare<null[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...Array.from(sql.matchAll(/\?/g), () => null))
        .map((step) => `${step.detail} << ${sql}`),
    );
  raw.close();
  expect(scans.length).toBeGreaterThan(40);
  // Partial indexes hold the few unsent and unopened rows only; cases in order of opening are what was asked for.
  const fine = /SCAN \w+ USING (COVERING )?INDEX (outbox_unsent|inbox_new|inbox_utd|cases_opened)/;
  expect(
    scans.filter(
      (step) =>
        /^SCAN (ledger|cases|case_states|inbox|outbox|messages|prompts)/.test(step) && !fine.test(step),
    ),
  ).toEqual([]);
});
