/** One letter wrong, missing, too many, or two neighbours swapped; the first letter is right. Both words are folded. */
export function isOneErrorAway(typed: string, meant: string): boolean {
  if (typed === meant || typed[0] !== meant[0] || Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const wrong = typed.slice(at + 1) === meant.slice(at + 1);
  const missing = typed.slice(at) === meant.slice(at + 1);
  const extra = typed.slice(at + 1) === meant.slice(at);
  const swapped =
    typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && typed.slice(at + 2) === meant.slice(at + 2);
  return wrong || missing || extra || swapped;
}
