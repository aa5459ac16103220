/** Two cards of the glossary (messages 1 and 2), and how they read. */
import { renderCard } from "../../src/case/card.ts";
import type { CardView } from "../../src/case/card-view.ts";
import type { Language } from "../../src/people/member.ts";
import { code, texts, TIME_ZONE } from "./texts-for-tests.ts";

export const SHYMKENT = { kk: "Шымкент", ru: "Шымкент", en: "Shymkent" };
export const TURKISTAN = { kk: "Түркістан облысы", ru: "Туркестанская область", en: "Turkistan oblast" };
const SARYAGASH = { kk: "Сарыағаш ауданы", ru: "Сарыагашский район", en: "Saryagash district" };

export const baby: CardView = {
  code: code("K7P-4X2E"),
  urgency: "red",
  state: { kind: "open", coming: [] },
  fields: {
    category: "unaccompanied",
    place: "station",
    children: 1,
    ages: [1],
    accompanied: "alone",
    when: "now",
    needs: ["police", "medical"],
  },
  region: SHYMKENT,
  district: null,
  note: null,
  postedBy: "ngo",
  notified: ["juvenile_police", "guardianship"],
  withdrawn: false,
  awaiting: null,
  raid: null,
  sealed: 0,
  question: null,
  ownRoom: null,
  duties: null,
};
export const pupils: CardView = {
  ...baby,
  urgency: "green",
  fields: {
    category: "education",
    children: 2,
    ages: [10, 7],
    accompanied: "parents",
    when: "earlier",
    needs: ["school", "documents"],
  },
  region: TURKISTAN,
  district: SARYAGASH,
  notified: ["education"],
};
export const plain = (card: CardView, ...languages: Language[]): string =>
  renderCard(card, languages, texts, TIME_ZONE).plain;
export const lines = (card: CardView, ...languages: Language[]): string[] =>
  plain(card, ...languages).split("\n");
