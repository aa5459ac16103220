/** kill -9 of a process around a ring and around "on my way": rung at most once a step, decided exactly once. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { AISULU } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { botApiServer, TOKEN } from "./bot-api-server.ts";
import { doorbellStage, MONDAY, ACCOUNTS } from "./doorbell-stage.ts";

const CHILD = join(import.meta.dirname, "doorbell-child.ts");
const alive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

async function kill(child: ChildProcess): Promise<void> {
  if (!alive(child)) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

test("killed at any moment, a ring comes at most once and a tap counts exactly once", async () => {
  const server = await botApiServer();
  const temp = tempStore();
  // The case is opened with a doorbell that cannot ring, so that the children find its ring waiting.
  const before = await doorbellStage({
    temp,
    linked: [AISULU],
    settings: { apiRoot: new URL("http://127.0.0.1:9") },
  });
  const code = before.raise();
  await before.stop();
  const start = async (): Promise<ChildProcess> => {
    const child = fork(CHILD, [temp.file, server.url.href, TOKEN, String(MONDAY)], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    onTestFinished(() => kill(child));
    await new Promise((resolve) => child.once("message", resolve));
    return child;
  };
  const events = () => temp.store.cases.events(code).filter(({ event }) => event.kind === "coming").length;
  const bell = () => temp.store.bells.standing().concat(temp.store.bells.ripe(before.now()))[0];

  // Killed as soon as the request for the ring arrived: it is not known whether it rang.
  let child = await start();
  await expect.poll(() => server.of("sendMessage").length).toBe(1);
  await kill(child);
  child = await start();
  await expect.poll(() => server.of("getUpdates").length).toBeGreaterThan(1);
  expect(server.messages()).toHaveLength(1);

  // Killed as soon as the tap was given out, then once it was decided but not yet confirmed.
  const data =
    server.messages()[0]?.buttons.find((one) => one.callback_data !== undefined)?.callback_data ?? "";
  const asked = server.of("getUpdates").length;
  await server.tap(ACCOUNTS.aisulu, data);
  await expect.poll(() => server.of("getUpdates").length + events()).toBeGreaterThanOrEqual(asked);
  await kill(child);
  child = await start();
  await expect.poll(events).toBe(1);
  await kill(child);
  await server.tap(ACCOUNTS.aisulu, data);
  child = await start();
  await expect.poll(() => server.unconfirmed()).toBe(0);
  await expect.poll(() => server.of("answerCallbackQuery").length).toBeGreaterThan(0);
  await kill(child);
  expect(events()).toBe(1);
  expect(server.messages()).toHaveLength(1);
  expect(bell()?.id ?? data).toBe(data);
  expect(temp.store.ledger.verify().ok).toBe(true);
  expect(temp.store.cases.case(code)?.duties.coming).toHaveLength(1);
}, 180_000);
