import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../bot/setup/config.ts";

/** A file with this content, and its path. */
function fileWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "secret");
  writeFileSync(file, content);
  return file;
}

test("a secret is read from the file that is named, without the line's end", () => {
  const config = readConfig({
    DABYL_PASSWORD_FILE: fileWith("a pass word\n"),
    DABYL_RECOVERY_KEY_FILE: fileWith(" EsTc 1 \n"),
  });
  if ("problems" in config) throw new Error("refused");
  expect(config).toMatchObject({ password: "a pass word", recoveryKey: "EsTc 1" });
});

test.each([
  {
    when: "the file is not there",
    env: () => ({}),
    file: () => "/nowhere/at-all",
    message: /read \(ENOENT\)/,
  },
  { when: "the file is empty", env: () => ({}), file: () => fileWith("\n"), message: /is empty/ },
  {
    when: "both are given",
    env: () => ({ DABYL_PASSWORD: "y" }),
    file: () => fileWith("x"),
    message: /either this or DABYL_PASSWORD/,
  },
])("when $when, the setting is named, and no secret is repeated", ({ env, file, message }) => {
  expect(readConfig({ ...env(), DABYL_PASSWORD_FILE: file() })).toEqual({
    problems: [{ name: "DABYL_PASSWORD_FILE", message: expect.stringMatching(message) }],
  });
});
