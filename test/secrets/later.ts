/** Preloaded into the bot and its commands: it is later by so many milliseconds, and what is done now and then is done ten times as often. */
const later = Number(process.env["LATER_MS"] ?? 0);
const present = Date.now.bind(Date);
Date.now = () => present() + later;

const QUICKER = 10;
const often = globalThis.setInterval;
if (later > 0)
  Object.assign(globalThis, {
    setInterval: (work: () => void, ms = 0) => often(work, ms >= 1_000 ? ms / QUICKER : ms),
  });
