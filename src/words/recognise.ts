import { findCodes } from "../case/code.ts";
import { ORG_KINDS, type OrgKind } from "../people/member.ts";
import { fold } from "./fold.ts";
import type { Setting, Word } from "./word.ts";
import type { Words } from "./words.ts";

const BODIES: Readonly<Record<string, OrgKind>> = {
  миграц: "migration",
  "коши-кон": "migration",
  опек: "guardianship",
  полици: "juvenile_police",
  нпо: "ngo",
  акимат: "akimat",
};

export function recogniseWord(text: string, setting: Setting, words: Words): Word | null {
  if (!setting.addressed) return null;
  const plain = findCodes(text).reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text,
  );
  const folded = fold(plain);
  const hit = words.phrases.find(({ phrase }) => folded === phrase || folded.startsWith(`${phrase} `));
  if (hit === undefined) return null;
  const rest = plain
    .trim()
    .split(/\s+/)
    .slice(hit.phrase.split(" ").length)
    .join(" ")
    .replace(/^[:\s]+/, "");
  if (hit.action !== "close" && fold(rest).split(" ").length > 6) return null;
  const body = Object.entries(BODIES).find(([stem]) => fold(rest).includes(stem))?.[1];
  return {
    action: hit.action,
    sure: true,
    rest,
    to: ORG_KINDS.find((kind) => kind === body) ?? null,
    days: null,
  };
}
