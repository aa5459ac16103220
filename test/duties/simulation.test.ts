/** Ninety days with a stepped clock over the real store: every reminder once, at its moment, whatever becomes of the process. */
import { expect, test } from "vitest";
import { type Clockwork, ringDue } from "../../bot/clock/clock.ts";
import { planAll, planEntries } from "../../bot/clock/plan-due.ts";
import { post } from "../../bot/post/post.ts";
import type { Store } from "../../bot/store/store.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import type { Command } from "../../src/command.ts";
import { handle } from "../../src/handle.ts";
import {
  asEventId,
  asMillis,
  asOrgId,
  asRegionId,
  asRoomId,
  asUserId,
  type CaseCode,
  type Millis,
} from "../../src/ids.ts";
import type { Member, OrgKind, Role } from "../../src/people/member.ts";
import { KEY, tempStore } from "../store/fixtures/temp-store.ts";
import {
  BEGIN,
  type Doing,
  type Downtime,
  END,
  FIELDS,
  type Life,
  ninetyDays,
  REGIONS,
} from "./ninety-days.ts";
import { type Expected, expectedOf } from "./reminders-oracle.ts";

const templates = loadTemplates(null);
const person = (region: string, name: string, kind: OrgKind, role: Role = "responder"): Member => ({
  user: asUserId(`@${name}-${region}:test`),
  name,
  org: { id: asOrgId(`${region}/${kind}`), name: kind, kind },
  role,
  region: asRegionId(region),
  language: "kk",
});
const people = (region: string) => ({
  ngo: person(region, "ngo", "ngo"),
  police: person(region, "police", "juvenile_police"),
  school: person(region, "school", "education"),
  coordinator: person(region, "coordinator", "akimat", "coordinator"),
  head: person(region, "head", "akimat", "head"),
});

/** Randomness of what befalls the process, apart from that of the cases. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

type Sim = ReturnType<typeof simulation>;

function simulation(seed: number) {
  const temp = tempStore();
  let now: Millis = asMillis(BEGIN);
  let fault = false;
  const random = chance(seed + 1);
  const makeTxn = txnsUnder(KEY);
  let messages = 0;
  let toCoordinators = 0;
  let alarms = 0;
  const flow = (): Clockwork => ({
    store: temp.store,
    templates,
    // A machine that breaks in the middle of a transaction: nothing of it may remain.
    txn: (...cause) => {
      if (fault) throw new Error("the power is gone");
      return makeTxn(...cause);
    },
    now: () => now,
    draw: (sides) => Math.floor(random() * sides),
    journal: { info: () => undefined, alarm: () => void (alarms += 1) },
    wake: () => undefined,
  });
  for (const { id } of REGIONS) {
    const members = Object.values(people(id)).map(
      (member) =>
        ({ stream: "people", event: { kind: "member_added", by: "operator", at: now, member } }) as const,
    );
    temp.store.ledger.append(members, `cli:${id}`);
    temp.store.rooms.remember(`response:${id}`, asRoomId(`!${id}:test`));
    temp.store.rooms.remember(`coordination:${id}`, asRoomId(`!coordination-${id}:test`));
  }
  const restart = async (): Promise<void> => {
    temp.reopen();
    await planAll(flow());
  };
  /** What the homeserver gets; messages of reminders are counted, cards and their edits not. */
  const deliver = (counted: boolean): void => {
    for (let rows = temp.store.outbox.ready(100); rows.length > 0; rows = temp.store.outbox.ready(100))
      for (const row of rows) {
        const isMessage = row.kind === "send" && row.content["m.new_content"] === undefined;
        const isCoordination = row.room.startsWith("!coordination");
        if (counted && isMessage && !isCoordination) messages += 1;
        if (isCoordination) toCoordinators += 1;
        temp.store.outbox.sent(row.txn, asEventId(`$${row.txn}`));
      }
  };
  const perform = (command: Command, by: Member, cause: string): CaseCode | null => {
    const parts = flow();
    const { store } = parts;
    const opened = store.transaction(() => {
      const origin = { kind: "response", region: by.region } as const;
      const context = { now, today: "2025-01-01", draw: parts.draw, origin, rules: templates.rules };
      const decision = handle(command, by, store.view(), context);
      if (decision.kind === "refused") throw new Error(`${command.kind}: ${decision.refusal.line.key}`);
      store.ledger.append(decision.entries, cause);
      planEntries(decision.entries, parts);
      post(decision.effects, { id: cause, at: now }, parts);
      return decision.entries.flatMap((entry) => (entry.stream === "case" ? [entry.code] : []));
    });
    deliver(false);
    return opened[0] ?? null;
  };
  /** All that is due up to this moment, each at its own; now and then the process is killed before, after or in the middle. */
  const advance = async (to: number): Promise<void> => {
    for (let next = temp.store.due.next(); next !== null && next <= to; next = temp.store.due.next()) {
      now = asMillis(Math.max(next, now));
      if (random() < 0.1) await restart();
      if (random() < 0.1) {
        fault = true;
        ringDue(flow());
        fault = false;
        await restart();
      }
      while (ringDue(flow())) if (random() < 0.1) await restart();
      deliver(true);
    }
    now = asMillis(Math.max(to, now));
  };
  const sleep = (to: number): void => void (now = asMillis(to));
  const counted = () => ({ messages, toCoordinators, alarms });
  return { temp, perform, advance, sleep, counted };
}

function commandOf(doing: Doing, code: CaseCode, life: Life): readonly [Command, Member] {
  const { police, ngo, coordinator } = people(life.region.id);
  switch (doing.kind) {
    case "take":
      return [{ kind: "take", code }, police];
    case "speak":
      return [{ kind: "speak", code }, ngo];
    case "danger":
      return [{ kind: "tell", code, fields: { danger: true } }, ngo];
    case "reach":
      return [{ kind: "reach", code, what: doing.what }, police];
    case "report":
      return [{ kind: "close", code, parts: { outcome: "placed" }, sure: false }, police];
    case "close":
      return [{ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, coordinator];
    case "reopen":
      return [{ kind: "reopen", code }, coordinator];
  }
}

/** Lives the days, and gives the codes of the cases in the order of their lives. */
async function live(
  lives: readonly Life[],
  down: readonly Downtime[],
  sim: Sim,
): Promise<readonly (CaseCode | null)[]> {
  const codes: (CaseCode | null)[] = lives.map(() => null);
  type Moment = { readonly at: number; readonly order: number; readonly run: () => void };
  const moments = lives.flatMap((life, i): Moment[] => {
    const raise: Command = {
      kind: "raise",
      home: asRegionId(life.region.id),
      fields: FIELDS[life.urgency],
      note: "",
      source: null,
      cleaned: null,
    };
    return [
      {
        at: life.opened,
        order: 1,
        run: () => {
          codes[i] = sim.perform(raise, people(life.region.id).ngo, `$open-${i}`);
        },
      },
      ...life.acts.map(
        ({ at, doing }, n): Moment => ({
          at,
          order: 2 + n,
          run: () => {
            const code = codes[i];
            if (code !== null && code !== undefined)
              sim.perform(...commandOf(doing, code, life), `$act-${i}-${n}`);
          },
        }),
      ),
    ];
  });
  const falls = down.map(
    ([from, to]): Moment => ({
      at: from,
      order: 0,
      run: () => sim.sleep(Math.max(to, from)),
    }),
  );
  for (const { at, order, run } of [...moments, ...falls].toSorted(
    (a, b) => a.at - b.at || a.order - b.order,
  )) {
    // What is due in the very moment at which the bot goes down is not sent any more.
    await sim.advance(order === 0 ? at - 1 : at);
    run();
  }
  await sim.advance(END - 1);
  return codes;
}

function remindedIn(store: Store, code: CaseCode): readonly Expected[] {
  return store.cases.events(code).flatMap(({ event }): Expected[] => {
    if (!("deadline" in event) && !("of" in event)) return [];
    if (event.kind === "reminded") return [{ of: event.of, step: event.step, at: event.at }];
    return event.kind === "clock_missed" ? [{ of: `clock:${event.deadline}`, step: 0, at: event.at }] : [];
  });
}

/** How often the third step of an urgent case is reached, or gone past after downtime. */
function comingToCoordinators({ urgency, acts }: Life, expected: readonly Expected[]): number {
  const danger = acts.find(({ doing }) => doing.kind === "danger")?.at ?? Number.POSITIVE_INFINITY;
  const steps = expected
    .filter(({ of, step, at }) => of === "untaken" && step > 0 && (urgency === "red" || at >= danger))
    .toSorted((a, b) => a.at - b.at);
  return steps.filter(({ step }, i) => {
    const before = steps[i - 1]?.step ?? 0;
    return step >= 3 && (before < 3 || before >= step);
  }).length;
}

const readable = (list: readonly Expected[]): readonly string[] =>
  list.map(({ of, step, at }) => `${new Date(at).toISOString()} ${of} ${step}`).toSorted();

test.each([11, 47])(
  "in ninety days every reminder comes once and at its moment, as the oracle says (seed %i)",
  async (seed) => {
    const { lives, down } = ninetyDays(seed, 40);
    const sim = simulation(seed);
    const codes = await live(lives, down, sim);
    let groups = 0;
    let all = 0;
    let red = 0;
    lives.forEach((life, i) => {
      const code = codes[i];
      if (code === null || code === undefined) throw new Error("a life without a case");
      const expected = expectedOf(life, down, END);
      expect(readable(remindedIn(sim.temp.store, code)), JSON.stringify(life)).toEqual(readable(expected));
      all += expected.length;
      red += comingToCoordinators(life, expected);
      groups += new Set(expected.filter(({ step }) => step > 0).map(({ at }) => at)).size;
    });
    expect(all).toBeGreaterThan(100);
    // One message a case and moment, however much was due, and none besides.
    expect(sim.counted().messages).toBe(groups);
    // Of an urgent case that nobody took, one line in the coordinators' room.
    expect(red).toBeGreaterThan(0);
    expect(sim.counted().toCoordinators).toBe(red);
    expect(sim.counted().alarms).toBeGreaterThan(0);
    expect(sim.temp.store.ledger.verify().ok).toBe(true);
  },
  120_000,
);
