import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./vitest.order.ts";

/**
 * Rooms whose tests have no homeserver, nothing kept between two files: they share their processes and what these have loaded. A test that
 * puts a module of its own in the place of a real one cannot: a file before it may have loaded the real one.
 */
const ROOMS = [
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
];
const SHARED = ROOMS.flatMap((room) =>
  globSync(`test/${room}/**/*.test.ts`, { cwd: import.meta.dirname }),
).filter((file) => !/\bvi\.(do)?mock\(/i.test(readFileSync(`${import.meta.dirname}/${file}`, "utf8")));
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
          exclude: SHARED,
          globalSetup: ["test/global-setup.ts"],
        },
      },
      { extends: true, test: { name: "rules", include: SHARED, isolate: false } },
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
