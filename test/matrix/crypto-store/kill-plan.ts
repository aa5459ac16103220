/**
 * Transaction number `n` of the kill test, made up from its number alone, so that the child that carries it out and the
 * test that checks what is left agree without talking.
 */
export type Plan = { readonly steps: readonly PlanStep[]; readonly aborted: boolean };
export type PlanStep =
  | { readonly kind: "put"; readonly key: number; readonly value: string }
  | { readonly kind: "delete"; readonly from: number; readonly to: number }
  | { readonly kind: "clear" };

export function planOf(n: number): Plan {
  const random = randomFrom(n);
  const steps = Array.from({ length: 4 + random(9) }, (): PlanStep => {
    const key = random(20);
    const choice = random(40);
    if (choice === 0) return { kind: "clear" };
    if (choice < 8) return { kind: "delete", from: key, to: key + random(4) };
    return { kind: "put", key, value: `transaction ${n} `.repeat(1 + random(150)) };
  });
  return { steps, aborted: random(6) === 0 };
}

/** What the file must hold after the transactions 1 to `last`. */
export function stateAfter(last: number): { rows: [number, string][]; counted: number } {
  const rows = new Map<number, string>();
  let counted = 0;
  for (let n = 1; n <= last; n += 1) {
    const { steps, aborted } = planOf(n);
    if (aborted) continue;
    counted += 1;
    for (const step of steps) apply(rows, step);
  }
  return { rows: [...rows].sort(([a], [b]) => a - b), counted };
}

function apply(rows: Map<number, string>, step: PlanStep): void {
  if (step.kind === "clear") rows.clear();
  else if (step.kind === "put") rows.set(step.key, step.value);
  else for (let key = step.from; key <= step.to; key += 1) rows.delete(key);
}

/** mulberry32: whole numbers from 0 to below the given bound. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
