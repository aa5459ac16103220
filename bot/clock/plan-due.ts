/** Writes down when the clock has to look at a case next: in the transaction of whatever moved that moment. */
import { setImmediate } from "node:timers/promises";
import { nextMoment } from "../../src/duties/agenda.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import type { CaseCode } from "../../src/ids.ts";
import { planRaid } from "./chores.ts";
import type { Store } from "../store/store.ts";
import type { Templates } from "../setup/templates.ts";

type Parts = { readonly store: Store; readonly templates: Templates };

export function planDue(code: CaseCode, { store, templates }: Parts): void {
  const state = store.cases.case(code);
  const at = state === null ? null : nextMoment(state, templates.rules.duties);
  if (at !== store.due.of(code)) store.due.set(code, at);
}

export function planEntries(entries: readonly LedgerEntry[], parts: Parts): void {
  const raids = new Set(entries.flatMap((entry) => (entry.stream === "raids" ? [entry.event.code] : [])));
  for (const raid of raids) planRaid(raid, parts);
  const codes = new Set(entries.flatMap((entry) => (entry.stream === "case" ? [entry.code] : [])));
  for (const code of codes) planDue(code, parts);
}

/**
 * After the start: experts may have changed the rules since, and cases may be older than the clock. Some at a time, so that members'
 * messages come in between: a case whose moment is not yet looked at anew rings at the old one, and the rules of now decide what it says.
 */
export async function planAll(parts: Parts, isOver: () => boolean = () => false): Promise<void> {
  const { store, templates } = parts;
  const open = templates.regions.flatMap(({ id }) => store.cases.unclosedCodes(id));
  // Some deadlines run on after the case is closed.
  const codes = [...new Set([...open, ...store.due.codes()])];
  for (let from = 0; from < codes.length && !isOver(); from += AT_ONCE) {
    store.transaction(() => {
      for (const code of codes.slice(from, from + AT_ONCE)) planDue(code, parts);
    });
    await setImmediate();
  }
}

/** Cases in one transaction, which keeps what it opened: thousands at once would be memory for good. */
const AT_ONCE = 50;
