/** A token bucket for each key: `burst` requests at once, then `perMinute`. Forgotten at a restart, which does no harm. */
export type RateLimit = {
  /** 0: go ahead, and it is counted; otherwise whole seconds after which it is worth trying again. */
  take(key: string): number;
};

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
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at });
      return allowed ? 0 : Math.ceil((1 - tokens) / perMilli / 1000);
    },
  };
}
