/**
 * How fast one sender's messages are read, so that nobody is kept waiting by somebody else's: three hundred at once, then five a second. What
 * comes faster stays in the inbox and is read in its order; nothing is dropped. Times only go forth (performance.now), so that a
 * clock that is set changes nothing; a restart begins anew.
 */
import type { UserId } from "../src/ids.ts";
import { type AlarmParts, tellAlarm } from "./alarms/alarms.ts";
import { post } from "./post/post.ts";
import type { Flow } from "./run.ts";
import type { InboxEvent } from "./store/store.ts";

/** More than a client sends after a night without a network, and than alerts come in one burst: they take the bot some five seconds. */
const AT_ONCE = 300;
const EVERY_MS = 200;
const HOUR_MS = 3_600_000;

export type Pace = {
  /** One more message of this sender: now? */
  goes(sender: UserId): boolean;
  /** To be told that they wait? Once an hour. */
  tell(sender: UserId): boolean;
  /** Whose messages have to wait at this moment. */
  readonly waiting: () => ReadonlySet<UserId>;
};

type Bucket = { readonly left: number; readonly at: number };

export function paceOf(now: () => number = () => performance.now()): Pace {
  const buckets = new Map<UserId, Bucket>();
  const told = new Map<UserId, number>();
  const filled = ({ left, at }: Bucket): number => Math.min(AT_ONCE, left + (now() - at) / EVERY_MS);
  const isFull = (bucket: Bucket): boolean => filled(bucket) >= AT_ONCE;
  return {
    goes: (sender) => {
      const left = filled(buckets.get(sender) ?? { left: AT_ONCE, at: now() });
      if (left < 1) return false;
      buckets.set(sender, { left: left - 1, at: now() });
      // Whoever writes as people do is not remembered for long.
      if (buckets.size > 1_000) for (const [one, bucket] of buckets) if (isFull(bucket)) buckets.delete(one);
      return true;
    },
    tell: (sender) => {
      const isNew = now() - (told.get(sender) ?? Number.NEGATIVE_INFINITY) >= HOUR_MS;
      if (isNew) told.set(sender, now());
      return isNew;
    },
    waiting: () => new Set([...buckets].filter(([, bucket]) => filled(bucket) < 1).map(([one]) => one)),
  };
}

export const NOBODY: ReadonlySet<UserId> = new Set();

/** The member hears that nothing is lost, and those who look after the region who it is. Strangers are only slowed. */
export function tellFlooder(
  { sender }: InboxEvent,
  { journal, ...parts }: AlarmParts & Pick<Flow, "journal">,
): void {
  const { store } = parts;
  const member = store.members.get(sender);
  const at = parts.now();
  const cause = `flood/${sender}/${Math.floor(at / HOUR_MS)}`;
  journal.alarm("member_floods", { registered: member !== null });
  if (member === null) return;
  store.transaction(() => {
    post(
      [
        {
          kind: "say",
          to: { kind: "direct", user: sender },
          line: { key: "flood-slow" },
          mentions: [sender],
        },
      ],
      { id: cause, at },
      parts,
    );
    tellAlarm({ key: "alarm-flood", args: { user: sender } }, member.region, cause, parts);
  });
}
