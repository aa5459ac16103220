/** Chromium for the tests of the web pages: the machine's own, else the one that npm brings for Linux x64. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

export async function openBrowser(): Promise<Browser> {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...onPath, MAC].find(existsSync);
  const args = ["--no-sandbox", "--disable-gpu"];
  if (found !== undefined) return chromium.launch({ executablePath: found, args });
  try {
    const { default: brought } = await import("@sparticuz/chromium");
    return await chromium.launch({ executablePath: await brought.executablePath(), args: brought.args });
  } catch (cause) {
    throw new Error("The tests of the web pages need a browser: install Chromium or Chrome and try again.", {
      cause,
    });
  }
}
