/** Preloaded into the bot: from this start on it is later by so many milliseconds as stand in the file. */
import { existsSync, readFileSync } from "node:fs";

const file = process.env["MOVED_CLOCK"] ?? "";
const later = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
const present = Date.now.bind(Date);
Date.now = () => present() + later;
