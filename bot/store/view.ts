/** src/view.ts over the tables: what deciding may know. Reads only, nothing cached. */
import type { View } from "../../src/view.ts";
import { isLongStanding, type Joint } from "./joint.ts";
import type { Raids } from "./raids.ts";
import type { HeldStore } from "./held.ts";
import type { SealedStore } from "./sealed.ts";
import type { Prompts } from "./prompt-register.ts";
import type { Members } from "./members.ts";
import type { Telegram } from "./telegram.ts";
import type { Cases, Inbox, Ledger, Messages } from "./store.ts";

type Tables = {
  readonly cases: Cases;
  readonly members: Members;
  readonly telegram: Telegram;
  readonly messages: Messages;
  readonly prompts: Prompts;
  readonly inbox: Inbox;
  readonly raids: Raids;
  readonly joint: Joint;
  readonly sealed: SealedStore;
  readonly held: HeldStore;
  readonly guardEvents: Ledger["guardEvents"];
};

export function viewOf({
  cases,
  members,
  telegram,
  messages,
  prompts,
  inbox,
  raids,
  joint,
  sealed,
  held,
  guardEvents,
}: Tables): View {
  return {
    guardEvents,
    raids: (region) => raids.all(region),
    raid: (code) => raids.get(code),
    joint: {
      request: (id) => joint.request(id),
      longStanding: (now) =>
        members
          .all({})
          .filter(
            ({ role, user }) =>
              role === "administrator" && isLongStanding(joint.administrators().get(user), now),
          ),
    },
    casesOfRaid: (code) => cases.inRaids([code]),
    case: (code) => cases.case(code),
    codeTaken: (code) => cases.codeTaken(code),
    erasedIn: (code) => {
      const look = cases.look(code);
      return look?.kind === "shredded" ? look.fact.region : null;
    },
    caseOfEvent: (event) => messages.caseOf(event),
    senderOfEvent: (event) => messages.get(event)?.sender ?? inbox.senderOf(event),
    promptOfEvent: (event, how) => prompts.byPollEvent(event, how),
    promptsOfCase: (code) => prompts.ofCase(code),
    promptsOfMember: (user) => prompts.ofMember(user),
    promptsOfCoordination: (region) => prompts.ofCoordination(region),
    held: (event) => held.look(event),
    detailFrom: (event) => sealed.from(event),
    opensFor: (code, holder) => sealed.opensFor(code, holder),
    member: (user) => members.get(user),
    isRungOutside: (user) => telegram.isLinked(user),
    members: (of) => members.all(of),
    away: ({ region }) => members.away().filter(({ member }) => member.region === region),
    organisations: (region) => members.organisations(region),
    unclosed: (region) => cases.unclosed(region),
    unclosedSince: (of) => cases.unclosedSince(of),
    lastActOf: (user) => cases.lastActOf(user),
    eachFact: (of, each) => cases.eachFact(of, each),
  };
}
