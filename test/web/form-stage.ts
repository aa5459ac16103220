/**
 * The sealed form at a real store with the real templates, without a homeserver: parcels are made by the page's own code, cards and questions
 * stand in the outbox. The web port is asked in memory, or on its real port (`openPort`).
 */
import { createHmac, randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { formDesk } from "../../bot/desks/form-desk.ts";
import { rotateFormKey } from "../../bot/desks/form-key.ts";
import { formLink } from "../../bot/desks/form-link.ts";
import { pageDesk } from "../../bot/desks/page-desk.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import { alertOf, type Answers, NOTHING } from "../../bot/web/form/phone/answers.ts";
import type { Pass } from "../../bot/web/form/phone/data.ts";
import type { MakeSodium } from "../../bot/web/form/phone/libsodium.d.mts";
import { bytesIn, newId, passFor, type Sealing, sealingTo } from "../../bot/web/form/phone/seal.ts";
import { sodiumFile } from "../../bot/web/form/form-files.ts";
import { openWeb, webApp } from "../../bot/web/web.ts";
import { asMillis, asRegionId, asRoomId, type UserId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { joinParcel } from "../../src/sealed-form/parcel.ts";
import { seeded } from "../flow/seeded.ts";
import { added, AISULU, BERIK, SHYMKENT } from "../store/fixtures/invented.ts";
import { KEY, tempStore } from "../store/fixtures/temp-store.ts";

const templates = loadTemplates(null);
export const TOKEN = "1000000001:invented-token-of-a-bot-that-is-not";
export const NOON = Date.UTC(2026, 10, 20, 7, 0);
/** Telegram's number of Aisulu's account. */
export const ACCOUNT = 700_000_001;
const ADDRESS = new URL("http://localhost");

/** libsodium as the page has it: the raw file, without the wrapper. */
const loaded: { default: MakeSodium } = await import(/* @vite-ignore */ sodiumFile());
const sodium = await loaded.default({ getRandomValue: () => randomBytes(4).readUInt32LE() });

export const TOLD: Answers = {
  ...NOTHING,
  category: "unaccompanied",
  region: SHYMKENT,
  danger: "no",
  children: 2,
  ages: ["4-6", "7-10"],
  accompanied: "alone",
  note: "Екі бала вокзалда жалғыз отыр",
};

const Reply = z.strictObject({
  code: z.string().optional(),
  held: z.literal(true).optional(),
  error: z.strictObject({ kind: z.string(), message: z.string() }).optional(),
});
export type FormReply = {
  readonly status: number;
  readonly json: z.infer<typeof Reply>;
  readonly headers: Headers;
};

/** As Telegram signs it; `more` takes the place of fields. */
export function initData(at: number, more: Readonly<Record<string, string>> = {}, token = TOKEN): string {
  const fields: Record<string, string> = {
    auth_date: String(Math.floor(at / 1000)),
    query_id: randomBytes(6).toString("hex"),
    signature: randomBytes(64).toString("base64url"),
    user: JSON.stringify({ id: ACCOUNT, first_name: "Айсұлу", language_code: "kk" }),
    ...more,
  };
  const lines = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const key = createHmac("sha256", "WebAppData").update(token).digest();
  const hash = createHmac("sha256", key).update(lines.join("\n")).digest("hex");
  return new URLSearchParams({ ...fields, hash }).toString();
}

export type FormStage = ReturnType<typeof formStage>;

export function formStage(
  how: {
    readonly guard?: typeof templates.tools.guard;
    readonly member?: Partial<Member>;
    readonly telegram?: boolean;
    /** Nobody has said where the page is. */
    readonly offline?: boolean;
  } = {},
) {
  const temp = tempStore();
  const { store } = temp;
  store.ledger.append([added(how.member), added({ user: BERIK, language: "ru" })], "cli:1");
  store.rooms.remember(`response:${SHYMKENT}`, asRoomId("!response:test"));
  store.rooms.remember(`direct:${AISULU}`, asRoomId("!direct:test"));
  let clock = NOON;
  let address: URL | null = how.offline === true ? null : ADDRESS;
  const linked = new Map<string, UserId>([[String(ACCOUNT), AISULU]]);
  const guard = how.guard ?? templates.tools.guard;
  const flow = {
    store,
    templates: { ...templates, tools: { ...templates.tools, guard } },
    txn: txnsUnder(KEY),
    wake: () => {},
    now: () => asMillis(clock),
    draw: seeded(7).draw,
    page: () => address,
  };
  const telegram =
    how.telegram === false
      ? null
      : { token: TOKEN, memberOf: (account: string) => linked.get(account) ?? null };
  const desk = formDesk({ ...flow, telegram });
  const broken: Error[] = [];
  const desks = {
    hotlines: {
      knows: templates.knows,
      identify: () => null,
      raise: () => ({ kind: "unchecked" }) as const,
      look: () => null,
    },
    page: {
      ...templates,
      desk: pageDesk(flow),
      regionNames: templates.rules.regionNames,
      address: () => address,
    },
    form: { ...templates, desk, address: () => address },
  };
  const app = webApp(
    desks,
    (error) => broken.push(error),
    () => clock,
  );

  const sealing = (): Sealing => sealingWith(desk.key().publicKey);
  const memberOf = (user: UserId): Member => {
    const member = store.members.get(user);
    if (member === null) throw new Error("nobody of this name");
    return member;
  };
  /** A fresh link, as the bot sends it. */
  const link = (user: UserId = AISULU): URL => {
    clock++;
    const shown = formLink(memberOf(user), asMillis(clock), { store, page: () => address }).line.args?.[
      "link"
    ];
    if (typeof shown !== "string") throw new Error("no link was made");
    return new URL(shown);
  };
  const linkPass = (user: UserId = AISULU): Pass => ({ kind: "link", secret: secretOf(link(user)) });
  const telegramPass = (data = initData(clock)): Pass => ({ kind: "telegram", data });
  const post = async (
    body: Uint8Array<ArrayBuffer> | string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<FormReply> => {
    const response = await app.request("/form/alerts", {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "content-length": String(body.length),
        "accept-language": "kk",
        ...headers,
      },
      body,
    });
    return {
      status: response.status,
      json: Reply.parse(await response.json()),
      headers: response.headers,
    };
  };
  const sent = (pass: Pass, answers: Answers = TOLD, id = newId(), by = sealing()) =>
    post(parcelOf(alertOf(id, answers), pass, by));
  return {
    ...temp,
    app,
    flow,
    desk,
    desks,
    broken,
    linked,
    sealing,
    link,
    linkPass,
    telegramPass,
    post,
    sent,
    now: () => clock,
    later: (millis: number): void => void (clock += millis),
    rotate: () => rotateFormKey(store.vault),
    openPort: async () => {
      const web = await openWeb(
        { host: "127.0.0.1", port: 0 },
        desks,
        (error) => broken.push(error),
        () => clock,
      );
      onTestFinished(() => web.close());
      address = new URL(web.url);
      return web;
    },
    region: asRegionId("shymkent"),
  };
}

export function sealingWith(key: string): Sealing {
  const made = sealingTo(bytesIn(key) ?? new Uint8Array(), sodium);
  if (made === null) throw new Error("no key");
  return made;
}

export const secretOf = (link: URL): string => new URLSearchParams(link.hash.slice(1)).get("t") ?? "";

/** `alert` may be anything: what the page would never write as well. */
export function parcelOf(alert: unknown, by: unknown, sealing: Sealing): Uint8Array<ArrayBuffer> {
  const box = sealing.seal(alert);
  const pass = box === null ? null : passFor(box, by, sealing);
  if (box === null || pass === null) throw new Error("too long for a box");
  return joinParcel({ keyName: sealing.keyName, alert: box, pass });
}
