/** Files that take longest begin first, so that none is left to run alone at the end; a fresh clone has no record of earlier times. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Longest first. */
const LONG = [
  "flow/kill.test.ts",
  "local/synapse-process.test.ts",
  "matrix/recovery-key.test.ts",
  "flow/restore.test.ts",
  "secrets/secrets.test.ts",
  "flow/hostile-events.test.ts",
  "peer/peer-devices.test.ts",
  "local/synapse-install.test.ts",
  "web/page-browser.test.ts",
  "matrix/default-limits.test.ts",
  "matrix/recipients.test.ts",
  "flow/main-job.test.ts",
  "matrix/restart.test.ts",
  "flow/default-limits.test.ts",
  "flow/wrong-input.test.ts",
  "duties/simulation.test.ts",
  "flow/sealed.test.ts",
  "flow/doorbell.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return at === -1 ? LONG.length : at;
    };
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}
