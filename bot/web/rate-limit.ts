/** A token bucket for each key: `burst` requests at once, then `perMinute`. Forgotten at a restart, which does no harm. */
export type RateLimit = {
  /** 0: go ahead, and it is counted; otherwise whole seconds after which it is worth trying again. */
  take(key: string): number;
};

/** Keys may come from outside (an address): so many are remembered, and then those that have waited long enough are forgotten. */
const MOST_KEYS = 10_000;

type Bucket = { readonly tokens: number; readonly at: number };

export function rateLimit(
  { perMinute, burst }: { readonly perMinute: number; readonly burst: number },
  now: () => number = Date.now,
): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMilli = perMinute / 60_000;
  return {
    take: (key) => {
      const at = now();
      const before = buckets.get(key) ?? { tokens: burst, at };
      // A clock that was set back gives nothing, and takes nothing.
      const tokens = Math.min(burst, before.tokens + Math.max(0, at - before.at) * perMilli);
      const allowed = tokens >= 1;
      if (buckets.size >= MOST_KEYS && !buckets.has(key)) forgetFull(buckets, at, { burst, perMilli });
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at });
      return allowed ? 0 : Math.ceil((1 - tokens) / perMilli / 1000);
    },
  };
}

/** A bucket that is full again says nothing. Where all are in use, the oldest half goes: better that than no room for anybody. */
function forgetFull(
  buckets: Map<string, Bucket>,
  now: number,
  { burst, perMilli }: { readonly burst: number; readonly perMilli: number },
): void {
  for (const [key, { tokens, at }] of buckets)
    if (tokens + Math.max(0, now - at) * perMilli >= burst) buckets.delete(key);
  if (buckets.size < MOST_KEYS) return;
  for (const key of [...buckets.keys()].slice(0, MOST_KEYS / 2)) buckets.delete(key);
}
