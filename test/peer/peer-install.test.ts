import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { installPeer } from "./peer-install.ts";
import { startPeers } from "./peer.ts";
import { startTestHomeserver } from "./test-homeserver.ts";

vi.setConfig({ testTimeout: 300_000 });

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-peer-none-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("without a Python there is an error that says so for both libraries, and no silent skip", async () => {
  const env = { PATH: emptyFolder(), HOME: emptyFolder() };
  await expect(installPeer({ cache: emptyFolder(), env })).rejects.toThrow(
    /libolm: no CPython 3\.10-3\.12 .*; vodozemac: no CPython 3\.10-3\.14 /,
  );
});

test("an installation that fails is no installation, and is tried again", async () => {
  const cache = emptyFolder();
  const env = { ...process.env, DABYL_PEER_VENV: "", PIP_NO_INDEX: "1", PIP_FIND_LINKS: emptyFolder() };
  await expect(installPeer({ cache, env, library: "vodozemac" })).rejects.toThrow(/cannot be installed/);
  await expect(installPeer({ cache, env, library: "vodozemac" })).rejects.toThrow(/cannot be installed/);
});

test("a shared environment that holds neither library is an error", async () => {
  const env = { ...process.env, DABYL_PEER_VENV: emptyFolder() };
  await expect(installPeer({ env })).rejects.toThrow(/holds no libolm and no vodozemac/);
});

test("a member on vodozemac and one on the library of this machine read each other", async () => {
  const homeserver = await startTestHomeserver();
  onTestFinished(() => homeserver.stop());
  const first = await startPeers(homeserver.url);
  onTestFinished(() => first.stop());
  const vodozemac = await installPeer({ library: "vodozemac", env: { ...process.env, DABYL_PEER_VENV: "" } });
  const second = await startPeers(homeserver.url, { peer: vodozemac });
  onTestFinished(() => second.stop());
  expect(second.library).toBe("vodozemac");

  const anna = await first.member(await homeserver.account("anna"));
  const berik = await second.member(await homeserver.account("berik"));
  const users = [anna.user, berik.user];
  const room = await homeserver.room(users);
  await Promise.all([anna, berik].map((member) => member.untilMembers(room, users)));
  const there = await anna.send(room, "жедел хабар");
  expect(await berik.until((event) => event.eventId === there.eventId)).toMatchObject({
    text: "жедел хабар",
    trust: "signed",
  });
  const back = await berik.send(room, "алдым");
  expect(await anna.until((event) => event.eventId === back.eventId)).toMatchObject({
    text: "алдым",
    trust: "signed",
  });
});
