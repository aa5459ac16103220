/** The echo bot in a process of its own, so that it shares no event loop with the bench. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { asUserId, type UserId } from "../../src/ids.ts";
import type { Account } from "./server.ts";

export type EchoProcess = { readonly user: UserId; readonly pid: number; stop(): Promise<void> };

export async function startEchoProcess(url: string, account: Account): Promise<EchoProcess> {
  const program = join(import.meta.dirname, "echo-bot.ts");
  const child = spawn(process.execPath, [program, url, account.user, account.password], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void gone.then(() => reject(new Error("the echo bot did not start")));
  });
  const { user } = z.object({ user: z.string() }).parse(JSON.parse(line));
  return {
    user: asUserId(user),
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
