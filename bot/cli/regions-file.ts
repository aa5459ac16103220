/** The regions alone: the other templates take longer to load than a million cases to count. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseRegions, type Region } from "../../src/people/regions.ts";

const FILE = join(import.meta.dirname, "../../templates/regions.json");

export const allRegions = (): readonly Region[] => parseRegions(JSON.parse(readFileSync(FILE, "utf8")));
