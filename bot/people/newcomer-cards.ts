/**
 * What a new member is shown of before, where the region allows it: the cards of its open cases as they stand at that moment, in the
 * direct room. Earlier messages nobody is shown: no keys of them are given to anybody (adr/0033).
 */
import type { Case } from "../../src/case/case.ts";
import type { Member } from "../../src/people/member.ts";
import { cardText } from "../post/card-text.ts";
import { textContent } from "../matrix/content.ts";
import { type Cause, post, type Posting } from "../post/post.ts";
import { speech } from "../post/speech.ts";

/** More would bury the welcome; "list" names them all. */
const MOST = 20;
const URGENCIES = ["red", "amber", "green"];

/** Inside the transaction of the welcome. Cases with a room of their own are for those who sit there. */
export function showOpenCases(member: Member, cause: Cause, posting: Posting): void {
  const { store, templates, txn } = posting;
  const { user, region } = member;
  const allows = templates.regions.some(({ id, newcomersSee }) => id === region && newcomersSee);
  if (!allows) return;
  const cases = store.cases.unclosed(region).filter(({ room }) => room === null);
  if (cases.length === 0) return;
  const shown = [...cases].sort(mostUrgentFirst).slice(0, MOST);
  const args = { n: cases.length, shown: shown.length, time: { moment: cause.at, show: "time" } } as const;
  const key = shown.length < cases.length ? "newcomer-cases-some" : "newcomer-cases";
  const to = { kind: "direct", user } as const;
  post(
    [{ kind: "say", to, line: { key, args }, mentions: [] }],
    { ...cause, id: `${cause.id}/cases` },
    posting,
  );
  const spoken = speech(to, posting, () => region);
  for (const state of shown)
    store.outbox.add({
      kind: "send",
      txn: txn("newcomer-card", cause.id, state.code),
      place: `direct:${user}`,
      type: "m.room.message",
      content: textContent(
        { ...cardText(state, { store, templates, room: region, where: "direct", ...spoken }), mentions: [] },
        { kind: "alone" },
      ),
      dependsOn: [],
      supersedes: null,
      code: state.code,
      createdAt: cause.at,
    });
}

/** And the one that waits longest first. */
const mostUrgentFirst = (one: Case, other: Case): number =>
  URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency) || one.openedAt - other.openedAt;
