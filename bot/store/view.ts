/** src/view.ts over the tables: what deciding may know. Reads only, nothing cached. */
import type { View } from "../../src/view.ts";
import type { Cases, Members, Messages, Prompts } from "./store.ts";

export function viewOf(cases: Cases, members: Members, messages: Messages, prompts: Prompts): View {
  return {
    case: (code) => cases.case(code),
    codeTaken: (code) => cases.codeTaken(code),
    caseOfEvent: (event) => messages.caseOf(event),
    senderOfEvent: (event) => messages.get(event)?.sender ?? null,
    promptOfEvent: (event) => prompts.byPollEvent(event),
    promptsOfCase: (code) => prompts.ofCase(code),
    promptsOfMember: (user) => prompts.ofMember(user),
    member: (user) => members.get(user),
    members: (of) => members.all(of),
    organisations: (region) => members.organisations(region),
    unclosed: (region) => cases.unclosed(region),
    lastActOf: (user) => cases.lastActOf(user),
    facts: (of) => cases.facts(of),
  };
}
