import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openJournal } from "../../bot/journal.ts";

function journalFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-journal-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "deep", "dabyl.log");
}
function standardError(): string[] {
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return written;
}
const linesOf = (file: string): unknown[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

test("each event is one line with its facts, in a file for the owner alone", () => {
  const file = journalFile();
  const journal = openJournal(file, false);
  journal.info("ready");
  journal.alarm("invite_failed", { failed: 2 });
  expect(linesOf(file)).toMatchObject([{ msg: "ready" }, { msg: "invite_failed", failed: 2 }]);
  expect(JSON.stringify(linesOf(file))).not.toContain("hostname");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("alarms are also heard where the bot was started, if it is to be loud; other events are not", () => {
  const heard = standardError();
  const loud = openJournal(journalFile(), true);
  loud.info("ready");
  loud.alarm("invite_failed", { failed: 2 });
  openJournal(journalFile(), false).alarm("quiet");
  expect(heard).toEqual(['alarm: invite_failed {"failed":2}\n']);
});

test.runIf(process.platform === "linux")("a full disk loses the line and stops nobody", () => {
  const journal = openJournal("/dev/full", false);
  journal.info("ready");
  journal.alarm("disk_low", { megabytes: 0 });
});
