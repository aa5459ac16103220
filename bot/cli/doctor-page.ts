/** The doctor's lines on the pages: asked under the name that people use, so that the proxy before the bot is looked at as well. */
import { z } from "zod";
import type { Config } from "../setup/config.ts";
import { bad, type Finding, good } from "./finding.ts";

const PATIENCE_MS = 10_000;
const FormKey = z.object({ key: z.base64url().length(43) });

export async function pageFindings({ pageUrl, webPort }: Config): Promise<readonly Finding[]> {
  if (pageUrl === null)
    return [good("page", "there is none, and no form either: DABYL_PAGE_URL is not set.")];
  if (webPort === 0)
    return [bad("page", "DABYL_WEB_PORT is not set, so the proxy cannot know the port: give it a number.")];
  return Promise.all([
    finding("page", "/page/healthz", "/page", pageUrl, webPort, async () => null),
    finding("form", "/form/key", "/form", pageUrl, webPort, async (answer) =>
      FormKey.safeParse(await answer.json().catch(() => null)).success
        ? null
        : "answers with something else than the form",
    ),
  ]);
}

/** `wrong`: what is wrong with an answer that came, or null. */
async function finding(
  check: string,
  asked: string,
  passed: string,
  pageUrl: URL,
  webPort: number,
  wrong: (answer: Response) => Promise<string | null>,
): Promise<Finding> {
  const mend = (how: string): Finding =>
    bad(
      check,
      `${pageUrl.origin} ${how}: is the bot running, and does the proxy pass ${passed} to port ${webPort}?`,
    );
  try {
    const answer = await fetch(new URL(asked, pageUrl), {
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 421)
      return bad(check, `${pageUrl.origin}: the proxy passes another name on: set its Host header.`);
    const how = answer.ok ? await wrong(answer) : `answers ${answer.status}`;
    return how === null ? good(check, `${pageUrl.origin}${passed} answers.`) : mend(how);
  } catch {
    return mend("does not answer");
  }
}
