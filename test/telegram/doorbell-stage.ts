/** A real store and the whole doorbell against a Bot API server: everything but Matrix, whose rooms are rows of the outbox. */
import { randomInt } from "node:crypto";
import { openDoorbell, type DoorbellSettings } from "../../bot/doorbell/doorbell.ts";
import { ringDue } from "../../bot/clock/clock.ts";
import { planEntries } from "../../bot/clock/plan-due.ts";
import type { Journal } from "../../bot/ports.ts";
import { post } from "../../bot/post/post.ts";
import type { Command } from "../../src/command.ts";
import type { Decision } from "../../src/decision.ts";
import { handle } from "../../src/handle.ts";
import { asEventId, asMillis, asRoomId, type CaseCode, type UserId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { expect, onTestFinished } from "vitest";
import { templates as officeTemplates, txn } from "../bot/office.ts";
import { added, AISULU, BERIK, CENTRE, POLICE, SHYMKENT } from "../store/fixtures/invented.ts";
import { asUserId } from "../../src/ids.ts";
import { tempStore, type TempStore } from "../store/fixtures/temp-store.ts";
import { botApiServer, type BotApiServer } from "./bot-api-server.ts";

/** Their numbers at Telegram. */
export const ACCOUNTS = { aisulu: 700100, berik: 700200 } as const;
export const accountOf = (user: UserId): number => (user === AISULU ? ACCOUNTS.aisulu : ACCOUNTS.berik);
export const HEAD = asUserId("@u3:test");
/** A Monday, 11:00 in Shymkent. */
export const MONDAY = Date.UTC(2026, 10, 23, 6, 0);

export type StageOptions = {
  readonly settings?: Partial<DoorbellSettings>;
  readonly formUrl?: URL | null;
  readonly temp?: TempStore;
  readonly server?: BotApiServer;
  readonly from?: number;
  readonly templates?: typeof officeTemplates;
  /** Members who link before anything happens. */
  readonly linked?: readonly UserId[];
};

export async function doorbellStage({
  settings,
  formUrl = null,
  temp = tempStore(),
  server,
  from = MONDAY,
  templates = officeTemplates,
  linked = [AISULU],
}: StageOptions = {}) {
  const api = server ?? (await botApiServer());
  const { store } = temp;
  if (store.members.get(AISULU) === null) {
    const one = (user: UserId, more: Partial<Member>) => added({ user, region: SHYMKENT, ...more });
    store.ledger.append(
      [
        one(AISULU, { org: POLICE, language: "kk" }),
        one(BERIK, { org: CENTRE, language: "ru" }),
        one(HEAD, { org: CENTRE, role: "coordinator", language: "ru" }),
      ],
      "cli:1",
    );
    store.rooms.remember(`response:${SHYMKENT}`, asRoomId("!response:test"));
    store.rooms.remember(`coordination:${SHYMKENT}`, asRoomId("!coordination:test"));
    for (const user of [AISULU, BERIK, HEAD])
      store.rooms.remember(`direct:${user}`, asRoomId(`!d${user.length}${user.slice(1, 3)}:test`));
  }
  let skipped = from - Date.now();
  const now = () => asMillis(Date.now() + skipped);
  api.setClock(now);
  const log: { event: string; facts: unknown; loud: boolean }[] = [];
  const journal: Journal = {
    info: (event, facts) => void log.push({ event, facts, loud: false }),
    alarm: (event, facts) => void log.push({ event, facts, loud: true }),
  };
  const broken: unknown[] = [];
  const flow = {
    store,
    templates,
    txn,
    now,
    draw: (sides: number) => randomInt(sides),
    wake: () => doorbell?.look(),
    journal,
    deepLink: (code: string) => doorbell?.link(code) ?? ("not_set_up" as const),
  };
  let doorbell: Awaited<ReturnType<typeof openDoorbell>> | null = null;
  doorbell = await openDoorbell(
    {
      token: api.token,
      apiRoot: api.url,
      webhook: null,
      codeOnly: [],
      threads: new URL("https://matrix.to/#/"),
      ...settings,
    },
    flow,
    () => formUrl,
    (error) => void broken.push(error),
  );
  const running = doorbell;
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await running.stop();
  };
  onTestFinished(stop);

  let causes = 0;
  /** As bot/run.ts does it with a message. */
  const act = (command: Command, by: UserId, cause = `$m${Date.now()}/${(causes += 1)}`): Decision => {
    const member = store.members.get(by);
    if (member === null) throw new Error("nobody of that name");
    const decision = store.transaction(() => {
      const made = handle(command, member, store.view(), {
        now: now(),
        today: "2026-11-23",
        draw: (sides) => randomInt(sides),
        origin: { kind: "direct", user: by },
        rules: templates.rules,
      });
      if (made.kind === "refused") return made;
      store.ledger.append(made.entries, cause);
      planEntries(made.entries, flow);
      post(made.effects, { id: cause, at: now() }, flow);
      return made;
    });
    deliver();
    running.look();
    return decision;
  };
  /** The homeserver takes what stands in the outbox; gives the words of what was said. */
  const said: { room: string; body: string }[] = [];
  const deliver = (): void => {
    for (let rows = store.outbox.ready(50); rows.length > 0; rows = store.outbox.ready(50))
      for (const row of rows) {
        store.outbox.sent(row.txn, asEventId(`$of:${row.txn}`));
        const body = row.kind === "send" ? row.content["body"] : "";
        said.push({ room: row.room, body: typeof body === "string" ? body : "" });
      }
  };
  const raise = (
    by: UserId = HEAD,
    fields: Extract<Command, { kind: "raise" }>["fields"] = RED,
  ): CaseCode => {
    const before = new Set(store.cases.unclosed(SHYMKENT).map(({ code }) => code));
    act({ kind: "raise", home: SHYMKENT, fields, note: "", source: null, cleaned: null }, by);
    const code = store.cases.unclosed(SHYMKENT).find((one) => !before.has(one.code))?.code;
    if (code === undefined) throw new Error("no case was opened");
    return code;
  };
  for (const user of linked) {
    if (!store.telegram.isLinked(user)) store.telegram.link(user, String(accountOf(user)), now());
  }
  return {
    api,
    temp,
    store,
    act,
    raise,
    deliver,
    said,
    log,
    broken,
    stop,
    hook: running.hook,
    look: () => running.look(),
    now,
    /** Time goes by, and the clock rings for what is due. */
    pass: (ms: number) => {
      skipped += ms;
      ringDue({ ...flow });
      deliver();
      running.look();
    },
    /** Rings that stand in a chat, by what they say. */
    ringsOf: (user: UserId = AISULU) =>
      api.messages().filter(({ chat, text }) => chat === accountOf(user) && /\w{3}-\w{4}/.test(text)),
  };
}

/** Urgent, and for the juvenile police among others. */
export const RED = {
  category: "unaccompanied",
  children: 1,
  ages: [5],
  accompanied: "alone",
  danger: true,
} as const;
export const AMBER = { category: "begging", children: 2, ages: [9, 10] } as const;

export type Stage = Awaited<ReturnType<typeof doorbellStage>>;

/** Rings in the chat of the member, once there are so many. */
export const rung = async (stage: Stage, n = 1) => {
  await expect.poll(() => stage.ringsOf().length).toBe(n);
  return stage.ringsOf();
};
export const comingButton = (stage: Stage, at = 0): string => {
  const data = stage.ringsOf()[at]?.buttons.find((one) => one.callback_data !== undefined)?.callback_data;
  if (data === undefined) throw new Error("there is no button to say so");
  return data;
};
/** How often somebody was said to be on the way. */
export const comings = (stage: Stage): number =>
  stage.store.cases
    .unclosed(SHYMKENT)
    .flatMap(({ code }) => stage.store.cases.events(code))
    .filter(({ event }) => event.kind === "coming").length;
