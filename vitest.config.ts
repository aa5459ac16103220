import { defineConfig } from "vitest/config";
import { LongestFirst } from "./vitest.order.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Two cores: one file at a time beside Synapse is what the machine bears.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    globalSetup: ["test/global-setup.ts"],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
    },
  },
});
