import type { Certainty, Finding, Recipient, Verdict } from "./verdict.ts";

/** What a finding leads to, by who would read the text: a room of many bodies stops early, a direct room only warns. */
const POLICY: Readonly<Record<Recipient, Readonly<Record<Certainty, Verdict["verdict"]>>>> = {
  response_room: { certain: "stop", likely: "stop", possible: "ask" },
  coordination_room: { certain: "stop", likely: "stop", possible: "ask" },
  direct_room: { certain: "ask", likely: "ask", possible: "pass" },
};

/** Findings that lead to nothing for this recipient are left out, in the verdict and in the clean text alike. */
export function countsFor(finding: Finding, recipient: Recipient): boolean {
  return POLICY[recipient][finding.certainty] !== "pass";
}

/** The strictest of what the findings lead to. */
export function verdictOf(findings: readonly Finding[], recipient: Recipient): Verdict["verdict"] {
  const verdicts = new Set(findings.map((finding) => POLICY[recipient][finding.certainty]));
  return verdicts.has("stop") ? "stop" : verdicts.has("ask") ? "ask" : "pass";
}
