/** A hotline at a real store with the real templates, without a homeserver: requests go to the app, cards stand in the outbox. */
import { hotlineDesk, hotlineKeyHash } from "../../bot/desks/hotline-desk.ts";
import { pageDesk } from "../../bot/desks/page-desk.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import { webApp } from "../../bot/web/web.ts";
import { handle } from "../../src/handle.ts";
import { asMillis, asOrgId, asRegionId, type CaseCode } from "../../src/ids.ts";
import type { Command } from "../../src/command.ts";
import type { Hotline } from "../../src/people/hotline.ts";
import { seeded } from "../flow/seeded.ts";
import { added, AISULU, SHYMKENT } from "../store/fixtures/invented.ts";
import { noForm } from "./no-form.ts";
import { KEY, tempStore } from "../store/fixtures/temp-store.ts";

export const templates = loadTemplates(null);
export const LINE_KEY = "key-of-116-16";
export const OTHER_KEY = "key-of-150";
export const LINE: Hotline = {
  org: { id: asOrgId("line-116"), name: "116-16", kind: "hotline" },
  region: SHYMKENT,
};
const OTHER: Hotline = { org: { id: asOrgId("line-150"), name: "150", kind: "hotline" }, region: SHYMKENT };
export const NOON = Date.UTC(2026, 10, 20, 7, 0);

export type Answer = { readonly status: number; readonly json: unknown; readonly headers: Headers };

/** `guard` stands in for the real one. */
export function hotlineStage(guard = templates.tools.guard) {
  const temp = tempStore();
  const { store } = temp;
  const at = asMillis(NOON);
  store.ledger.append([added(), ...[LINE, OTHER].map((hotline) => entry(hotline))], "cli:1");
  let clock = NOON;
  let acts = 0;
  const chance = seeded(7);
  const flow = {
    store,
    templates: { ...templates, tools: { ...templates.tools, guard } },
    txn: txnsUnder(KEY),
    wake: () => {},
    now: () => asMillis(clock),
    draw: chance.draw,
  };
  const broken: Error[] = [];
  const page = {
    ...templates,
    desk: pageDesk(flow),
    regionNames: templates.rules.regionNames,
    address: () => null,
  };
  const app = webApp(
    { hotlines: hotlineDesk(flow), page, form: noForm },
    (error) => broken.push(error),
    () => clock,
  );

  function entry(hotline: Hotline) {
    const keyHash = hotlineKeyHash(hotline === LINE ? LINE_KEY : OTHER_KEY);
    return {
      stream: "people",
      event: { kind: "hotline_added", by: "operator", at, hotline, keyHash },
    } as const;
  }

  const ask = async (request: Request): Promise<Answer> => {
    const response = await app.request(request);
    return { status: response.status, json: await response.json(), headers: response.headers };
  };
  const post = (body: unknown, id = "request-0001", key = LINE_KEY): Promise<Answer> =>
    ask(
      new Request("http://localhost/api/alerts", {
        method: "POST",
        headers: {
          authorization: `Bearer ${key}`,
          "idempotency-key": id,
          "content-type": "application/json",
        },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  const look = (code: string, key = LINE_KEY): Promise<Answer> =>
    ask(new Request(`http://localhost/api/alerts/${code}`, { headers: { authorization: `Bearer ${key}` } }));

  /** A member of the register acts on a case. */
  const act = (command: Command): void => {
    const by = store.members.get(AISULU);
    if (by === null) throw new Error("the register is empty");
    const context = {
      now: flow.now(),
      today: "2026-11-20",
      draw: flow.draw,
      origin: { kind: "response", region: asRegionId("shymkent") },
      rules: templates.rules,
    } as const;
    const decision = handle(command, by, store.view(), context);
    if (decision.kind === "refused") throw new Error(decision.refusal.line.key);
    store.ledger.append(decision.entries, `$act:${acts++}`);
  };
  const known = (code: CaseCode) => store.cases.case(code);
  const later = (millis: number): void => void (clock += millis);
  return { ...temp, app, ask, post, look, act, known, later, broken };
}
