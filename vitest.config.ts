import { defineConfig } from "vitest/config";
import { LongestFirst } from "./vitest.order.ts";

/** Tests of pure rules: nothing outside, nothing kept between two files, so that they share their processes and what these have loaded. */
const PURE = [
  "assessment",
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
  "texts",
  "understand",
  "words",
].map((room) => `test/${room}/**/*.test.ts`);
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
          exclude: PURE,
          globalSetup: ["test/global-setup.ts"],
        },
      },
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
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
