/** A secret typed at the terminal, without showing it. Synchronous: nothing else can begin before it is there. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { KeyProblem } from "./key-problem.ts";

/** @throws KeyProblem `key_not_typed` where no terminal is */
export function typedSecret(question: string, device = "/dev/tty"): string {
  let terminal: number;
  try {
    terminal = openSync(device, "r+");
  } catch {
    throw new KeyProblem(
      "key_not_typed",
      "The store key is to be typed, and there is no terminal here: start from one, or set another DABYL_STORE_KEY_FROM.",
    );
  }
  const stty = (mode: string) =>
    spawnSync("stty", [mode], { stdio: [terminal, "ignore", "ignore"] }).status === 0;
  try {
    if (!stty("-echo"))
      throw new KeyProblem(
        "key_not_typed",
        "The terminal cannot hide what is typed: set another DABYL_STORE_KEY_FROM.",
      );
    writeSync(terminal, question);
    return readLine(terminal);
  } finally {
    stty("echo");
    writeSync(terminal, "\n");
    closeSync(terminal);
  }
}

function readLine(terminal: number): string {
  const byte = Buffer.alloc(1);
  const bytes: number[] = [];
  while (readSync(terminal, byte, 0, 1, null) === 1 && byte[0] !== 0x0a) bytes.push(byte[0] ?? 0);
  return Buffer.from(bytes).toString("utf8").trim();
}
