/** Members on the register, straight into the ledger while the bot runs (as `dabyl member add` does, without a process each). */
import { setTimeout as pause } from "node:timers/promises";
import { homeAt } from "../../bot/setup/home.ts";
import { isInvited } from "../../bot/people/rooms-in-order.ts";
import { keyOfHome } from "../../bot/key/store-key.ts";
import { openStore } from "../../bot/store/open-store.ts";
import type { Store } from "../../bot/store/store.ts";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis, asOrgId, asRegionId, type UserId } from "../../src/ids.ts";
import { type Member, ORG_KINDS } from "../../src/people/member.ts";

export const REGION = "shymkent";

/** The store of this home; the bot may be running beside it. */
export function openHomeStore(home: string): Store {
  const at = homeAt(home);
  const key = keyOfHome(at);
  if (key === null) throw new Error("the home has no store key");
  return openStore({ file: at.database, key, evolve });
}

/** The n-th invented member: all kinds of bodies in turn; the second is the coordinator. */
export function invented(n: number, user: UserId): Member {
  const kind = ORG_KINDS[n % ORG_KINDS.length] ?? "ngo";
  const region = asRegionId(REGION);
  return {
    user,
    name: `Synaq ${n}`,
    org: { id: asOrgId(`${region}/${kind}/${n % 40}`), name: `Synaq ${kind} ${n % 40}`, kind },
    role: n === 1 ? "coordinator" : "responder",
    region,
    language: n % 2 === 0 ? "kk" : "ru",
  };
}

/** Registers them and waits until the bot has invited each of them everywhere. */
export async function register(home: string, members: readonly Member[]): Promise<void> {
  const store = openHomeStore(home);
  const at = asMillis(Date.now());
  store.transaction(() => {
    for (const member of members)
      store.ledger.append(
        [{ stream: "people", event: { kind: "member_added", by: "operator", at, member } }],
        `cli:bench:${member.user}`,
      );
  });
  while (!members.every(({ user }) => isInvited(user, store))) await pause(200);
  store.close();
}
