/** What `dabyl doctor` finds at the homeserver: that it is one, its clock, the bot's login, and who else uses it. */
import { z } from "zod";
import { type Account, sessionsOf } from "./account.ts";
import { bad, type Finding, good } from "./finding.ts";

/** Seconds by which the clocks may differ before times on cards mislead. */
const CLOCK_TOLERANCE_S = 30;
/** Seconds after which a simple answer is late. */
const LATE_S = 3;
const PATIENCE_MS = 10_000;

const Versions = z.looseObject({ versions: z.array(z.string()) });

/** `account`: null before the first start. */
export async function serverFindings(url: URL, account: Account | null): Promise<readonly Finding[]> {
  const began = performance.now();
  const answer = await fetch(new URL("/_matrix/client/versions", url), {
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
    .then(async (response) => ({ response, body: await response.text() }))
    .catch(() => null);
  if (answer === null)
    return [
      bad("homeserver", `${url.origin} does not answer: is it running, and is DABYL_HOMESERVER right?`),
    ];
  const { response, body } = answer;
  if (response.status === 429)
    return [
      bad("homeserver", "it asks to be left alone for a while (429): lift the bot's rate limit there."),
    ];
  if (!response.ok)
    return [bad("homeserver", `it answers ${response.status}: look at its log, and check DABYL_HOMESERVER.`)];
  if (!isVersions(body))
    return [
      bad(
        "homeserver",
        `what answers at ${url.origin} is no homeserver, perhaps a proxy's page: check DABYL_HOMESERVER and the proxy.`,
      ),
    ];
  const seconds = (performance.now() - began) / 1000;
  return [
    seconds <= LATE_S
      ? good("homeserver", `${url.origin} answers.`)
      : bad(
          "homeserver",
          `it answered after ${Math.round(seconds)} s: does its machine have enough of everything?`,
        ),
    clockFinding(response.headers.get("date")),
    ...(account === null ? [] : await loginFindings(account)),
  ];
}

function isVersions(body: string): boolean {
  try {
    return Versions.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}

function clockFinding(date: string | null): Finding {
  const apart = date === null ? 0 : Math.abs(Date.parse(date) - Date.now()) / 1000;
  return apart <= CLOCK_TOLERANCE_S
    ? good("clock", "agrees with the homeserver.")
    : bad("clock", `differs from the homeserver by ${Math.round(apart)} s: set up time synchronisation.`);
}

async function loginFindings(account: Account): Promise<readonly Finding[]> {
  const found = await sessionsOf(account);
  switch (found.kind) {
    case "unreachable":
      return [bad("login", "the homeserver does not say whether the bot is logged in: try again.")];
    case "out":
      return [
        found.soft
          ? bad("login", "it has expired: start the bot again, it renews it.")
          : bad("login", 'the bot was logged out: docs/operations.md, "A new device".'),
      ];
    case "in":
      return [
        good("login", "the bot is logged in."),
        found.others.length === 0
          ? good("sessions", "nobody else is signed in to the bot's account.")
          : bad(
              "sessions",
              `${found.others.length} other sessions use the bot's account: \`dabyl sessions end\`, then change its password.`,
            ),
      ];
  }
}
