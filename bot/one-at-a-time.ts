/** Runs `work` never twice at once: a call while it runs makes it run once more afterwards, as something may have changed. */
export function oneAtATime(
  work: () => Promise<void>,
  onBroken: (fatal: { readonly kind: "uncaught" }) => void,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    if (running !== null) {
      again = true;
      return running;
    }
    running = run()
      .catch(() => onBroken({ kind: "uncaught" }))
      .finally(() => {
        running = null;
      });
    return running;
  };
}
