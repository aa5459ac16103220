/** The tests that the mutants of stryker.config.json run against: those of the domain, without a homeserver. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/{case,people,statistics,duties}/**/*.test.ts"] },
});
