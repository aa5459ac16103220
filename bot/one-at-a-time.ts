/** Runs `work` never twice at once: a call while it runs makes it run once more afterwards, as something may have changed. */
export function oneAtATime(
  work: () => Promise<void>,
  onBroken: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } catch (error) {
      onBroken(error);
    } finally {
      // In the same breath as the last look at `again`: a call in between would be lost.
      running = null;
    }
  };
  return () => {
    if (running !== null) {
      again = true;
      return running;
    }
    running = run();
    return running;
  };
}
