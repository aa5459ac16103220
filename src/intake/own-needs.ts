/** Needs whose words belong to the trouble itself: who begs asks for food, who is made to undress is "without clothes". */
import type { Category, Evidence, Fields, Need } from "./fields.ts";

/** By what is wrong more often than right on the messages of authors left out (docs/intake.md). */
const OWN: Partial<Record<Category, readonly Need[]>> = {
  begging: ["food", "medical", "transport"],
  labour: ["food"],
  sexual: ["clothes"],
  missing: ["clothes", "shelter"],
  trafficking: ["documents", "shelter"],
  health: ["shelter"],
  violence: ["school", "food"],
  documents: ["school"],
  other: ["school"],
};

type Given = { readonly fields: Fields; readonly evidence: Evidence };

/** Leaves such needs out: the bot asks rather than invents. */
export function withoutOwnNeeds({ fields, evidence }: Given, category: Category | null): Given {
  const own = category === null ? [] : (OWN[category] ?? []);
  if (fields.needs === undefined || !fields.needs.some((need) => own.includes(need)))
    return { fields, evidence };
  const kept = fields.needs.filter((need) => !own.includes(need));
  const { needs: _, ...others } = fields;
  if (kept.length > 0) return { fields: { ...others, needs: kept }, evidence };
  const { needs: __, ...words } = evidence;
  return { fields: others, evidence: words };
}
