/** Small commands on a real store, as their owner types them: the register, the outbox, the recovery key. */
import { expect, test } from "vitest";
import { openStore } from "../../bot/store/open-store.ts";
import type { Store } from "../../bot/store/store.ts";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis, asUserId } from "../../src/ids.ts";
import { runCommand } from "../flow/dabyl-process.ts";
import {
  added,
  ALMATY,
  AISULU,
  closed,
  code,
  of,
  opened,
  ROOM,
  SHYMKENT,
  txn,
} from "../store/fixtures/invented.ts";
import { send } from "../store/fixtures/sends.ts";
import { KEY, tempFolder } from "../store/fixtures/temp-store.ts";

/** A data folder with what `fill` puts into it, and the command line on it. */
function folder(fill: (store: Store) => void) {
  const home = tempFolder();
  const store = openStore({ file: `${home}/dabyl.db`, key: KEY, evolve });
  fill(store);
  store.close();
  const env = {
    ...process.env,
    DABYL_HOME: home,
    DABYL_STORE_KEY: Buffer.from(KEY).toString("base64"),
    DABYL_HOMESERVER: "http://127.0.0.1:9",
  };
  const dabyl = (...args: string[]) => runCommand([...args, "--json"], env);
  return { dabyl };
}

test("member list prints one member a line, of all regions or of one", async () => {
  const { dabyl } = folder((store) => {
    store.ledger.append([added(), added({ user: asUserId("@u9:test"), region: ALMATY })], "cli:1");
    store.vault.set(`rooms.invited.${AISULU}`, "yes");
  });
  const { code: exit, lines } = await dabyl("member", "list");
  expect(exit).toBe(0);
  expect(lines).toEqual([
    {
      user: AISULU,
      name: "Aisulu Testova",
      org: "Juvenile police of Abay",
      kind: "juvenile_police",
      role: "responder",
      region: "shymkent",
      lang: "kk",
      invited: true,
      away: null,
    },
    expect.objectContaining({ user: "@u9:test", region: "almaty", invited: false }),
  ]);
  expect((await dabyl("member", "list", "--region", "almaty")).lines).toHaveLength(1);
});

test("outbox counts what waits and what was refused, with reasons; retry queues the refused ones again", async () => {
  const long = asMillis(Date.now() - 25 * 3_600_000);
  const { dabyl } = folder((store) => {
    store.rooms.remember("response:shymkent", ROOM);
    store.ledger.append(of(code(1), opened()), "c1");
    store.outbox.add(send("waits"));
    store.outbox.add(send("waits-long", { createdAt: long }));
    store.outbox.add(send("fresh", { createdAt: asMillis(Date.now()) }));
    for (const [name, why] of [
      ["a", "M_FORBIDDEN"],
      ["b", "M_FORBIDDEN"],
      ["c", "M_TOO_LARGE"],
    ] as const) {
      store.outbox.add(send(name));
      store.outbox.rejected(txn(name), why);
    }
    store.outbox.add(send("gone", { code: code(1) }));
    store.dataKeys.destroy(code(1));
  });
  expect((await dabyl("outbox")).lines).toEqual([
    { unsent: 3, stale: 2, rejected: 3, reasons: { M_FORBIDDEN: 2, M_TOO_LARGE: 1 }, sent: 0 },
  ]);
  const doctor = await dabyl("doctor");
  expect(doctor.code).toBe(1);
  expect(doctor.lines).toContainEqual({
    check: "outbox",
    ok: false,
    message: expect.stringMatching(
      /^3 messages were not sent \(M_FORBIDDEN: 2, M_TOO_LARGE: 1\).*outbox retry/,
    ),
  });
  expect((await dabyl("outbox", "retry")).lines).toEqual([{ retried: 3 }]);
  expect((await dabyl("outbox")).lines).toMatchObject([{ unsent: 6, rejected: 0, reasons: {} }]);
  expect((await dabyl("doctor")).lines).toContainEqual({
    check: "outbox",
    ok: false,
    message: expect.stringMatching(/^5 messages wait for more than a day/),
  });
});

test("the recovery key goes to a terminal, or to whoever says --yes; never by mistake", async () => {
  const { dabyl } = folder((store) => store.vault.set("matrix.recovery_key", "EsTx invented"));
  const refused = await dabyl("recovery-key");
  expect(refused).toMatchObject({ code: 1, lines: [{ error: { kind: "not_a_terminal" } }] });
  expect(JSON.stringify(refused)).not.toContain("EsTx");
  expect((await dabyl("recovery-key", "--yes")).lines).toEqual([{ recovery_key: "EsTx invented" }]);
  const empty = await folder(() => {}).dabyl("recovery-key", "--yes");
  expect(empty).toMatchObject({ code: 1, lines: [{ error: { kind: "no_key" } }] });
});

test("with two administrators the recovery key is shown once for each time that both agreed, and each showing is in the ledger", async () => {
  const ONE = asUserId("@one:test");
  const TWO = asUserId("@two:test");
  const now = Date.now();
  const at = (ms: number) => asMillis(now + ms);
  const { dabyl } = folder((store) => {
    store.vault.set("matrix.recovery_key", "EsTx invented");
    store.ledger.append(
      [ONE, TWO].map((user) => added({ user, role: "administrator" })),
      "cli:1",
    );
  });
  const alone = await dabyl("recovery-key", "--yes");
  expect(alone).toMatchObject({ code: 1, lines: [{ error: { kind: "two_administrators" } }] });
  expect(JSON.stringify(alone)).not.toContain("EsTx");
  expect(await dabyl("recovery-key", "rotate", "--yes")).toMatchObject({
    lines: [{ error: { kind: "two_administrators" } }],
  });
  const agreed = folder((store) => {
    store.vault.set("matrix.recovery_key", "EsTx invented");
    store.ledger.append(
      [ONE, TWO].map((user) => added({ user, role: "administrator" })),
      "cli:1",
    );
    const asked = { kind: "joint_asked", id: "r", act: "export_keys", by: ONE, at: at(-9_000) } as const;
    const yes = { kind: "joint_confirmed", id: "r", by: TWO, at: at(-5_000) } as const;
    store.ledger.append(
      [asked, yes].map((event) => ({ stream: "people", event })),
      "$asked",
    );
  });
  expect((await agreed.dabyl("recovery-key", "--yes")).lines).toEqual([{ recovery_key: "EsTx invented" }]);
  expect((await agreed.dabyl("recovery-key", "--yes")).code).toBe(1);
  expect((await agreed.dabyl("ledger", "verify")).lines).toMatchObject([{ ok: true, events: 5 }]);
});

test("a new recovery key is shown once, to whoever may see the old one, and waits for the bot's next start", async () => {
  const { dabyl } = folder((store) => store.vault.set("matrix.recovery_key", "EsTx invented"));
  expect(await dabyl("recovery-key", "rotate")).toMatchObject({
    code: 1,
    lines: [{ error: { kind: "not_a_terminal" } }],
  });
  const [shown] = (await dabyl("recovery-key", "rotate", "--yes")).lines;
  expect(shown).toEqual({ recovery_key: expect.stringMatching(/^E[a-zA-Z1-9 ]{50,}$/) });
  expect((await dabyl("recovery-key", "--yes")).lines).toEqual([{ recovery_key: "EsTx invented" }]);
  expect(await dabyl("recovery-key", "rotate", "--yes")).toMatchObject({
    code: 1,
    lines: [{ error: { kind: "key_waits" } }],
  });
  expect(await folder(() => {}).dabyl("recovery-key", "rotate", "--yes")).toMatchObject({
    code: 1,
    lines: [{ error: { kind: "no_key" } }],
  });
});

test("visits says who signed in to the coordinators' page and took tables out, of a region and a time", async () => {
  const { dabyl } = folder((store) => {
    const act = (at: number, region = SHYMKENT) => ({ by: AISULU, at: asMillis(at), region });
    const events = [
      { kind: "signed_in", ...act(1_000) },
      { kind: "exported", ...act(2_000), cases: 31 },
      { kind: "signed_in", ...act(3_000, ALMATY) },
    ] as const;
    store.ledger.append(
      events.map((event) => ({ stream: "page", event })),
      "page:1",
    );
  });
  const { lines } = await dabyl("visits", "--region", "shymkent");
  expect(lines).toEqual([
    { at: "1970-01-01T00:00:01.000Z", user: AISULU, region: "shymkent", act: "signed_in", cases: null },
    { at: "1970-01-01T00:00:02.000Z", user: AISULU, region: "shymkent", act: "exported", cases: 31 },
  ]);
  expect((await dabyl("visits", "--from", "1970-01-01T00:00:03Z")).lines).toHaveLength(1);
});

test("verify --against says whether a head that was noted is a part of today's history", async () => {
  let noted = "";
  const { dabyl } = folder((store) => {
    store.ledger.append([added()], "cli:1");
    noted = store.ledger.head().head;
    store.ledger.append(of(code(1), opened()), "$1");
  });
  const [whole] = (await dabyl("ledger", "verify", "--against", noted.toUpperCase())).lines;
  expect(whole).toMatchObject({ ok: true, events: 2, against: { hash: noted, found: true, events: 1 } });
  const invented = await dabyl("ledger", "verify", "--against", "0123456789abcdef".repeat(4));
  expect(invented.code).toBe(1);
  expect(invented.lines[0]).toMatchObject({ ok: false, events: 2, against: { found: false, events: null } });
  expect((await dabyl("ledger", "verify", "--against", noted.slice(0, 20))).code).toBe(2);
});

test("erase asks for --yes, takes closed cases only, and each once", async () => {
  const { dabyl } = folder((store) => {
    store.ledger.append(of(code(1), opened(), closed()), "$1");
    store.ledger.append(of(code(2), opened()), "$2");
  });
  const kindOf = async (...args: string[]) => (await dabyl("erase", ...args)).lines[0];
  expect(await kindOf(code(1))).toMatchObject({ error: { kind: "not_confirmed" } });
  expect(await kindOf(code(2), "--yes")).toMatchObject({ error: { kind: "case_open" } });
  expect(await kindOf(code(3), "--yes")).toMatchObject({ error: { kind: "code_unknown" } });
  expect(await kindOf("K7P-4X2X", "--yes")).toMatchObject({ error: { kind: "code_mistyped" } });
  expect(await kindOf(code(1), "--yes")).toEqual({ erased: code(1) });
  expect(await kindOf(code(1), "--yes")).toMatchObject({ error: { kind: "erased_before" } });
  expect((await dabyl("ledger", "rebuild")).lines[0]).toMatchObject({ ok: true });
});

test("the sealed form's key has one sign until it is changed, which needs --yes", async () => {
  const { dabyl } = folder(() => {});
  const sign = { sign: expect.stringMatching(/^(?:\d{4} ){4}\d{4}$/) };
  const [first] = (await dabyl("form-key")).lines;
  expect(first).toEqual(sign);
  expect((await dabyl("form-key")).lines).toEqual([first]);
  expect(await dabyl("form-key", "rotate")).toMatchObject({
    code: 1,
    lines: [{ error: { kind: "not_sure" } }],
  });
  const [second] = (await dabyl("form-key", "rotate", "--yes")).lines;
  expect(second).toEqual(sign);
  expect(second).not.toEqual(first);
  expect((await dabyl("form-key")).lines).toEqual([second]);
});
