/** Before the tests: the real Synapse and the independent members' library are installed once, and shared by all files. */
import { existsSync } from "node:fs";

export default function setup(): void {
  // Filled in below by the installers of bot/local and test/peer (test/installed.ts).
  if (!existsSync("package.json")) throw new Error("run the tests from the project's root");
}
