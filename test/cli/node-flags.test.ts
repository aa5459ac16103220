import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { DABYL, NODE_FLAGS } from "../../bot/cli/node-flags.ts";

const ROOT = join(import.meta.dirname, "../..");
const Package = z.looseObject({ scripts: z.looseObject({ dabyl: z.string() }) });

test("`npm run dabyl` starts the bot as its supervisor does", () => {
  const { scripts } = Package.parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
  const files = DABYL.map((file) => file.slice(ROOT.length + 1));
  expect(scripts.dabyl).toBe(["node", ...NODE_FLAGS, ...files].join(" "));
});
