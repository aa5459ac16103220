/** One real Synapse for a test file, with accounts. Installed once for all of them, outside the repository. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAccounts } from "../../bot/local/accounts.ts";
import { startSynapse } from "../../bot/local/synapse-process.ts";
import type { UserId } from "../../src/ids.ts";

export type TestSynapse = {
  readonly url: URL;
  readonly home: string;
  /** A new account with a random name. */
  account(kind: string): Promise<{ readonly user: UserId; readonly password: string }>;
  /** Kills it and waits until it answers again. */
  restart(): Promise<void>;
  readonly pid: () => number;
  stop(): Promise<void>;
};

let made = 0;

export const synapseForTests = async (limits: "lifted" | "default" = "lifted"): Promise<TestSynapse> => {
  process.env["DABYL_SYNAPSE_VENV"] ??= join(tmpdir(), "dabyl-test-synapse-venv");
  const home = mkdtempSync(join(tmpdir(), "dabyl-synapse-"));
  const synapse = await startSynapse({ home, port: 0, limits, bcryptRounds: 4 });
  if (synapse.kind !== "running") throw new Error(`Synapse did not start: ${synapse.kind}`);
  const accounts = await openAccounts(home, synapse.url);
  return {
    url: new URL(synapse.url),
    home,
    account: async (kind) => {
      made += 1;
      const account = await accounts.register(`${kind}${made}x${process.pid}`);
      if (account.kind !== "registered") throw new Error(`no account: ${account.kind}`);
      return { user: account.user, password: account.password };
    },
    restart: async () => {
      const { pid } = synapse;
      process.kill(pid, "SIGKILL");
      await synapse.whenReplaced(pid);
    },
    pid: () => synapse.pid,
    stop: async () => {
      await synapse.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
