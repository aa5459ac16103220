/**
 * `npm run compile`: compiles what `dabyl run` and the commands load, once, into node_modules/.cache/dabyl (bin/start.mjs), for installations
 * whose program folder cannot be written later. The cache belongs to one user, one Node and its flags: run it as the service's user, after
 * each `npm ci`. Settings are not read, and nothing is started.
 */
import { loadTemplates } from "../bot/setup/templates.ts";
import { asRegionId } from "../src/ids.ts";

await Promise.all([
  import("../bot/cli/doctor.ts"),
  import("../bot/cli/member.ts"),
  import("../bot/cli/run.ts"),
  import("../bot/cli/stats.ts"),
]);

// What reads a message is compiled when it is first used, and it is the largest part.
const { tools } = loadTemplates(null);
const text = "Базарда екі бала жалғыз жүр, 7-8 жаста. На рынке двое детей, одни.";
tools.guard(text, { recipient: "response_room", language: "ru" });
tools.alerts(text, asRegionId(""));
// Timers of the SDK linger; the cache is written at the end of the process.
process.exit(0);
