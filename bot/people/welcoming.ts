/**
 * The welcome: five short messages in the member's language, once, as soon as the member can read them, and the open cases where the
 * region allows it. Whoever has no verified device
 * yet would never see them, so they wait for one; after a while the region's coordinators are told what to say on the telephone.
 */
import type { RoomId, UserId } from "../../src/ids.ts";
import { asUserId } from "../../src/ids.ts";
import { deviceStepsFor } from "../../src/people/device-help.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { welcomedName } from "./leavers.ts";
import type { Matrix } from "../matrix/connection.ts";
import { showOpenCases } from "./newcomer-cards.ts";
import { post } from "../post/post.ts";
import type { Flow } from "../run.ts";

export type WelcomeParts = Pick<Flow, "store" | "templates" | "txn" | "now"> & {
  readonly matrix: Pick<Matrix, "hasJoined" | "deviceState">;
  readonly wake: () => void;
  readonly onBroken: (error: unknown) => void;
};

export type Welcoming = {
  /** Members of this room changed: whoever joined their direct room is welcomed. */
  joined(room: RoomId): void;
  /** Looks again at those whose device was not verified, each at its time. One run at a time. */
  look(): Promise<void>;
};

const KEYS = ["welcome-1", "welcome-2", "welcome-3", "welcome-4", "welcome-5"] as const;
/** Most verify within minutes; then somebody should help. Milliseconds. */
const PATIENCE_MS = 600_000;
/** Between two looks at one member: twice as long each time. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 600_000;

type Waiting = { readonly since: number; readonly at: number; readonly pause: number };

export function welcomingOf(parts: WelcomeParts): Welcoming {
  const { store, matrix, now } = parts;
  const waiting = new Map<UserId, Waiting>();
  const look = oneAtATime(async () => {
    for (const [user, { since, at, pause }] of waiting) {
      if (at > now()) continue;
      const state = await matrix.deviceState(user);
      if (state === "signed" || store.members.get(user) === null) {
        waiting.delete(user);
        welcome(user, parts);
        continue;
      }
      if (state !== "unknown" && now() - since >= PATIENCE_MS) tellCoordinators(user, parts);
      waiting.set(user, { since, at: now() + pause, pause: Math.min(pause * 2, LONGEST_PAUSE_MS) });
    }
  }, parts.onBroken);
  return {
    look,
    joined: (room) => {
      const place = store.rooms.place(room);
      if (place?.startsWith("direct:") !== true) return;
      const user = asUserId(place.slice("direct:".length));
      if (store.vault.get(welcomedName(user)) !== null || waiting.has(user)) return;
      // Sent to somebody who is only invited, the welcome could never be read.
      if (!matrix.hasJoined(room, user)) return;
      waiting.set(user, { since: now(), at: now(), pause: FIRST_PAUSE_MS });
      void look();
    },
  };
}

function welcome(user: UserId, parts: WelcomeParts): void {
  const { store } = parts;
  const member = store.members.get(user);
  if (member === null || store.vault.get(welcomedName(user)) !== null) return;
  store.transaction(() => {
    const at = parts.now();
    store.vault.set(welcomedName(user), String(at));
    post(
      KEYS.map(
        (key) => ({ kind: "say", to: { kind: "direct", user }, line: { key }, mentions: [] }) as const,
      ),
      { id: `welcome/${user}/${at}`, at },
      parts,
    );
    showOpenCases(member, { id: `welcome/${user}/${at}`, at }, parts);
  });
  parts.wake();
}

/** Once for each member. */
function tellCoordinators(user: UserId, parts: WelcomeParts): void {
  const { store } = parts;
  const region = store.members.get(user)?.region;
  const told = `welcome.device_told.${user}`;
  if (region === undefined || store.vault.get(told) !== null) return;
  store.transaction(() => {
    const at = parts.now();
    store.vault.set(told, String(at));
    post(
      [{ kind: "say", to: { kind: "coordination", region }, line: deviceStepsFor(user), mentions: [] }],
      { id: `device/${user}/${at}`, at },
      parts,
    );
  });
  parts.wake();
}
