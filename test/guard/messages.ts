import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { KINDS } from "../../src/guard/verdict.ts";

const message = z.object({
  text: z.string(),
  lang: z.enum(["kk", "ru", "mix", "lat", "en"]),
  spans: z.array(z.object({ start: z.int(), end: z.int(), kind: z.enum(KINDS) })),
});
export type Message = z.output<typeof message>;

/** Our own labelled messages, persons invented: test/data/guard/messages.jsonl, one JSON object a line. */
export function messages(): readonly Message[] {
  const file = join(import.meta.dirname, "../data/guard/messages.jsonl");
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => message.parse(JSON.parse(line)));
}
