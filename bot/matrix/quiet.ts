/** The SDK's loggers print member and room ids (matrix-notes.md). They are silenced; what matters goes to the Journal. */
import loglevel from "loglevel";
import type { Logger } from "matrix-js-sdk/lib/logger.js";

const nothing = (): void => {};
export const quietLogger: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => quietLogger,
};

let patched = false;

/** Silences the loggers there are, and every one that the SDK makes later (it sets each to DEBUG as it makes it). */
export const silenceSdk = (): void => {
  for (const logger of Object.values(loglevel.getLoggers())) mute(logger);
  if (patched) return;
  patched = true;
  const make = loglevel.getLogger.bind(loglevel);
  loglevel.getLogger = (name) => mute(make(name));
};

const mute = (logger: loglevel.Logger): loglevel.Logger => {
  logger.setLevel("silent", false);
  logger.setLevel = nothing;
  return logger;
};
