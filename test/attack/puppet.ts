/** What whoever runs the homeserver can do in the bot's name, over plain HTTP. */
import { tokenOfBot } from "../flow/outsider.ts";
import type { Stage } from "../flow/stage.ts";
import type { RoomId } from "../../src/ids.ts";

type House = Omit<Stage<never>, "cast">;

export type Puppet = {
  get(path: string): Promise<unknown>;
  put(path: string, body: object): Promise<unknown>;
  state(room: RoomId, type: string, key?: string): Promise<unknown>;
  setState(room: RoomId, type: string, body: object, key?: string): Promise<unknown>;
};

export async function puppetOf(house: House): Promise<Puppet> {
  const token = await tokenOfBot(house);
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${house.dabyl.ready.homeserver}/_matrix/client/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
    return answer.json();
  };
  const at = (room: RoomId, type: string, key: string): string =>
    `/rooms/${encodeURIComponent(room)}/state/${type}/${encodeURIComponent(key)}`;
  return {
    get: (path) => call("GET", path),
    put: (path, body) => call("PUT", path, body),
    state: (room, type, key = "") => call("GET", at(room, type, key)),
    setState: (room, type, body, key = "") => call("PUT", at(room, type, key), body),
  };
}
