/** Sealed details at rest: whatever happens to a case and to its people, no key lies wrapped for anybody without a reason. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unsealing } from "../../bot/post/unseal.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import { asEventId, asMillis, type CaseCode } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { holderOrg, holderUser } from "../../src/sealed/grants.ts";
import { administrator, auditor, coordinator, EVERYBODY, guardianship, ngo, police } from "../case/world.ts";
import { code, of, opened } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";

const READERS = [police, guardianship, ngo, coordinator, administrator, auditor];
const who = fc.constantFrom(...READERS);

const acts = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom("take", "name", "leave", "join"), by: who }),
    fc.record({ do: fc.constantFrom("give", "close", "reopen", "wait"), by: who }),
  ),
  { minLength: 5, maxLength: 25 },
);
const HOUR = 3_600_000;

test("a grant never outlives its reason", () => {
  const { store } = tempStore();
  let cases = 0;
  let causes = 0;
  fc.assert(
    fc.property(acts, (some) => {
      const mine = code((cases += 1));
      let now = 1_000;
      /** What ought to be, told apart from the code under test. */
      let taker: string | null = null;
      let closed = false;
      const named = new Map<string, number>();
      const here = new Set<string>(READERS.map(({ user }) => user));
      const append = (...events: CaseEvent[]) =>
        store.ledger.append(of(mine, ...events), `c${(causes += 1)}`);
      const people = (
        event: { kind: "member_added"; member: Member } | { kind: "member_removed"; user: Member["user"] },
      ) =>
        store.ledger.append(
          [{ stream: "people", event: { ...event, by: "operator", at: asMillis(now) } }],
          `c${(causes += 1)}`,
        );
      for (const member of READERS) people({ kind: "member_added", member });
      append(opened({ by: ngo.user, home: police.region, at: asMillis(now) }));
      let number = 0;
      const give = (): void =>
        store.transaction(() => {
          number += 1;
          const source = asEventId(`$${mine}-${number}`);
          append({ kind: "detail_given", by: ngo.user, at: asMillis(now), number, what: "text", source });
          store.sealed.put({
            code: mine,
            number,
            source,
            by: ngo.user,
            content: { what: "text", words: mine },
          });
          const state = store.cases.case(mine);
          if (state !== null) store.sealed.follow(state);
        });
      give();
      for (const { do: what, by } of some) {
        now += 1;
        const stamp = { by: by.user, at: asMillis(now) };
        if (what === "give") give();
        if (what === "wait") now += HOUR;
        if (what === "take" && !closed) {
          append({ kind: "taken", ...stamp, org: by.org });
          taker = by.org.id;
        }
        if (what === "name" && !closed && here.has(by.user)) {
          append({ kind: "detail_named", ...stamp, to: by.user, until: asMillis(now + HOUR) });
          named.set(by.user, now + HOUR);
        }
        if (what === "close" && !closed) {
          append({ kind: "closed", ...stamp, report: { outcome: "other" }, into: null });
          closed = true;
          taker = null;
          named.clear();
        }
        if (what === "reopen" && closed) {
          append({ kind: "reopened", ...stamp });
          closed = false;
        }
        if (what === "leave") {
          people({ kind: "member_removed", user: by.user });
          here.delete(by.user);
          named.delete(by.user);
        }
        if (what === "join") {
          people({ kind: "member_added", member: by });
          here.add(by.user);
          named.delete(by.user);
        }
        for (const reader of READERS) {
          const acting = reader.role === "responder" || reader.role === "coordinator";
          const isNamed = (named.get(reader.user) ?? 0) > now;
          const may = acting && here.has(reader.user) && !closed && (taker === reader.org.id || isNamed);
          expect(reads(reader, mine, now), `${reader.user} after ${what}`).toBe(may);
        }
      }
    }),
    { numRuns: 25 },
  );

  /** By either of the two keys that could lie there for this member. */
  function reads(reader: Member, mine: CaseCode, now: number): boolean {
    const unseal = unsealing({ store, now: () => asMillis(now) });
    return [holderOrg(reader.org.id), holderUser(reader.user)].some((holder) => {
      const detail = unseal({ code: mine, number: 1, to: reader.user, holder, until: asMillis(now + 1) });
      return detail?.what === "text" && detail.words === mine;
    });
  }
});

test("sealed bytes never open with another case's key, as another detail, or for another holder", () => {
  const temp = tempStore();
  const { store } = temp;
  const [one, other] = [code(1), code(2)];
  store.ledger.append(
    EVERYBODY.map((member) => ({
      stream: "people",
      event: { kind: "member_added", by: "operator", at: asMillis(1), member },
    })),
    "people",
  );
  const holder = holderOrg(police.org.id);
  for (const mine of [one, other]) {
    store.ledger.append(
      of(mine, opened({ home: police.region }), {
        kind: "taken",
        by: police.user,
        at: asMillis(2),
        org: police.org,
      }),
      `open:${mine}`,
    );
    for (const number of [1, 2])
      store.sealed.put({
        code: mine,
        number,
        source: asEventId(`$${mine}-${number}`),
        by: ngo.user,
        content: { what: "text", words: `${mine} ${number}` },
      });
    const state = store.cases.case(mine);
    if (state !== null) store.sealed.follow(state);
  }
  expect(store.sealed.open(one, 2, holder)).toEqual({ what: "text", words: `${one} 2` });
  expect(store.sealed.open(one, 2, holderUser(police.user))).toBeNull();
  temp.tamper(
    "UPDATE sealed_details SET sealed = (SELECT sealed FROM sealed_details WHERE code = ? AND number = 1) WHERE code = ? AND number = 1",
    other,
    one,
  );
  expect(() => store.sealed.open(one, 1, holder)).toThrow("damaged");
  temp.tamper(
    "UPDATE sealed_details SET sealed = (SELECT sealed FROM sealed_details WHERE code = ? AND number = 1) WHERE code = ? AND number = 2",
    other,
    other,
  );
  expect(() => store.sealed.open(other, 2, holder)).toThrow("damaged");
  temp.tamper(
    "UPDATE sealed_grants SET wrapped = (SELECT wrapped FROM sealed_grants WHERE code = ?) WHERE code = ?",
    other,
    one,
  );
  expect(() => store.sealed.open(one, 2, holder)).toThrow("damaged");
});

test("destroyed, the details are gone for good, in every byte on disk, and the case goes on", () => {
  const temp = tempStore();
  const { store } = temp;
  const mine = code(1);
  store.ledger.append(
    of(mine, opened({ home: police.region }), {
      kind: "taken",
      by: police.user,
      at: asMillis(2),
      org: police.org,
    }),
    "open",
  );
  const put = (number: number) =>
    store.transaction(() => {
      store.sealed.put({
        code: mine,
        number,
        source: asEventId(`$${number}`),
        by: ngo.user,
        content: { what: "text", words: "words" },
      });
      const state = store.cases.case(mine);
      if (state !== null) store.sealed.follow(state);
    });
  put(1);
  const holder = holderOrg(police.org.id);
  expect(store.sealed.destroy(mine)).toBe(true);
  expect(store.sealed.destroy(mine)).toBe(false);
  expect(store.sealed.open(mine, 1, holder)).toBeNull();
  expect(store.sealed.opensFor(mine, holder)).toBe(false);
  expect(store.cases.case(mine)?.phase.kind).toBe("taken");
  put(2);
  expect(store.sealed.open(mine, 2, holder)).toEqual({ what: "text", words: "words" });
  expect(store.dataKeys.destroy(mine)).toBe(true);
  expect(store.sealed.open(mine, 2, holder)).toBeNull();
  expect(store.ledger.verify()).toMatchObject({ ok: true });
});
