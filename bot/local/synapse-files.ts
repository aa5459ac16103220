import { join } from "node:path";

/** Where everything of the local homeserver lies: one folder, `<home>/synapse`, mode 0700. */
export type SynapseFiles = {
  readonly folder: string;
  readonly venv: string;
  readonly config: string;
  readonly logConfig: string;
  readonly signingKey: string;
  readonly secrets: string;
  readonly admin: string;
  readonly database: string;
  readonly media: string;
  readonly log: string;
  readonly installLog: string;
  readonly pid: string;
  /** Held by our own process: one `dabyl local` a home. */
  readonly ownerLock: string;
  /** Held by the Synapse process: one Synapse a database. */
  readonly synapseLock: string;
};

export function synapseFiles(home: string): SynapseFiles {
  const folder = join(home, "synapse");
  return {
    folder,
    venv: join(folder, "venv"),
    config: join(folder, "homeserver.yaml"),
    logConfig: join(folder, "log.yaml"),
    signingKey: join(folder, "signing.key"),
    secrets: join(folder, "secrets.json"),
    admin: join(folder, "admin.json"),
    database: join(folder, "homeserver.db"),
    media: join(folder, "media"),
    log: join(folder, "synapse.log"),
    installLog: join(folder, "install.log"),
    pid: join(folder, "synapse.pid"),
    ownerLock: join(folder, "owner.lock"),
    synapseLock: join(folder, "synapse.lock"),
  };
}
