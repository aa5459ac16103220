/**
 * Before the tests: the real Synapse and the independent members' library are installed once and shared by all files, in folders
 * of the project that are kept between runs. A test that is about installing makes its own.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { failureSentence } from "../bot/local/sentences.ts";
import { installSynapse } from "../bot/local/synapse-install.ts";
import { installPeer } from "./peer/peer-install.ts";

const FOLDER = resolve(import.meta.dirname, "../.dabyl-test");

export default async function setup(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  process.env["DABYL_SYNAPSE_VENV"] ??= join(FOLDER, "synapse-venv");
  const [synapse, peer] = await Promise.all([
    installSynapse({ venv: process.env["DABYL_SYNAPSE_VENV"], logFile: join(FOLDER, "install.log") }),
    installPeer(),
  ]);
  if (synapse.kind !== "installed") throw new Error(failureSentence(synapse));
  process.env["DABYL_PEER_VENV"] ??= resolve(peer.python, "../..");
}
