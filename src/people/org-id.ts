import { createHash } from "node:crypto";
import { asOrgId, type OrgId } from "../ids.ts";

/** The same organisation under the same name, however it is spelt in capitals. Names are sealed in the store, so an id must not show one. */
export const orgIdOf = (region: string, kind: string, name: string): OrgId =>
  asOrgId(
    createHash("sha256")
      .update(JSON.stringify([region, kind, name.trim().toLowerCase()]))
      .digest("hex")
      .slice(0, 24),
  );
