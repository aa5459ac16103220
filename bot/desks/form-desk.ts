/**
 * What comes by the sealed form: opened, its sender made sure of, and then the same way as a message in the direct room from the guard on
 * (run.ts, hotline-desk.ts): one transaction a call. Nothing of it is logged, nothing opened is kept.
 */
import sodium from "libsodium-wrappers";
import type { Context } from "../../src/context.ts";
import type { Effect, LedgerEntry } from "../../src/decision.ts";
import { handle } from "../../src/handle.ts";
import { asEventId, asMillis, type CaseCode, type EventId, type TxnId, type UserId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { localDay } from "../../src/people/regions.ts";
import { may } from "../../src/people/rights.ts";
import { checkInitData } from "../../src/sealed-form/init-data.ts";
import { type Pass, parsePass } from "../../src/sealed-form/pass.ts";
import { splitParcel } from "../../src/sealed-form/parcel.ts";
import { parseSentAlert, type SentAlert } from "../../src/sealed-form/sent-alert.ts";
import { sentForm } from "../../src/understand/sent-form.ts";
import type { Step } from "../../src/understand/step.ts";
import { formKey } from "./form-key.ts";
import { secretHash } from "./page-link.ts";
import { planEntries } from "../clock/plan-due.ts";
import type { FormAnswer, FormDesk, FormRefusal } from "../ports.ts";
import { post } from "../post/post.ts";
import type { Flow } from "../run.ts";
import { HELD_MS } from "../post/sealed-post.ts";
import type { FormCame } from "../store/forms.ts";

export type FormFlow = Omit<Flow, "open" | "download" | "journal"> & {
  /** Null: this bot has no part in Telegram. `memberOf`: of a Telegram account, as decimal digits. */
  readonly telegram: {
    readonly token: string;
    readonly memberOf: (account: string) => UserId | null;
  } | null;
};

type Read = { readonly alert: SentAlert; readonly content: string; readonly pass: Pass };
type Sender = { readonly user: UserId; readonly pass: TxnId };

const refused = (why: FormRefusal): FormAnswer => ({ kind: "refused", why });

export function formDesk(flow: FormFlow): FormDesk {
  const { store } = flow;
  return {
    key: () => {
      const { publicKey, fingerprint } = formKey(store.vault);
      return { publicKey: Buffer.from(publicKey).toString("base64url"), fingerprint };
    },
    take: (sent, wait) => {
      const read = readParcel(sent, flow);
      if (typeof read === "string") return refused(read);
      const answer = store.transaction(() => answerTo(read, wait, flow));
      flow.wake();
      return answer;
    },
  };
}

function readParcel(sent: Uint8Array, { store, templates }: FormFlow): Read | FormRefusal {
  const parcel = splitParcel(sent);
  if (parcel === null) return "damaged";
  const key = formKey(store.vault);
  if (!Buffer.from(parcel.keyName).equals(key.name)) return "key_changed";
  const [content, passed] = [key.open(parcel.alert), key.open(parcel.pass)];
  if (content === null || passed === null) return "damaged";
  const pass = parsePass(jsonIn(passed));
  const alert = parseSentAlert(jsonIn(content), templates.knows);
  if (pass === null || alert === null) return "unknown_content";
  const box = Buffer.from(sodium.crypto_generichash(32, parcel.alert, null)).toString("hex");
  return pass.box === box ? { alert, content: Buffer.from(content).toString(), pass } : "damaged";
}

/** Without an error's message, which could quote what was sent. */
function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function answerTo(read: Read, wait: (user: UserId) => number, flow: FormFlow): FormAnswer {
  const { store, txn } = flow;
  const sender = senderOf(read.pass, flow);
  if (typeof sender === "string") return refused(sender);
  const by = store.members.get(sender.user);
  if (by === null) return refused("not_member");
  const seconds = wait(by.user);
  if (seconds > 0) return { kind: "too_many", seconds };
  if (!may(by, "raise", null)) return refused("not_allowed");
  // A keyed hash of all of it: what was written can be guessed, and must not be confirmed by the disk.
  const request = txn("form-alert", by.user, read.content);
  const before = store.forms.came(request);
  if (before !== null) return answerOf(before, true);
  const earlier = store.forms.cameBy(sender.pass);
  if (earlier !== null && !stillWaits(earlier, flow)) return refused("used");
  const instead = earlier?.kind === "held" ? earlier.prompt : null;
  return opened(read.alert, request, sender, by, instead, flow);
}

function senderOf({ by }: Pass, { store, txn, now, telegram }: FormFlow): Sender | FormRefusal {
  if (by.kind === "link") {
    const hash = secretHash(by.secret);
    const user = store.forms.offered(hash, now());
    return user === null ? "link_over" : { user, pass: txn("form-pass", "link", hash) };
  }
  if (telegram === null) return "not_linked";
  const checked = checkInitData(by.data, telegram.token, now());
  if (checked.kind !== "signed") return checked.kind;
  const user = telegram.memberOf(checked.account);
  return user === null ? "not_linked" : { user, pass: txn("form-pass", "telegram", checked.hash) };
}

/** Stopped by the guard, and its author has not answered yet: a changed text by the same pass takes its place. */
const stillWaits = (came: FormCame, { store }: FormFlow): boolean =>
  came.kind === "held" && store.prompts.get(came.prompt)?.open === true;

function opened(
  alert: SentAlert,
  request: TxnId,
  { pass }: Sender,
  by: Member,
  instead: string | null,
  flow: FormFlow,
): FormAnswer {
  const { store, templates } = flow;
  const event = asEventId(`form:${request}`);
  const context = contextOf(by, flow);
  const sent = sentForm(alert, event, { by, view: store.view(), tools: templates.tools, context });
  if (sent.kind === "unchecked") return refused("unchecked");
  const settled: readonly Effect[] = instead === null ? [] : [{ kind: "settle", prompt: instead }];
  store.presence.seen(by.user, context.now);
  if (sent.kind === "held") {
    post(settled, { id: `${event}/instead`, at: context.now }, flow);
    const until = asMillis(context.now + HELD_MS);
    store.held.put({ event, by: by.user, until, content: { what: "text", words: alert.note } });
    sent.steps.forEach((step, i) => take(step, `${event}/${i}`, flow));
    return keep({ kind: "held", prompt: sent.prompt });
  }
  const decision = handle(sent.command, by, store.view(), context);
  // Who may raise was asked before; anything else is a bug of ours.
  if (decision.kind === "refused") throw new Error("an alert by the form was refused");
  store.ledger.append(decision.entries, event);
  planEntries(decision.entries, flow);
  post([...settled, ...decision.effects], { id: event, at: context.now }, flow);
  return keep({ kind: "opened", code: openedIn(decision.entries) });

  function keep(came: FormCame): FormAnswer {
    store.forms.remember({ request, pass, came, at: context.now });
    return answerOf(came, false);
  }
}

function take(step: Step, cause: EventId | string, flow: FormFlow): void {
  if ("record" in step) flow.store.ledger.append([{ stream: "guard", event: step.record }], cause);
  if ("effect" in step) post([step.effect], { id: cause, at: flow.now() }, flow);
}

const answerOf = (came: FormCame, again: boolean): FormAnswer =>
  came.kind === "opened" ? { kind: "opened", code: came.code, again } : { kind: "held" };

function openedIn(entries: readonly LedgerEntry[]): CaseCode {
  const found = entries.find((entry) => entry.stream === "case" && entry.event.kind === "opened");
  if (found?.stream !== "case") throw new Error("an alert opened no case");
  return found.code;
}

function contextOf(by: Member, { templates, draw, now }: FormFlow): Context {
  const at = now();
  return {
    now: at,
    today: localDay(at, templates.rules.timeZone(by.region)),
    draw,
    origin: { kind: "direct", user: by.user },
    rules: templates.rules,
  };
}
