import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { UserId } from "../../src/ids.ts";
import type { MemberFeed } from "./new-member.ts";
import { newMemberFeed } from "./new-member.ts";
import type { InstalledPeer, PeerInstallOptions, PeerLibrary } from "./peer-install.ts";
import { installPeer } from "./peer-install.ts";
import type { Member } from "./peer-member.ts";
import type { PeerProcess } from "./peer-process.ts";
import { startPeerProcess } from "./peer-process.ts";

export type PeersOptions = {
  /** Keeps the devices' keys: a later process with the same folder goes on as the same devices. A temporary one when left out. */
  readonly folder?: string;
  /** Invitations from these users are accepted, from others refused silently; from anybody when left out. */
  readonly inviters?: readonly UserId[];
  /** An installed Python; else peer-install.ts finds or makes one as `install` says. */
  readonly peer?: InstalledPeer;
  readonly install?: PeerInstallOptions;
};

export type MemberOptions = {
  /** Localpart or whole id. */
  readonly user: string;
  readonly password: string;
  /** `PEER` when left out. The same user and device again, with the same folder, is the same device. */
  readonly device?: string;
  /** Leaves the device without a signature by its owner. */
  readonly unsigned?: boolean;
  /** Signs with the identity that an earlier device of the user made. */
  readonly recovery?: string;
  /** Replaces the user's identity by a new one, as a person does who has lost everything. */
  readonly reset?: boolean;
  /** Makes the identity without secret storage: five requests fewer, no recovery key. For benches. */
  readonly light?: boolean;
  /** No sync loop until resume(): a device that has keys and does nothing. Joins with join(). */
  readonly idle?: boolean;
  /** Reads events without reporting them. */
  readonly quiet?: boolean;
  /** Reports state events. */
  readonly state?: boolean;
  /** Gives room keys to devices that their owner has not signed, too. Clients of today do not. */
  readonly shareWithUnsigned?: boolean;
  readonly inviters?: readonly UserId[];
};

export type Peers = {
  readonly library: PeerLibrary;
  readonly pid: number;
  readonly folder: string;
  /** Logs in (once a device), signs, and syncs. */
  member(options: MemberOptions): Promise<Member>;
  /** Ends the process in order; removes the folder if it was a temporary one. */
  stop(): Promise<void>;
  /** kill -9; the folder stays. */
  kill(): Promise<void>;
};

/** One Python process that hosts any number of members. */
export async function startPeers(homeserver: string, options: PeersOptions = {}): Promise<Peers> {
  const peer = options.peer ?? (await installPeer(options.install));
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "dabyl-peer-"));
  const feeds = new Map<string, MemberFeed>();
  const child = await startPeerProcess(homeserver, folder, peer, (line) => {
    if (line.user !== null) feeds.get(line.user)?.receive(line);
  });

  return {
    library: peer.library,
    pid: child.pid,
    folder,
    member: (wanted) => addMember(child, feeds, { inviters: options.inviters, ...wanted }),
    async stop() {
      await child.stop();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
    kill: () => child.kill(),
  };
}

type Wanted = Omit<MemberOptions, "inviters"> & { readonly inviters?: readonly UserId[] | undefined };

async function addMember(
  child: PeerProcess,
  feeds: Map<string, MemberFeed>,
  wanted: Wanted,
): Promise<Member> {
  const { user: login, device = "PEER", shareWithUnsigned, ...rest } = wanted;
  // Two devices of one user can live in one process.
  const name = `${login} ${device}`;
  const feed = newMemberFeed();
  feeds.set(name, feed);
  const line = await child.ask({
    op: "member",
    user: name,
    login,
    device,
    share_with_unsigned: shareWithUnsigned ?? false,
    ...rest,
  });
  if (line.ev !== "done" || line.mxid === undefined) throw new Error("a member was added without a user id");
  return feed.member({ name, user: line.mxid, device, recoveryKey: line.recovery ?? null }, child);
}
