/** Messages whose key never came are given up after a week: their authors hear it, and whoever looks after their room. */
import { asMillis, type RoomId, type UserId } from "../../src/ids.ts";
import { type AlarmParts, alarmUnreadable } from "./alarms.ts";
import { post } from "../post/post.ts";

/** Milliseconds that a message may wait for its key. What is older is no alert any more; docs/operations.md names the time. */
export const WAITS_FOR = 7 * 86_400_000;

/** Cheap where nothing is due. Once for each author and each room, however many messages there are. */
export function giveUpUnreadable(parts: AlarmParts): void {
  const { store } = parts;
  const now = parts.now();
  store.transaction(() => {
    const given = store.inbox.expire(asMillis(now - WAITS_FOR));
    const [first] = given;
    if (first === undefined) return;
    const cause = `expired/${first.eventId}`;
    for (const user of new Set<UserId>(given.map(({ sender }) => sender)))
      if (store.members.get(user) !== null)
        post(
          [{ kind: "say", to: { kind: "direct", user }, line: { key: "message-expired" }, mentions: [user] }],
          { id: `${cause}/${user}`, at: now },
          parts,
        );
    for (const room of new Set<RoomId>(given.map((one) => one.room)))
      alarmUnreadable(room, given.filter((one) => one.room === room).length, cause, parts);
  });
}
