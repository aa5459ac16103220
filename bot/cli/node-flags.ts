/** How the bot's process is started: by `npm run dabyl` (package.json says the same), by the supervisor, and where it is measured. */
import { join } from "node:path";

export const NODE_FLAGS = [
  "--disable-warning=ExperimentalWarning",
  // A small young generation: 60 MB less resident memory for the same work (docs/performance.md).
  "--max-semi-space-size=4",
  // Garbage is collected when a fifth has been added to what lives, not when it has doubled: 20 MB less.
  "--heap-growing-percent=20",
];

/** What follows the flags: the file that keeps compiled code from one start to the next, and the command line. */
export const DABYL = [
  join(import.meta.dirname, "../../bin/start.mjs"),
  join(import.meta.dirname, "main.ts"),
] as const;
