/** The coordinators' page at the store: who may look, and what of the own region (adr/0015). */
import { randomUUID } from "node:crypto";
import { takerOf } from "../../src/case/evolve.ts";
import { orgLabel } from "../../src/case/org-label.ts";
import { asMillis, type CaseCode } from "../../src/ids.ts";
import { dutiesShown } from "../../src/duties/shown.ts";
import { chartFigures } from "../../src/charts/figures.ts";
import { boardOf } from "../../src/page/board.ts";
import { IDLE_MS, LONGEST_MS } from "../../src/page/lifetimes.ts";
import { type PastEvent, timelineOf } from "../../src/page/timeline.ts";
import type { PageEvent } from "../../src/people/page-event.ts";
import { mayOpenPage } from "../../src/people/rights.ts";
import { breakdownAt } from "../../src/statistics/breakdown.ts";
import type { CountedFact } from "../../src/statistics/fact.ts";
import { term } from "../../src/texts/term.ts";
import { newSecret, secretHash } from "./page-link.ts";
import type { CaseTimeline, PageDesk, Visitor } from "../ports.ts";
import type { Flow } from "../run.ts";
import type { CaseHistory, Store } from "../store/store.ts";

/** How exactly the last request is kept: a commit a minute, not one a request. */
const SEEN_EVERY_MS = 60_000;

export type PageParts = Pick<Flow, "store" | "templates" | "now">;

export function pageDesk(parts: PageParts): PageDesk {
  const { store, now } = parts;
  const { pageSessions } = store;
  const note = (event: PageEvent): void =>
    store.ledger.append([{ stream: "page", event }], `page:${randomUUID()}`);
  const act = ({ member }: Visitor) => ({ by: member.user, at: now(), region: member.region });

  const visitor = (session: string, active: boolean): Visitor | null => {
    const hash = secretHash(session);
    const kept = pageSessions.get(hash);
    if (kept === null) return null;
    const at = now();
    const member = store.members.get(kept.user);
    const isOver = at - kept.seenAt >= IDLE_MS || at - kept.beganAt >= LONGEST_MS;
    if (isOver || member === null || !mayOpenPage(member)) {
      pageSessions.end(hash);
      return null;
    }
    if (active && at - kept.seenAt >= SEEN_EVERY_MS) pageSessions.seen(hash, at);
    return { member, language: kept.language };
  };

  return {
    invited: (link) => {
      const user = pageSessions.offered(secretHash(link), now());
      const member = user === null ? null : store.members.get(user);
      return member === null || !mayOpenPage(member) ? null : { member, language: member.language };
    },
    signIn: (link) =>
      store.transaction(() => {
        const at = now();
        const user = pageSessions.redeem(secretHash(link), at);
        const member = user === null ? null : store.members.get(user);
        if (member === null || !mayOpenPage(member)) return null;
        const session = newSecret();
        const { user: by, language, region } = member;
        pageSessions.endOld({ beganAt: asMillis(at - LONGEST_MS), seenAt: asMillis(at - IDLE_MS), now: at });
        pageSessions.begin(secretHash(session), { user: by, language, beganAt: at, seenAt: at });
        note({ kind: "signed_in", by, at, region });
        return session;
      }),
    visitor,
    signOut: (session) =>
      store.transaction(() => {
        const known = visitor(session, false);
        if (known === null) return;
        pageSessions.end(secretHash(session));
        note({ kind: "signed_out", ...act(known) });
      }),
    speak: (session, language) => pageSessions.speak(secretHash(session), language),
    board: ({ member: { region } }) =>
      boardOf(store.cases.unclosed(region), store.members.organisations(region), parts.templates.rules),
    timeline: ({ member }, code) => timeline(code, member.region, parts),
    numbers: ({ member: { region } }, from) => {
      const zone = parts.templates.regions.find(({ id }) => id === region)?.timeZone ?? "Asia/Almaty";
      const counting = breakdownAt(now(), () => zone);
      const cohort: CountedFact[] = [];
      store.cases.eachFact({ region, ...(from !== null && { from }) }, (fact) => {
        counting.add(fact);
        cohort.push(fact);
      });
      return { breakdown: counting.result(), curve: chartFigures(cohort, [], now()).curve };
    },
    facts: ({ member: { region } }, from) => store.cases.facts({ region, ...(from !== null && { from }) }),
    exported: (known, cases) => note({ kind: "exported", ...act(known), cases }),
  };
}

function timeline(
  code: CaseCode,
  region: Visitor["member"]["region"],
  { store, templates }: PageParts,
): CaseTimeline | null {
  const look = store.cases.look(code);
  if (look === null || look.fact.region !== region) return null;
  const organisations = store.members.organisations(region);
  const bodies = { organisations, orgOf: (user: Visitor["member"]["user"]) => orgOf(user, store) };
  const steps = timelineOf(store.cases.events(code).map(past), bodies, templates.rules);
  const { fact } = look;
  if (look.kind === "shredded") {
    const holder = fact.takerKind === null ? null : term("kind", fact.takerKind);
    return { fact, district: null, holder, steps, deadlines: [], isGone: true };
  }
  const { fields, phase } = look.case;
  const { district } = fields;
  const taker = takerOf(phase);
  return {
    fact,
    district:
      district === undefined || district === "unknown" ? null : templates.rules.districtNames(district),
    holder: taker === null ? null : orgLabel(taker.org, organisations),
    steps,
    deadlines: dutiesShown(look.case, templates.rules.routing, templates.rules.duties).deadlines,
    isGone: false,
  };
}

const orgOf = (user: Visitor["member"]["user"], { members }: Pick<Store, "members">) =>
  members.get(user)?.org ?? null;

const past = (history: CaseHistory): PastEvent =>
  history.kind === "whole" ? history.event : { ...history.event, gone: true };
