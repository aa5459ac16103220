/** What a new member is shown of before: nothing, or the open cases as they stand where the region allows it. */
import { expect, test } from "vitest";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { welcomingOf } from "../../bot/people/welcoming.ts";
import { type Case, type Urgency } from "../../src/case/case.ts";
import { showCode } from "../../src/case/code.ts";
import { asMillis, type CaseCode } from "../../src/ids.ts";
import { AISULU, closed, code, of, opened, SHYMKENT, taken } from "../store/fixtures/invented.ts";
import { bodyOf, CASE, DIRECT, office, txn } from "./office.ts";

const NOW = asMillis(Date.UTC(2026, 10, 22, 9, 30));

/** The member joins; what comes to the direct room after the five messages of the welcome. */
async function joins(
  allows: boolean,
  before: (store: ReturnType<typeof office>["store"]) => void = () => {},
) {
  const { store, deliver } = office();
  before(store);
  deliver();
  const templates = loadTemplates(null, { secondPerson: [], newcomersSee: allows ? [SHYMKENT] : [] });
  const welcoming = welcomingOf({
    store,
    templates,
    txn,
    now: () => NOW,
    wake: () => {},
    onBroken: (error) => {
      throw error;
    },
    matrix: { hasJoined: () => true, deviceState: () => Promise.resolve("signed") },
  });
  welcoming.joined(DIRECT);
  await welcoming.look();
  const bodies: string[] = [];
  for (let rows = deliver(); rows.length > 0; rows = deliver())
    for (const row of rows) if (row.room === DIRECT) bodies.push(bodyOf(row));
  return { store, bodies: bodies.slice(5) };
}

test("nothing unless the region allows it", async () => {
  expect((await joins(false)).bodies).toEqual([]);
});

test("where it does, each open case as it stands, in the member's language; closed ones and those of other rooms are left out", async () => {
  const [other, over, apart] = [code(2), code(3), code(4)];
  const { bodies } = await joins(true, (store) => {
    store.ledger.append(of(other, opened(), taken()), "$other");
    store.ledger.append(of(over, opened(), taken(), closed()), "$over");
    store.ledger.append(
      of(apart, opened(), { kind: "room_opened", by: AISULU, at: asMillis(3_000) }),
      "$apart",
    );
  });
  expect(bodies).toHaveLength(3);
  expect(bodies[0]).toMatch(/^Қазір, 14:30, өңірдегі жабылмаған іс: 2\./);
  expect(bodies[1]).toContain(showCode(CASE));
  expect(bodies[2]).toContain(showCode(other));
  expect(bodies.join()).not.toContain(showCode(over));
  expect(bodies.join()).not.toContain(showCode(apart));
  expect(bodies.join()).not.toMatch(/Дети|Возраст/);
});

test("of many the most urgent come, and the list is named for the rest", async () => {
  const urgencies: readonly Urgency[] = ["green", "amber", "red"];
  const red: CaseCode[] = [];
  const { bodies } = await joins(true, (store) => {
    for (let n = 2; n < 32; n += 1) {
      const urgency: Case["urgency"] = urgencies[n % 3] ?? "green";
      if (urgency === "red") red.push(code(n));
      store.ledger.append(of(code(n), opened({ urgency, at: asMillis(1_000 + n) })), `$${n}`);
    }
  });
  expect(bodies).toHaveLength(21);
  expect(bodies[0]).toMatch(/: 31\. .*: 20\. .*«тізім»/);
  for (const [i, one] of red.entries()) expect(bodies[i + 1]).toContain(showCode(one));
});

test("a reply to such a card is about its case, and with the case it goes", async () => {
  const { store } = await joins(true);
  const shown = store.outbox.eventIdOf(txn("newcomer-card", `welcome/${AISULU}/${NOW}`, CASE));
  expect(shown).not.toBeNull();
  expect(shown === null ? null : store.messages.get(shown)).toMatchObject({ code: CASE, room: DIRECT });
});

test("what one is asked in the room is not asked on them", async () => {
  const { bodies } = await joins(true, (store) =>
    store.transaction(() =>
      store.prompts.put(
        {
          id: `${CASE}:danger`,
          code: CASE,
          question: { key: "ask-danger-one", code: CASE },
          options: [
            { id: "1", label: { text: "yes" }, command: null },
            { id: "2", label: { text: "no" }, command: null },
          ],
          most: 1,
          reads: { field: "danger" },
          only: null,
        },
        { txn: txn("ask", "x"), place: `response:${SHYMKENT}`, at: asMillis(2_000) },
      ),
    ),
  );
  expect(bodies[1]).not.toContain("1)");
  expect(bodies[1]).not.toMatch(/қауіп төніп/i);
});
