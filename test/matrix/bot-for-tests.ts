/** A connected bot on a real Synapse. `start` again with the same folder and ports is the bot after a restart. */
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectMatrix, type MatrixSettings } from "../../bot/matrix/connection.ts";
import type { Matrix } from "../../bot/matrix/matrix.ts";
import type { SyncHooks } from "../../bot/matrix/sync.ts";
import type { Place } from "../../bot/ports.ts";
import type { RoomId } from "../../src/ids.ts";
import type { TestMember } from "./member-for-tests.ts";
import { portsForTests, type TestPorts } from "./ports-for-tests.ts";
import type { TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

export type TestBot = {
  readonly matrix: Matrix;
  readonly ports: TestPorts;
  readonly settings: MatrixSettings;
  /** Makes the room of this place and waits until these members are in it. */
  roomWith(place: Place, members: readonly TestMember[]): Promise<RoomId>;
  /** Sends a text and waits for its event id. */
  say(room: RoomId, text: string): Promise<string>;
};

export const settingsForTests = async (synapse: TestSynapse): Promise<MatrixSettings> => {
  const account = await synapse.account("bot");
  return {
    homeserver: synapse.url,
    user: account.user,
    credentials: { kind: "password", password: account.password },
    recoveryKey: null,
    storeKey: randomBytes(32),
    dataFolder: mkdtempSync(join(tmpdir(), "dabyl-bot-")),
  };
};

export const startBot = async (
  settings: MatrixSettings,
  ports: TestPorts = portsForTests(),
  hooks: Partial<SyncHooks> = {},
): Promise<TestBot> => {
  const matrix = await connectMatrix(settings, ports);
  await matrix.start({ onBatch: () => {}, onMembership: () => {}, onInvite: () => {}, ...hooks });
  let sends = 0;
  return {
    matrix,
    ports,
    settings,
    roomWith: async (place, members) => {
      const room = await matrix.rooms.ensure({ place, name: "Room", topic: "Topic" });
      const users = new Set(members.map((member) => member.user));
      ports.people.set(room, users);
      await matrix.rooms.reconcileMembers(place, users);
      await until(() => members.every((member) => member.client.getRoom(room)?.getMyMembership() === "join"));
      return room;
    },
    say: async (room, text) => {
      sends += 1;
      const txn = ports.queue(room, `test-${sends}-${Date.now()}`, { msgtype: "m.text", body: text });
      matrix.wake();
      return until(() => ports.sentAs.get(txn));
    },
  };
};
