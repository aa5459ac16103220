/** What the guard did stands in the ledger like everything else: chained, sealed, and counted from there. */
import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "../../src/decision.ts";
import type { GuardEvent } from "../../src/guard/events.ts";
import { asMillis, asRegionId } from "../../src/ids.ts";
import { added, AISULU, SHYMKENT } from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const act = (at: number, region = SHYMKENT) => ({ by: AISULU, at: asMillis(at), region });
const EVENTS: readonly GuardEvent[] = [
  { kind: "guard_stopped", ...act(10), kinds: ["phone", "person"] },
  { kind: "guard_asked", ...act(20), kinds: ["person"] },
  { kind: "guard_insisted", ...act(30), kinds: ["person"] },
  { kind: "guard_appealed", ...act(40), appeal: "$stopped", found: [{ kind: "person", word: 4, of: 12 }] },
  { kind: "guard_answered", ...act(50), appeal: "$stopped", mistake: true },
  { kind: "guard_stopped", ...act(60, asRegionId("turkistan")), kinds: [] },
];
const entries: readonly LedgerEntry[] = EVENTS.map((event) => ({ stream: "guard", event }));

function filled() {
  const { store, ...rest } = tempStore();
  store.ledger.append([added()], "cli:1");
  entries.forEach((entry, i) => store.ledger.append([entry], `$message/${i}`));
  return { store, ...rest };
}

describe("events of the guard", () => {
  test("come back as they were, of one region, of a period", () => {
    const { store } = filled();
    expect(store.ledger.guardEvents({})).toEqual(EVENTS);
    expect(store.view().guardEvents({ region: SHYMKENT })).toEqual(EVENTS.slice(0, 5));
    expect(store.ledger.guardEvents({ from: asMillis(20), to: asMillis(40) })).toEqual(EVENTS.slice(1, 3));
  });

  test("are part of the chain, and nothing has to be rebuilt for them", () => {
    const { store } = filled();
    expect(store.ledger.verify()).toMatchObject({ ok: true, events: EVENTS.length + 1 });
    expect(store.ledger.rebuild()).toMatchObject({ ok: true, cases: 0, members: 1 });
  });

  test("once for each cause", () => {
    const { store } = filled();
    expect(() => store.ledger.append(entries.slice(0, 1), "$message/0")).toThrow();
  });
});
