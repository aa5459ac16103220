/** Takes the lock of the folder it is told, says so, and stays until it is killed. */
import { takeLock } from "../../bot/matrix/instance-lock.ts";

process.stdout.write(`${takeLock(process.argv[2] ?? "").kind}\n`);
setInterval(() => {}, 1000);
