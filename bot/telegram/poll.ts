/**
 * Fetches updates for as long as the bot runs, and tells whether Telegram is there. The offset moves on with the next fetch alone, after
 * everything before it was taken: a process that dies in between is told again. With a hook Telegram is only asked whether it is there.
 */
import type { Answer, BotApi } from "./bot-api.ts";
import type { Hook } from "./hook.ts";
import type { Receiving } from "./receive.ts";
import type { TelegramParts } from "./telegram.ts";

type Polling = PollParts & { readonly told: Told };
export type PollParts = TelegramParts & {
  readonly receive: Receiving;
  readonly hook: Hook | null;
  readonly stop: AbortSignal;
  /** Something else failed: what waits for Telegram is ended, so that it shows at once whether Telegram is there. */
  readonly doubt: Doubt;
};
/** Updates before this one were taken; 0: nobody knows. */
type Told = { next: number };
export type Doubt = { now: AbortController };

/** A long poll, seconds. */
const POLL_S = 25;
/** A server that answers at once with nothing is not asked again at once, milliseconds. */
const BREATH_MS = 300;
/** Is it there still? With a hook nobody else would notice, milliseconds. */
const ASK_MS = 60_000;
/** After a failure, and twice as long after each that follows. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export async function poll(api: BotApi, parts: PollParts): Promise<void> {
  const polling: Polling = { ...parts, told: { next: 0 } };
  const { stop, desk } = polling;
  let failures = 0;
  const after = (answer: Exclude<Answer<unknown>, { kind: "ok" }>): Promise<void> => {
    if (stop.aborted) return Promise.resolve();
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    failures += 1;
    if (answer.kind === "wait") return pause(answer.ms, stop);
    desk.down(answer.kind === "token" || answer.kind === "conflict" ? answer.kind : "network");
    return pause(wait, stop);
  };
  const isThere = (): void => {
    failures = 0;
    desk.up();
  };
  while (!stop.aborted) {
    const begun = await begin(api, polling);
    const failed = begun.kind === "ok" ? await staying(api, polling, isThere) : begun;
    await after(failed);
  }
}

/** Says who we are, and how updates are to come. */
async function begin(api: BotApi, { hook, name }: Polling): Promise<Answer<unknown>> {
  const me = await api.me();
  if (me.kind !== "ok") return me;
  name.set(me.value.username);
  return api.hook(hook);
}

type Failed = Exclude<Answer<unknown>, { kind: "ok" }>;

/** Until it fails, or the bot stops. `isThere`: it answered as it should. */
const staying = (api: BotApi, polling: Polling, isThere: () => void): Promise<Failed> =>
  polling.hook === null ? fetching(api, polling, isThere) : asking(api, polling, isThere);

async function fetching(
  api: BotApi,
  { receive, stop, doubt, told }: Polling,
  isThere: () => void,
): Promise<Failed> {
  doubt.now = new AbortController();
  const ended = AbortSignal.any([stop, doubt.now.signal]);
  // The first one asks only what waits: another bot under this token shows at once.
  for (let seconds = 0; ; seconds = POLL_S) {
    const asked = Date.now();
    const answer = await api.updates(told.next, seconds, ended);
    if (answer.kind !== "ok") return answer;
    isThere();
    for (const update of answer.value) {
      const id = receive.take(update);
      if (id !== null) told.next = Math.max(told.next, id + 1);
    }
    if (Date.now() - asked < BREATH_MS) await pause(BREATH_MS, ended);
    if (ended.aborted) return { kind: "away" };
  }
}

async function asking(api: BotApi, { stop, doubt }: Polling, isThere: () => void): Promise<Failed> {
  doubt.now = new AbortController();
  const ended = AbortSignal.any([stop, doubt.now.signal]);
  for (;;) {
    isThere();
    await pause(ASK_MS, ended);
    if (ended.aborted) return { kind: "away" };
    const answer = await api.me();
    if (answer.kind !== "ok") return answer;
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      resolve();
    }
    stop.addEventListener("abort", done);
  });
}
