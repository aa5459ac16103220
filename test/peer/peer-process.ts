import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DoneLine, FailedLine, MemberLine, SentLine } from "./peer-lines.ts";
import { Line } from "./peer-lines.ts";
import type { InstalledPeer } from "./peer-install.ts";

/** What an op is answered with when it could not be done. `kind` is `refused` where the homeserver said no. */
export class PeerError extends Error {
  override readonly name = "PeerError";
  readonly kind: string;
  readonly status: number | null;
  readonly errcode: string | null;

  constructor(line: FailedLine) {
    const { op, kind, status, errcode, message } = line;
    super([op, kind, status, errcode, message].filter((part) => part !== undefined).join(" "));
    this.kind = kind;
    this.status = status ?? null;
    this.errcode = errcode ?? null;
  }
}

export type Op = { readonly op: string; readonly user: string } & Readonly<Record<string, unknown>>;

/** The Python process and its lines; nothing about members. */
export type PeerProcess = {
  readonly pid: number;
  /** Resolves with the answer to this op; rejects with a PeerError. */
  ask(op: Op): Promise<DoneLine | SentLine>;
  /** Closes the stores and ends. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
};

const SCRIPT = fileURLToPath(new URL("member.py", import.meta.url));
/** It closes its stores in milliseconds; one that hangs is killed. */
const STOPPING_MS = 10_000;

type Waiting = { resolve(line: DoneLine | SentLine): void; reject(error: Error): void };

export async function startPeerProcess(
  homeserver: string,
  folder: string,
  peer: InstalledPeer,
  onLine: (line: MemberLine) => void,
): Promise<PeerProcess> {
  const child = spawn(peer.python, [SCRIPT, homeserver, folder, `--library=${peer.library}`], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const waiting = new Map<string, Waiting>();
  let nextId = 0;
  const { promise: started, resolve: ready, reject: failed } = Promise.withResolvers<number>();

  function answer(id: string, line: DoneLine | SentLine | FailedLine): void {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (line.ev === "error") asked?.reject(new PeerError(line));
    else asked?.resolve(line);
  }

  function receive(text: string): void {
    const line = Line.parse(JSON.parse(text));
    switch (line.ev) {
      case "ready":
        return ready(line.pid);
      case "done":
      case "sent":
        return answer(line.id, line);
      case "error":
        return typeof line.id === "string" ? answer(line.id, line) : onLine(line);
      default:
        return onLine(line);
    }
  }

  createInterface({ input: child.stdout }).on("line", receive);
  const { promise: exited, resolve: exit } = Promise.withResolvers<void>();
  child.once("exit", (code, signal) => {
    const gone = new Error(`the peer process has ended (${String(signal ?? code)})`);
    failed(gone);
    for (const asked of waiting.values()) asked.reject(gone);
    waiting.clear();
    exit();
  });
  child.once("error", failed);
  // A write to a process that was killed: its waiting ops are rejected on exit.
  child.stdin.on("error", () => undefined);
  const pid = await started;

  async function end(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) await exited;
  }

  return {
    pid,
    ask(op) {
      const id = String((nextId += 1));
      return new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          reject(new Error("the peer process has ended"));
          return;
        }
        waiting.set(id, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id, ...op })}\n`);
      });
    },
    async stop() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), STOPPING_MS);
      await end();
      clearTimeout(timer);
    },
    async kill() {
      child.kill("SIGKILL");
      await end();
    },
  };
}
