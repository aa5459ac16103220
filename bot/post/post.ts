/**
 * Effects -> outbox rows: texts are put into words, rooms named, transaction ids derived. Called inside the transaction that
 * commits the decision, so that a message stands in the outbox exactly when its cause stands in the ledger.
 */
import type { Case } from "../../src/case/case.ts";
import type { Audience, Effect, Prompt } from "../../src/decision.ts";
import type { CaseCode, Millis, TxnId } from "../../src/ids.ts";
import { ownPlace } from "../../src/people/rooms-of.ts";
import { sayPrompt } from "../../src/texts/choices.ts";
import type { Rendered } from "../../src/texts/line.ts";
import { withQuote } from "../../src/texts/markup.ts";
import { label } from "../../src/texts/put.ts";
import { say, sayOnOneLine } from "../../src/texts/say.ts";
import { addressed } from "./addressed.ts";
import { wantBackup } from "../backup/daily-backup.ts";
import { cardPlace, cardTxn } from "./card-place.ts";
import { postCard, refreshCard } from "./card-rows.ts";
import { chartRows } from "./chart-rows.ts";
import { withCodeLinks } from "./code-links.ts";
import { formLink } from "../desks/form-link.ts";
import { POLL_START, pollContent, type Standing, textContent } from "../matrix/content.ts";
import { type PageAddress, pageLink } from "../desks/page-link.ts";
import { ownCardTxn } from "../own-room/own-room-record.ts";
import type { Place } from "../ports.ts";
import type { Store } from "../store/store.ts";
import { type Speech, speech as speechOf } from "./speech.ts";
import { moveDetail, release, sealHeld } from "./sealed-post.ts";
import { ringMembers } from "../doorbell/ring-members.ts";
import { type DeepLink, telegramCode } from "../doorbell/telegram-code.ts";
import { redactionRows } from "./redaction-rows.ts";
import type { Templates } from "../setup/templates.ts";
import type { TxnOf } from "./txn.ts";

export type Posting = {
  readonly store: Store;
  readonly templates: Templates;
  readonly txn: TxnOf;
  readonly page?: PageAddress;
  readonly deepLink?: DeepLink;
};

type Ask = Extract<Effect, { kind: "ask" }>;

/** What caused the effects, and when: every row's transaction id comes from it. */
export type Cause = { readonly id: string; readonly at: Millis };

export function post(decided: readonly Effect[], cause: Cause, posting: Posting): void {
  const effects = decided.map(addressed);
  const causes = effects.map((_, i) => ({ ...cause, id: `${cause.id}/${i}` }));
  const answered = effects.flatMap((effect) => caseShowing(effect, posting));
  // Questions first: a card shows the one that is open, and so needs no edit right after it was sent.
  effects.forEach((effect, i) => remember(effect, causes[i] ?? cause, posting));
  const shown = new Set(
    effects.flatMap((effect) =>
      effect.kind === "post_card" || effect.kind === "refresh_card" ? [effect.code] : [],
    ),
  );
  for (const code of answered.filter((one) => !shown.has(one))) {
    refreshCard(code, { ...cause, id: `${cause.id}/answered/${code}` }, posting);
    shown.add(code);
  }
  effects.forEach((effect, i) => send(effect, causes[i] ?? cause, shown, posting));
  ringMembers(effects, cause, posting);
  // What waited for the question is sealed by now, or nobody wants it.
  for (const effect of effects) if (effect.kind === "settle") posting.store.held.forgetAskedBy(effect.prompt);
}

/** The case whose card shows the question that this effect settles: it must not go on showing it. */
function caseShowing(effect: Effect, { store }: Posting): CaseCode[] {
  const asked = effect.kind === "settle" ? store.prompts.get(effect.prompt) : null;
  const code = asked?.prompt.code ?? null;
  const isOnCard =
    asked?.open === true &&
    asked.prompt.only === null &&
    asked.prompt.tapOnly !== true &&
    (asked.place.startsWith("response:") || asked.place.startsWith("case:"));
  return isOnCard && code !== null ? [code] : [];
}

/** Which questions are open from now on. */
function remember(effect: Effect, { id, at }: Cause, posting: Posting): void {
  const { store } = posting;
  if (effect.kind === "settle") store.prompts.settle(effect.prompt);
  if (effect.kind !== "ask") return;
  const { place } = target(effect.to, posting);
  store.prompts.put(effect.prompt, {
    txn: pollTxn(effect, id, posting) ?? posting.txn("numbered", id),
    place,
    at,
  });
}

/** `shown`: cases whose card is sent or edited by one of the effects at hand. */
function send(effect: Effect, cause: Cause, shown: ReadonlySet<CaseCode>, posting: Posting): void {
  switch (effect.kind) {
    case "post_card":
      return postCard(effect.code, effect.mentions, cause, posting);
    case "refresh_card":
      return refreshCard(effect.code, cause, posting);
    case "leave_card":
      return refreshCard(effect.code, cause, posting, effect.of);
    case "say":
      return postText(effect, cause, posting);
    case "ask":
      return postPrompt(effect, cause, shown, posting);
    case "chart":
      return chartRows(
        effect.chart,
        target(effect.to, posting).place,
        speech(effect.to, posting),
        cause,
        posting,
      ).forEach((row) => posting.store.outbox.add(row));
    case "settle":
      return;
    case "telegram_code":
      return postText(telegramCode(effect.user, cause.at, posting), cause, posting);
    case "page_link":
      return postText(pageLink(effect.user, cause.at, posting), cause, posting);
    case "form_link": {
      const member = posting.store.members.get(effect.user);
      return member === null ? undefined : postText(formLink(member, cause.at, posting), cause, posting);
    }
    case "erase":
      posting.store.dataKeys.destroy(effect.code);
      return wantBackup(posting.store);
    case "hold":
      return posting.store.held.waitFor(effect.event, effect.prompt);
    case "seal_held":
      return sealHeld(effect, cause, posting);
    case "drop_detail":
      return posting.store.sealed.drop(effect.code, effect.number);
    case "move_detail":
      return moveDetail(effect, posting);
    case "release":
      return release(effect, cause, posting);
    case "redact":
      return redactionRows(effect, cause, posting).forEach((row) => posting.store.outbox.add(row));
  }
}

function postText(effect: Extract<Effect, { kind: "say" }>, cause: Cause, posting: Posting): void {
  const { store, templates, txn } = posting;
  const { languages, timeZone } = speech(effect.to, posting);
  const { args = {} } = effect.line;
  const words = say(effect.line, languages, templates.texts, timeZone);
  const said = withCodeLinks(words, args, (code) => cardPlace(code, posting));
  const text = effect.quote === undefined ? said : withQuote(said, effect.quote);
  const { place, standing, dependsOn, code } = target(effect.to, posting);
  store.outbox.add({
    kind: "send",
    txn: txn("say", cause.id),
    place,
    type: "m.room.message",
    content: textContent({ ...text, mentions: effect.mentions }, standing),
    dependsOn,
    supersedes: null,
    code: code ?? effect.line.code ?? null,
    createdAt: cause.at,
  });
}

/**
 * A poll for the thumb; the same as numbered text for clients without polls: on the card where everybody in the thread may answer,
 * as a message of its own where one member is asked.
 */
function postPrompt(effect: Ask, cause: Cause, shown: ReadonlySet<CaseCode>, posting: Posting): void {
  const { store, txn } = posting;
  const { prompt, to } = effect;
  const { place, standing, dependsOn, code } = target(to, posting);
  const row = {
    kind: "send",
    place,
    dependsOn,
    supersedes: null,
    code: code ?? prompt.code,
    createdAt: cause.at,
  } as const;
  const poll = pollTxn(effect, cause.id, posting);
  const text = txn("numbered", cause.id);
  const isOnCard = to.kind === "thread" && prompt.only === null && prompt.tapOnly !== true;
  if (isOnCard && !shown.has(to.code)) refreshCard(to.code, { ...cause, id: `${cause.id}/card` }, posting);
  // A reminder's taps have words of their own; clients without polls show its question.
  if (poll === null || (!isOnCard && prompt.tapOnly !== true))
    store.outbox.add({
      ...row,
      txn: text,
      type: "m.room.message",
      content: textContent({ ...numbered(effect, posting), mentions: effect.mentions }, standing),
    });
  if (poll === null) return;
  store.outbox.add({
    ...row,
    txn: poll,
    type: POLL_START,
    content: pollContent(pollOf(effect, posting), standing),
  });
}

/** Null for a question without choices to tap: it is answered in words. */
const pollTxn = ({ prompt }: Ask, cause: string, { txn }: Posting): TxnId | null =>
  prompt.options.length > 1 ? txn("ask", cause) : null;

function numbered({ prompt, to, quote }: Ask, posting: Posting): Rendered {
  const { languages, timeZone } = speech(to, posting);
  const { texts } = posting.templates;
  return sayPrompt(prompt.question, prompt.options, prompt.most, languages, texts, timeZone, quote);
}

function pollOf({ prompt, to, mentions, tap }: Ask, posting: Posting): Parameters<typeof pollContent>[0] {
  const { languages, timeZone } = speech(to, posting);
  const { texts } = posting.templates;
  return {
    question: sayOnOneLine(tap ?? prompt.question, languages, texts, timeZone),
    answers: prompt.options.map((option: Prompt["options"][number]) => ({
      id: option.id,
      text: label(option.label, languages, texts, timeZone),
    })),
    kind: "disclosed",
    most: prompt.most,
    mentions,
  };
}

type Target = {
  readonly place: Place;
  readonly standing: Standing;
  readonly dependsOn: readonly TxnId[];
  readonly code: CaseCode | null;
};

function target(to: Audience, posting: Posting): Target {
  const alone = { standing: { kind: "alone" }, dependsOn: [], code: null } as const;
  switch (to.kind) {
    case "thread": {
      const state = known(to.code, posting);
      if (to.of === undefined && state.room !== null) return ownTarget(to.code, posting);
      const home = to.of ?? state.home;
      const root = cardTxn(to.code, home, posting.txn);
      return {
        place: `response:${home}`,
        standing: { kind: "thread", root: { $event: root } },
        dependsOn: [root],
        code: to.code,
      };
    }
    case "direct":
      // Who is on no register has no room of ours, but perhaps one that was opened with the bot.
      return {
        place: posting.store.members.get(to.user) === null ? `stranger:${to.user}` : `direct:${to.user}`,
        ...alone,
      };
    case "response":
      return { place: `response:${to.region}`, ...alone };
    case "coordination":
      return { place: `coordination:${to.region}`, ...alone };
  }
}

/** No thread: all that is said in a case's own room is of the case. It begins with its card, whoever is there. */
const ownTarget = (code: CaseCode, { txn }: Posting): Target => ({
  place: ownPlace(code),
  standing: { kind: "alone" },
  dependsOn: [ownCardTxn(code, 1, txn)],
  code,
});

const speech = (to: Audience, posting: Posting): Speech =>
  speechOf(to, posting, (code) => known(code, posting).home);

function known(code: CaseCode, { store }: Posting): Case {
  const state = store.cases.case(code);
  if (state === null) throw new Error("an effect names a case that does not exist");
  return state;
}
