import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { z } from "zod";
import { newFile, openStore } from "./crash.ts";

const answer = z.object({
  created: z.boolean(),
  identity: z.array(z.string().min(40)).length(2),
  read: z.string().nullable(),
  ciphertext: z.string(),
  commits: z.number(),
});
const encrypted = z.object({ session_id: z.string(), ciphertext: z.string() });

/** Runs the real Rust crypto in a process of its own, up to its answer, and kills it there; until then the file is its. */
async function runOnce(...args: readonly string[]): Promise<z.infer<typeof answer>> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, "olm-child.ts"), ...args], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(child.stdout), "line");
  await expect(openStore(args[0] ?? "")).rejects.toMatchObject({ kind: "in_use" });
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  return answer.parse(JSON.parse(line));
}

/** The session of a megolm message and its index there: version byte 3, then the tag 0x08 and a varint. */
function place(content: string): { session: string; index: number } {
  const { session_id: session, ciphertext } = encrypted.parse(JSON.parse(content));
  const bytes = Buffer.from(ciphertext, "base64");
  expect([bytes.readUInt8(0), bytes.readUInt8(1)]).toEqual([3, 8]);
  return { session, index: bytes.readUInt8(2) };
}

test("the Rust crypto is the same device after kill -9, reads its earlier messages and never goes back in its ratchet", async () => {
  const file = newFile();
  const first = await runOnce(file);
  const second = await runOnce(file, first.ciphertext);
  const third = await runOnce(file, second.ciphertext);
  expect([first, second, third].map(({ created }) => created)).toEqual([true, false, false]);
  expect(second.identity).toEqual(first.identity);
  expect(third.identity).toEqual(first.identity);
  for (const { read } of [second, third]) expect(read).toContain('"body":"alert"');

  const places = [first, second, third].map(({ ciphertext }) => place(ciphertext));
  expect(new Set(places.map(({ session }) => session)).size).toBe(1);
  expect(places.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(second.commits).toBe(1);
});

test("another file is another device", async () => {
  const [one, other] = await Promise.all([runOnce(newFile()), runOnce(newFile())]);
  expect(one.identity).not.toEqual(other.identity);
});
