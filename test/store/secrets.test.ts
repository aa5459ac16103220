import { expect, test } from "vitest";
import { asUserId } from "../../src/ids.ts";
import {
  added,
  AISULU,
  at,
  closed,
  code,
  member,
  of,
  opened,
  POLICE,
  ROOM,
  taken,
  txn,
} from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { KEY, type TempStore, tempStore } from "./fixtures/temp-store.ts";
import { clear } from "./fixtures/wire.ts";

/** Words that may stand nowhere on disk, each unlike anything the store writes itself. */
const SECRETS = {
  member: "Gulnara Zzmember",
  organisation: "Zzorganisation of Abay",
  note: "zznote by the bazaar",
  district: "zzdistrict",
  closing: "zzclosing note",
  nextStep: "zznext step",
  body: "zzbody of a message",
  caseBody: "zzbody of a case message",
  poll: "zzpoll question",
  token: "zzaccess token",
  clearBody: "zzclear body",
  clearName: "zzreason",
};

function tellEverything({ store }: TempStore): void {
  const org = { ...POLICE, name: SECRETS.organisation };
  store.rooms.remember("response:shymkent", ROOM);
  store.vault.set("access_token", SECRETS.token);
  store.ledger.append([added({ name: SECRETS.member, org })], "c0");
  store.transaction(() => {
    const report = {
      outcome: "placed",
      note: SECRETS.closing,
      next: { what: SECRETS.nextStep, date: null },
    } as const;
    store.ledger.append(
      of(
        code(1),
        opened({
          note: SECRETS.note,
          postedBy: org,
          fields: { category: "begging", district: SECRETS.district },
        }),
        taken(),
        { ...closed(), kind: "closed", report, into: null },
      ),
      "c1",
    );
    store.outbox.add(send("a", { content: { body: SECRETS.body } }));
    store.outbox.add(send("b", { code: code(1), content: { body: SECRETS.caseBody } }));
    const question = prompt("p", { code: code(1), question: { key: "help", args: { words: SECRETS.poll } } });
    store.prompts.put(question, { txn: txn("b"), place: "response:shymkent", at: at(1) });
    store.prompts.put(
      { ...question, id: "q", code: null },
      { txn: txn("a"), place: `direct:${AISULU}`, at: at(1) },
    );
  });
  store.sync.commit({
    next: "s",
    events: [
      clear("m", "m.room.message", { content: { body: SECRETS.clearBody } }),
      clear("r", "m.room.redaction", { redacts: "$x", content: { reason: SECRETS.clearName } }),
    ],
    gaps: [],
    echoes: [],
  });
}

test("no name, note, district, message, question or token is in any byte on disk", () => {
  const temp = tempStore();
  tellEverything(temp);
  // What is looked for can be found at all: a word that is kept in clear, and a secret that was put there.
  expect(temp.bytes().includes("@u1:test")).toBe(true);
  const look = (): string[] =>
    Object.values(SECRETS).filter((secret) =>
      [secret, secret.split(" ")[0] ?? secret].some((word) => temp.bytes().includes(word)),
    );
  expect(look()).toEqual([]);
  temp.reopen();
  expect(look()).toEqual([]);
  expect(temp.bytes().includes(Buffer.from(KEY))).toBe(false);
  // All of it is there nevertheless.
  expect(temp.store.cases.case(code(1))).toMatchObject({
    note: SECRETS.note,
    fields: { district: SECRETS.district },
  });
  expect(temp.store.members.get(AISULU)?.name).toBe(SECRETS.member);
  expect(temp.store.outbox.ready(9)).toMatchObject([
    { content: { body: SECRETS.body } },
    { content: { body: SECRETS.caseBody } },
  ]);
  expect(temp.store.vault.get("access_token")).toBe(SECRETS.token);
  temp.tamper("INSERT INTO vault VALUES ('plain', CAST(? AS BLOB))", SECRETS.note);
  expect(look()).toEqual([SECRETS.note]);
});

/** All that can be thrown, with its causes, as a log would show it. */
function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Error)
      return [error.message, error.stack, JSON.stringify(error), String(error.cause)].join();
    throw error;
  }
  throw new Error("nothing was thrown");
}

test("no error tells what a row holds", () => {
  const temp = tempStore();
  tellEverything(temp);
  const { store } = temp;
  temp.tamper("UPDATE members SET name = (SELECT sealed FROM vault)");
  temp.tamper("UPDATE case_states SET sealed = zeroblob(100)");
  temp.tamper("UPDATE outbox SET content = zeroblob(100)");
  const shouts = [
    () => store.members.get(AISULU),
    () => store.cases.case(code(1)),
    () => store.outbox.ready(9),
    () => store.ledger.append([added({ name: SECRETS.member, user: asUserId("@zz:test") })], "c1"),
    () =>
      store.transaction(() =>
        store.ledger.append(
          [
            {
              stream: "people",
              event: {
                kind: "member_added",
                by: "operator",
                at: at(0.5),
                member: member({ name: SECRETS.member }),
              },
            },
          ],
          "c8",
        ),
      ),
  ].map(messageOf);
  for (const secret of Object.values(SECRETS))
    expect(shouts.filter((words) => words.includes(secret))).toEqual([]);
});
