import type { Detector } from "./scan.ts";
import type { Token } from "./token.ts";
import type { Finding } from "./verdict.ts";

/** Words a diagnosis may have after the colon. */
const DIAGNOSIS_WORDS = 4;

/** Diagnoses that mark a person for life, what follows the word "diagnosis", registration with a psychiatric clinic. */
export const findMedical: Detector = (scan) => {
  const findings: Finding[] = [];
  const { tokens } = scan;
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    if (scan.words.medical.diseases.has(token.key)) {
      findings.push({ start: token.start, end: token.end, kind: "medical", certainty: "likely" });
    } else if (scan.words.medical.diagnosis.has(token.key) && /^[:"-]$/.test(tokens[i + 1]?.text ?? "")) {
      const last = lastOfDiagnosis(tokens, i + 2);
      const [first, end] = [tokens[i + 2], tokens[last]];
      if (first && end && last >= i + 2)
        findings.push({ start: first.start, end: end.end, kind: "medical", certainty: "likely" });
    }
  }
  return findings;
};

/** "диагноз: …" up to the next stop, at most a few words; "диагноз не знаем" has no colon. */
function lastOfDiagnosis(tokens: readonly Token[], from: number): number {
  let last = from - 1;
  for (let i = from; i < Math.min(tokens.length, from + DIAGNOSIS_WORDS); i += 1) {
    if (/^[.,;!?[\]]$/.test(tokens[i]?.text ?? "")) break;
    last = i;
  }
  return last;
}
