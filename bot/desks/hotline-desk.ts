/** Alerts of hotlines: the same guard, the same `handle` and the same transaction as for a message in a room (run.ts). */
import { createHash } from "node:crypto";
import type { Context } from "../../src/context.ts";
import type { Fields } from "../../src/case/fields.ts";
import type { Command } from "../../src/command.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { explain } from "../../src/guard/explain.ts";
import { handle } from "../../src/handle.ts";
import type { CaseCode } from "../../src/ids.ts";
import { type Hotline, hotlineAsMember } from "../../src/people/hotline.ts";
import { localDay } from "../../src/people/regions.ts";
import { shortened } from "../../src/understand/alert.ts";
import { admit } from "../../src/understand/admit.ts";
import type { GuardKind } from "../../src/understand/tools.ts";
import type { HotlineAlert, HotlineAnswer, HotlineCase, HotlineDesk } from "../ports.ts";
import { planEntries } from "../clock/plan-due.ts";
import { post } from "../post/post.ts";
import type { Flow } from "../run.ts";
import type { Store } from "../store/store.ts";

/** 256 random bits need no slow hash: nobody can try them out. */
export const hotlineKeyHash = (key: string): string => createHash("sha256").update(key).digest("hex");

export function hotlineDesk(flow: Omit<Flow, "open" | "download" | "journal">): HotlineDesk {
  const { store, txn } = flow;
  return {
    knows: flow.templates.knows,
    identify: (key) => store.hotlines.withKey(hotlineKeyHash(key)),
    raise: (hotline, key, alert) => {
      // Keyed hashes: what a hotline wrote can be guessed, and must not be confirmed by the disk.
      const request = txn("hotline-request", hotline.org.id, key);
      const digest = txn("hotline-alert", JSON.stringify(alert));
      const answer = store.transaction((): HotlineAnswer => {
        const before = store.hotlines.answered(hotline.org.id, request);
        if (before !== null)
          return before.digest === digest
            ? { kind: "opened", codes: before.codes, again: true, removed: [] }
            : { kind: "other_body" };
        const read = readAlert(hotline, alert, flow);
        if (read === null) return { kind: "unchecked" };
        if (read.removed.length > 0)
          store.ledger.append([stopped(hotline, read.removed, flow)], `hotline:${request}/guard`);
        const codes = read.alerts.map((one, i) => open(hotline, one, `hotline:${request}/${i}`, flow));
        store.hotlines.remember(hotline.org.id, request, { digest, codes });
        return { kind: "opened", codes, again: false, removed: read.removed };
      });
      flow.wake();
      return answer;
    },
    look: (hotline, code) => (store.hotlines.posted(hotline.org.id, code) ? look(code, store) : null),
  };
}

type Raising = { readonly note: string; readonly fields: Fields };

/** What may stand in the room of it; null when the guard could not tell. */
function readAlert(
  hotline: Hotline,
  alert: HotlineAlert,
  { templates, store }: Pick<Flow, "templates" | "store">,
): { readonly alerts: readonly Raising[]; readonly removed: readonly GuardKind[] } | null {
  const { tools } = templates;
  const text = alert.kind === "text" ? alert.text : alert.note;
  const admission = admit([text], "group", { by: hotlineAsMember(hotline), view: store.view(), tools });
  if (admission.kind === "unchecked") return null;
  const { clean, found } = admission.kind === "pass" ? { clean: text, found: [] } : admission;
  const removed = explain(found);
  if (alert.kind === "fields") return { alerts: [{ note: clean, fields: alert.fields }], removed };
  // The hotline says that it is an alert: also what nothing could be read out of becomes a case.
  const { parts } = tools.alerts(clean, hotline.region);
  const [, second] = parts;
  const alerts =
    second === undefined
      ? [{ note: clean, fields: parts[0]?.fields ?? tools.fields(clean) }]
      : parts.map((part) => ({ note: part.text, fields: part.fields }));
  return { alerts, removed };
}

/** A hotline is not asked: what might be personal data is taken out, and it learns the kinds with the answer. */
const stopped = (hotline: Hotline, kinds: readonly GuardKind[], { now }: Pick<Flow, "now">): LedgerEntry => ({
  stream: "guard",
  event: {
    kind: "guard_stopped",
    by: hotlineAsMember(hotline).user,
    at: now(),
    region: hotline.region,
    kinds,
  },
});

function open(
  hotline: Hotline,
  { note, fields }: Raising,
  cause: string,
  flow: Omit<Flow, "open" | "download" | "journal">,
): CaseCode {
  const { store, templates } = flow;
  const by = hotlineAsMember(hotline);
  const command: Command = {
    kind: "raise",
    home: templates.rules.regionOf(fields.region) ?? hotline.region,
    fields,
    note: shortened(note),
    source: null,
    cleaned: null,
  };
  const context = contextOf(hotline, flow);
  const decision = handle(command, by, store.view(), context);
  // A responder may raise, always; anything else is a bug of ours.
  if (decision.kind === "refused") throw new Error("a hotline's alert was refused");
  store.ledger.append(decision.entries, cause);
  planEntries(decision.entries, flow);
  post(decision.effects, { id: cause, at: context.now }, flow);
  return openedIn(decision.entries);
}

function openedIn(entries: readonly LedgerEntry[]): CaseCode {
  const opened = entries.find((entry) => entry.stream === "case" && entry.event.kind === "opened");
  if (opened?.stream !== "case") throw new Error("an alert opened no case");
  return opened.code;
}

function contextOf(
  { region }: Hotline,
  { templates, draw, now }: Omit<Flow, "open" | "download" | "journal">,
): Context {
  const at = now();
  const timeZone = templates.regions.find(({ id }) => id === region)?.timeZone ?? "Asia/Almaty";
  return {
    now: at,
    today: localDay(at, timeZone),
    draw,
    origin: { kind: "response", region },
    rules: templates.rules,
  };
}

/** Of a merged case, the one that goes on; of several merges, the last. */
function look(code: CaseCode, { cases }: Store): HotlineCase | null {
  const seen = new Set<CaseCode>();
  for (let next = code; ; ) {
    const found = cases.look(next);
    if (found === null) return null;
    seen.add(next);
    const into = found.kind === "whole" && found.case.phase.kind === "closed" ? found.case.phase.into : null;
    if (into === null || seen.has(into)) {
      const { state, outcome, openedAt, takenAt, closedAt } = found.fact;
      return { state, outcome, opened: openedAt, taken: takenAt, closed: closedAt };
    }
    next = into;
  }
}
