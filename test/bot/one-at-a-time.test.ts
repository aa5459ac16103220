import { expect, test } from "vitest";
import { oneAtATime } from "../../bot/one-at-a-time.ts";

/** Work that ends when it is told to. */
function slow() {
  const ends: (() => void)[] = [];
  let most = 0;
  let running = 0;
  let runs = 0;
  const work = () => {
    runs += 1;
    running += 1;
    most = Math.max(most, running);
    return new Promise<void>((resolve) => ends.push(resolve)).finally(() => void (running -= 1));
  };
  /** Lets the work that runs end, and whatever follows begin. */
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { work, end, runs: () => runs, most: () => most };
}
const never = (): never => {
  throw new Error("nothing broke");
};

test("work never runs twice at once; a call meanwhile makes it run once more", async () => {
  const { work, end, runs, most } = slow();
  const call = oneAtATime(work, never);
  const first = call();
  const more = [call(), call(), call()];
  expect(runs()).toBe(1);
  await end();
  expect(runs()).toBe(2);
  await end();
  await Promise.all([first, ...more]);
  expect(runs()).toBe(2);
  expect(most()).toBe(1);
});

test("whoever called while it ran waits for the run that came after the call", async () => {
  const { work, end } = slow();
  const call = oneAtATime(work, never);
  void call();
  let isDone = false;
  const later = call().then(() => (isDone = true));
  await end();
  expect(isDone).toBe(false);
  await end();
  await later;
});

test("after it rested, a call starts it again", async () => {
  const { work, end, runs } = slow();
  const call = oneAtATime(work, never);
  for (const n of [1, 2]) {
    const called = call();
    expect(runs()).toBe(n);
    await end();
    await called;
  }
});

test("work that breaks is reported, keeps nobody waiting, and can be called again", async () => {
  const broken: unknown[] = [];
  const error = new Error("broken");
  let runs = 0;
  const call = oneAtATime(
    async () => {
      runs += 1;
      if (runs === 1) throw error;
    },
    (what) => void broken.push(what),
  );
  await Promise.all([call(), call()]);
  expect(broken).toEqual([error]);
  await call();
  expect(runs).toBe(2);
});
