/** Where nobody sends a sealed form. */
import { loadTemplates } from "../../bot/setup/templates.ts";
import type { Desks } from "../../bot/web/web.ts";

export const noForm: Desks["form"] = {
  ...loadTemplates(null),
  desk: {
    key: () => ({ publicKey: "", fingerprint: "" }),
    take: () => ({ kind: "refused", why: "damaged" }),
  },
  address: () => null,
};
