import { expect, test } from "vitest";
import type { SynapseChild } from "../../bot/local/synapse-child.ts";
import { synapseFiles } from "../../bot/local/synapse-files.ts";
import { watchSynapse } from "../../bot/local/synapse-watch.ts";

/** A process that died at birth, saying so. */
const dead = (pid: number, said: string): SynapseChild => ({
  pid,
  ended: Promise.resolve({ code: 1, said }),
  alive: () => false,
  kill: () => {},
});

const address = { url: "http://127.0.0.1:9", port: 9, run: "one" };
const files = synapseFiles("/data");

test("one that dies at every start is given up, with the last reason, and nobody waits for it for ever", async () => {
  const said = ["ValueError", "Address already in use", "database or disk is full"];
  let started = 0;
  const spawn = (): SynapseChild => {
    started += 1;
    return dead(started, said[started - 1] ?? "");
  };
  const steps: string[] = [];
  const progress = ({ kind }: { readonly kind: string }): void => void steps.push(kind);
  const watch = watchSynapse({
    first: dead(100, ""),
    spawn,
    address,
    files,
    venv: files.venv,
    progress,
    pauses: [1, 2, 3],
  });
  const replaced = watch.whenReplaced(100);
  await expect(replaced).rejects.toThrow("stopped before");
  expect(await watch.ended).toEqual({ kind: "disk_full", path: files.folder });
  expect(started).toBe(3);
  expect(steps).toEqual(["died"]);
  await expect(watch.whenReplaced(3)).rejects.toThrow("stopped before");
});

test("an interpreter that is gone is told at once", async () => {
  const watch = watchSynapse({
    first: dead(100, ""),
    spawn: () => null,
    address,
    files,
    venv: "/shared/venv",
    progress: () => {},
    pauses: [1, 60_000],
  });
  expect(await watch.ended).toEqual({ kind: "venv_unusable", path: "/shared/venv" });
});
