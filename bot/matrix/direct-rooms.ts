/** The bot's own `m.direct` account data: which rooms are direct chats with whom. Clients and a later restore read it. */
import { z } from "zod";
import type { RoomId, UserId } from "../../src/ids.ts";
import { failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";

const Direct = z.record(z.string(), z.array(z.string()));

/** Adds `room` to the member's list. The caller takes turns: the whole object is read and written back. */
export const rememberDirect = async (
  hs: Homeserver,
  ownUser: UserId,
  user: UserId,
  room: RoomId,
): Promise<void> => {
  const at = path`/user/${ownUser}/account_data/m.direct`;
  const raw = await hs.insist({ method: "GET", path: at }).catch((error: unknown) => {
    const failure = failureOf(error);
    if (failure.kind === "refused" && failure.status === 404) return {};
    throw error;
  });
  const direct = Direct.safeParse(raw).data ?? {};
  const rooms = direct[user] ?? [];
  if (rooms.includes(room)) return;
  await hs.insist({ method: "PUT", path: at, body: { ...direct, [user]: [...rooms, room] } });
};
