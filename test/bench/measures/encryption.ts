/** What encryption costs in a large room: the bot's Matrix side in this process, real devices at the other end. */
import { setTimeout as pause } from "node:timers/promises";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectMatrix, type Matrix } from "../../../bot/matrix/connection.ts";
import type { Place } from "../../../bot/ports.ts";
import type { RoomId } from "../../../src/ids.ts";
import { portsForTests, type TestPorts } from "../../matrix/ports-for-tests.ts";
import { until } from "../../matrix/until.ts";
import type { Member } from "../../peer/peer-member.ts";
import { figuresOf } from "../figures.ts";
import { atMost, type Bench, type Measure, type Row } from "../measure.ts";
import { type SentRequests, watchRequests } from "../sent-requests.ts";
import type { Stage } from "../stage.ts";

export const encryption: Measure = {
  name: "encryption",
  run: async (bench) => {
    const stage = await bench.stage(200);
    const folder = mkdtempSync(join(tmpdir(), "dabyl-bench-bot-"));
    const ports = portsForTests();
    const requests = watchRequests();
    const matrix = await connected(stage, ports, folder);
    try {
      return await measured(bench, { stage, ports, matrix, requests });
    } finally {
      requests.stop();
      await matrix.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

type Sender = {
  readonly stage: Stage;
  readonly ports: TestPorts;
  readonly matrix: Matrix;
  readonly requests: SentRequests;
};

async function measured(bench: Bench, sender: Sender): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const devices of [10, 100, 200]) {
    const room = await roomOf(
      `coordination:bench-${devices}`,
      sender.stage.members.slice(0, devices),
      sender,
    );
    bench.note(`a room of ${devices}`);
    const first = await timeOf(room, `first-${devices}`, sender);
    if (devices === 100)
      rows.push({
        what: "first message to 100 devices: keys claimed and shared, message encrypted",
        unit: "ms",
        median: first,
        note: "a response room gets its keys ahead, when members come or go",
      });
    if (devices === 100) continue;
    const steady: number[] = [];
    for (let n = 0; n < bench.turns(100); n += 1)
      steady.push(await timeOf(room, `steady-${devices}-${n}`, sender));
    rows.push({
      what: `steady encryption, ${devices} devices (queued → request leaves)`,
      unit: "ms",
      ...figuresOf(steady),
      ...(devices === 200 && { goal: atMost(10, "median") }),
      note: `${steady.length} messages; the first took ${first.toFixed(0)} ms`,
    });
  }
  return rows;
}

async function connected({ server }: Stage, ports: TestPorts, dataFolder: string): Promise<Matrix> {
  const { user, password } = await server.account("bench-bot");
  const matrix = await connectMatrix(
    {
      homeserver: new URL(server.url),
      user,
      credentials: { kind: "password", password },
      recoveryKey: null,
      storeKey: randomBytes(32),
      dataFolder,
    },
    ports,
  );
  await matrix.start({ onBatch: () => {}, onMembership: () => {}, onInvite: () => {} });
  return matrix;
}

async function roomOf(place: Place, members: readonly Member[], { matrix, ports }: Sender): Promise<RoomId> {
  const room = await matrix.rooms.ensure({ place, name: "Bench", topic: "Bench" });
  const users = new Set(members.map(({ user }) => user));
  ports.people.set(room, users);
  await matrix.rooms.reconcileMembers(place, users);
  for (const member of members) await member.join(room);
  await until(() => members.every(({ user }) => matrix.hasJoined(room, user)), 60_000);
  return room;
}

/** Milliseconds from "there is something to send" to the moment its request leaves; waits until it is answered. */
async function timeOf(room: RoomId, name: string, { matrix, ports, requests }: Sender): Promise<number> {
  await pause(20);
  const txn = ports.queue(room, name, { msgtype: "m.text", body: "К".repeat(300) });
  const began = performance.now();
  matrix.wake();
  await until(() => ports.sentAs.has(txn), 60_000);
  const left = requests.leftAt(txn);
  if (left === undefined) throw new Error("a message was sent without a request");
  return left - began;
}
