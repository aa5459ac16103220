/** A hotline that posted by the web port sits in no room: nobody mentions it. */
import type { Effect } from "../../src/decision.ts";
import { isHotline } from "../../src/people/hotline.ts";

export const addressed = (effect: Effect): Effect =>
  "mentions" in effect ? { ...effect, mentions: effect.mentions.filter((user) => !isHotline(user)) } : effect;
