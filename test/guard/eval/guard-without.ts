import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Guard } from "../../../src/guard/guard.ts";
import { loadGuard } from "../../../src/guard/load-guard.ts";
import { guardFiles } from "../guard-files.ts";

/** The guard with weights that learnt without one part of the texts: without-N.bin of `npm run guard:train -- DATA WORK --judge`. */
export function guardWithout(work: string, part: number): Guard {
  return loadGuard(filesWithout(work, part));
}

export function filesWithout(work: string, part: number): Record<string, string | Uint8Array> {
  const files = guardFiles();
  const bytes = readFileSync(join(work, `without-${part}.bin`));
  const manifest = JSON.parse(String(files["manifest.json"]));
  const sum = { entries: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  return {
    ...files,
    "tagger.bin": bytes,
    "manifest.json": JSON.stringify({ ...manifest, "tagger.bin": sum }),
  };
}
