import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { openAccounts } from "../../bot/local/accounts.ts";
import type { SynapseStep } from "../../bot/local/synapse-process.ts";
import { startSynapse } from "../../bot/local/synapse-process.ts";
import { childScript, localModule } from "./child-script.ts";
import { goneWithin, isAlive } from "./is-alive.ts";
import { newHome, removeHomes, runningSynapse } from "./local-home.ts";

afterEach(removeHomes);

const answers = async (url: string): Promise<boolean> => (await fetch(`${url}/_matrix/client/versions`)).ok;

/** What `dabyl local` does, in a process that can be killed: prints port and process id of its Synapse. */
const startScript = (home: string): string => `
  import { startSynapse } from "${localModule("synapse-process.ts")}";
  const synapse = await startSynapse({ home: ${JSON.stringify(home)}, port: 0, limits: "lifted", bcryptRounds: 4 });
  console.log(JSON.stringify({ kind: synapse.kind, port: synapse.port, pid: synapse.pid }));
`;
type Started = { readonly kind: string; readonly port: number; readonly pid: number };
const startInChild = async (home: string) => {
  const child = childScript(startScript(home));
  const started: Started = JSON.parse(await child.line());
  return { child, started };
};

const listens = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });

test("after kill -9 Synapse is back on its port with its accounts", async () => {
  const home = newHome();
  const steps: SynapseStep[] = [];
  const synapse = await runningSynapse(home, { onProgress: (step) => steps.push(step) });
  await (await openAccounts(home, synapse.url)).register("aigul");
  const killed = synapse.pid;
  const { port, url } = synapse;
  process.kill(killed, "SIGKILL");
  const fresh = await synapse.whenReplaced(killed);
  expect(fresh).not.toBe(killed);
  expect(synapse.pid).toBe(fresh);
  expect(synapse.port).toBe(port);
  expect(await answers(url)).toBe(true);
  expect(await (await openAccounts(home, url)).register("aigul")).toMatchObject({ kind: "exists" });
  expect(steps.map((step) => step.kind)).toEqual(expect.arrayContaining(["starting", "died", "restarted"]));
});

test("one that hangs without dying is noticed, ended and started again", async () => {
  const steps: SynapseStep["kind"][] = [];
  const look = { every: 200, patience: 2_500 };
  const synapse = await runningSynapse(newHome(), { look, onProgress: ({ kind }) => steps.push(kind) });
  const hung = synapse.pid;
  await pause(3_000);
  expect(steps).not.toContain("hung");
  process.kill(hung, "SIGSTOP");
  const fresh = await synapse.whenReplaced(hung);
  expect(fresh).not.toBe(hung);
  expect(await answers(synapse.url)).toBe(true);
  expect(isAlive(hung)).toBe(false);
  expect(steps.slice(-3)).toEqual(["hung", "died", "restarted"]);
  await pause(3_000);
  expect(synapse.pid).toBe(fresh);
});

test("one that hangs can be stopped", async () => {
  const synapse = await runningSynapse(newHome());
  process.kill(synapse.pid, "SIGSTOP");
  await synapse.stop();
  expect(isAlive(synapse.pid)).toBe(false);
});

test("it comes back as often as it is killed", async () => {
  const synapse = await runningSynapse(newHome());
  for (let round = 0; round < 3; round += 1) {
    const killed = synapse.pid;
    process.kill(killed, "SIGKILL");
    await synapse.whenReplaced(killed);
    expect(await answers(synapse.url)).toBe(true);
  }
});

test("stop leaves no process and frees the home and the port", async () => {
  const home = newHome();
  const synapse = await runningSynapse(home);
  const { pid, url, port } = synapse;
  await synapse.stop();
  expect(await synapse.ended).toBeNull();
  expect(isAlive(pid)).toBe(false);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
  const again = await runningSynapse(home, { port });
  expect(again.port).toBe(port);
});

test("stop while it is coming back leaves no process either", async () => {
  const home = newHome();
  const synapse = await runningSynapse(home);
  const killed = synapse.pid;
  process.kill(killed, "SIGKILL");
  const back = synapse.whenReplaced(killed);
  await Promise.all([expect(back).rejects.toThrow("stopped before"), synapse.stop()]);
  expect(isAlive(synapse.pid)).toBe(false);
});

test("a second start of the same home is told that it is in use, and the first goes on", async () => {
  const home = newHome();
  const synapse = await runningSynapse(home);
  expect(await startSynapse({ home, port: 0 })).toEqual({ kind: "home_in_use", path: home });
  const other = childScript(startScript(home));
  expect(JSON.parse(await other.line())).toMatchObject({ kind: "home_in_use" });
  await other.kill();
  expect(await answers(synapse.url)).toBe(true);
});

test("when the wanted port is taken, another one is used; the next start without a wish keeps it", async () => {
  const server = createServer();
  const taken = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const home = newHome();
  const synapse = await runningSynapse(home, { port: taken });
  server.close();
  const { port } = synapse;
  expect(port).not.toBe(taken);
  expect(await answers(synapse.url)).toBe(true);
  await synapse.stop();
  const started = await startSynapse({ home, limits: "lifted", bcryptRounds: 4 });
  if (started.kind !== "running") throw new Error(started.kind);
  await started.stop();
  expect(started.port).toBe(port);
});

test("another server that takes the port while it restarts is not taken for ours", async () => {
  const synapse = await runningSynapse(newHome());
  const { pid, port, url } = synapse;
  process.kill(pid, "SIGKILL");
  const other = createHttpServer((_, response) => response.end('{"versions":[]}'));
  while (!(await listens(other, port))) await pause(10);
  const back = synapse.whenReplaced(pid);
  const first = await Promise.race([back.then(() => "back"), pause(3_000, "other")]);
  expect(first).toBe("other");
  other.close();
  other.closeAllConnections();
  await back;
  const login = await fetch(`${url}/_matrix/client/v3/login`);
  expect(await login.text()).toContain("m.login.password");
});

test("when its parent is killed, Synapse ends by itself and the next start has the same data", async () => {
  const home = newHome();
  const { child, started } = await startInChild(home);
  await (await openAccounts(home, `http://127.0.0.1:${started.port}`)).register("daniyar");
  await child.kill();
  expect(await goneWithin(started.pid, 30_000)).toBe(true);
  const synapse = await runningSynapse(home);
  expect(await (await openAccounts(home, synapse.url)).register("daniyar")).toMatchObject({ kind: "exists" });
});

test("a start right after the parent was killed does not wait for a person", async () => {
  const home = newHome();
  const { child, started } = await startInChild(home);
  await child.kill();
  const synapse = await runningSynapse(home, { port: started.port });
  expect(synapse.port).toBe(started.port);
  expect(await goneWithin(started.pid, 30_000)).toBe(true);
});

test("a Synapse that hangs on after its parent's death is ended before a new one starts", async () => {
  const home = newHome();
  const { child, started } = await startInChild(home);
  process.kill(started.pid, "SIGSTOP");
  await child.kill();
  expect(isAlive(started.pid)).toBe(true);
  const synapse = await runningSynapse(home);
  // Dead at once; the system may take a moment to clear its entry.
  expect(await goneWithin(started.pid, 30_000)).toBe(true);
  expect(await answers(synapse.url)).toBe(true);
});

test("a process id that has gone to another program is left alone", async () => {
  const home = newHome();
  mkdirSync(join(home, "synapse"));
  const other = spawn("sleep", ["60"]);
  writeFileSync(join(home, "synapse", "synapse.pid"), String(other.pid));
  await runningSynapse(home);
  expect(other.exitCode).toBeNull();
  expect(other.signalCode).toBeNull();
  other.kill();
});

test("a kill amid the making of the database does not spoil the home", async () => {
  const home = newHome();
  const synapse = await runningSynapse(home);
  await synapse.stop();
  // What a kill between Synapse's first CREATE TABLE and its note of the schema's version leaves.
  const { DatabaseSync } = await import("node:sqlite");
  const path = join(home, "synapse", "homeserver.db");
  const database = new DatabaseSync(path);
  database.exec("DELETE FROM schema_version; DELETE FROM applied_schema_deltas");
  database.close();
  const again = await runningSynapse(home);
  expect(await answers(again.url)).toBe(true);
});

test("a database that is none is told of and kept", async () => {
  const home = newHome();
  const path = join(home, "synapse", "homeserver.db");
  mkdirSync(join(home, "synapse"));
  writeFileSync(path, "no database ".repeat(1_000));
  const folder = join(home, "synapse");
  expect(await startSynapse({ home, port: 0 })).toEqual({ kind: "home_damaged", path: folder });
  expect(readFileSync(path, "utf8")).toContain("no database");
});

test("a home that cannot be a folder is told of", async () => {
  const file = join(newHome(), "file");
  writeFileSync(file, "");
  expect(await startSynapse({ home: file, port: 0 })).toEqual({
    kind: "home_not_writable",
    path: join(file, "synapse"),
  });
});
