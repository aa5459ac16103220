import { defineConfig } from "vitest/config";
import { LongestFirst } from "./vitest.order.ts";

/**
 * Tests of rules, of the store and of the bot without a homeserver: nothing is kept between two files, so that they share their processes
 * and what these have loaded. The disk's test puts another file system in the place of the real one.
 */
const SHARED = [
  "assessment",
  "bot",
  "case",
  "charts",
  "doorbell",
  "duties",
  "guard",
  "intake",
  "own-room",
  "page",
  "people",
  "raids",
  "retention",
  "sealed",
  "sealed-form",
  "statistics",
  "store",
  "texts",
  "understand",
  "words",
].map((room) => `test/${room}/**/*.test.ts`);
const APART = "test/store/disk.test.ts";
const SEEDED = `${import.meta.dirname}/test/seeded-fast-check.ts`;

export default defineConfig({
  plugins: [
    {
      name: "seeded-fast-check",
      enforce: "pre",
      resolveId: (source, importer) => (source === "fast-check" && importer !== SEEDED ? SEEDED : null),
    },
  ],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: SHARED.map((room) => room.replace("test/store/**/*", "test/store/!(disk)")),
          globalSetup: ["test/global-setup.ts"],
        },
      },
      { extends: true, test: { name: "rules", include: SHARED, exclude: [APART], isolate: false } },
    ],
    // Many files wait more than they work, for a homeserver or for a pause to end: three at a time keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What is waited for comes when the machine has time for it; a second is not enough for one that is busy.
    expect: { poll: { timeout: 30_000 } },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
    },
  },
});
