/** What the doctor says of the file with the device's keys, bytes of which were changed behind the bot's back. */
import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { explain } from "../../../bot/cli/explain.ts";
import { cryptoFileState } from "../../../bot/matrix/crypto-store/is-intact.ts";
import { transact, upgrade } from "./asking.ts";
import { newFile, openStore } from "./crash.ts";

const overwrite = (file: string, at: number, bytes: number): void => {
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(bytes, 0xa5), 0, bytes, at);
  closeSync(handle);
};

test("no file, a whole one, one that the bot has open, and one with broken pages are told apart", async () => {
  const file = newFile();
  expect(cryptoFileState(file)).toBe("none");
  const { factory, close } = await openStore(file);
  const database = await upgrade(factory, "bot", 1, (made) => void made.createObjectStore("rows"));
  await transact(database, ["rows"], (of) => {
    for (let i = 0; i < 60; i += 1) of("rows").put("x".repeat(2_000), i);
  });
  expect(cryptoFileState(file)).toBe("in_use");
  database.close();
  close();
  expect(cryptoFileState(file)).toBe("whole");
  const pages = statSync(file).size / 4096;
  for (let page = 3; page < pages - 1; page += 1) overwrite(file, page * 4096, 1_024);
  expect(cryptoFileState(file)).toBe("damaged");
  const opening = await openStore(file).then(
    () => "opened",
    (error: unknown) => explain(error).kind,
  );
  expect(opening).toBe("crypto_damaged");
  overwrite(file, 0, 100);
  expect(cryptoFileState(file)).toBe("damaged");
});
