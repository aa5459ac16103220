/** `dabyl parse` and `dabyl guard`: what the bot reads out of a text, and what it would not let through (contract.md). */
import { asRegionId } from "../../src/ids.ts";
import { loadTemplates } from "../setup/templates.ts";
import { textsOfStdin } from "./lines.ts";

export async function parseTexts(): Promise<void> {
  const { tools } = loadTemplates(null);
  for await (const text of textsOfStdin()) {
    const { alert, parts } = tools.alerts(text, asRegionId(""));
    // An alert that the bot would ask about counts as one: it is not left alone.
    print({ alert: alert !== "no", ...parts[0]?.fields });
  }
}

export async function guardTexts(): Promise<void> {
  const { tools } = loadTemplates(null);
  for await (const text of textsOfStdin()) {
    const { verdict, spans, clean } = tools.guard(text, { recipient: "response_room", language: "ru" });
    print({ verdict, spans: spans.map(({ start, end, kind }) => ({ start, end, kind })), clean });
  }
}

const print = (object: unknown): void => void process.stdout.write(`${JSON.stringify(object)}\n`);
