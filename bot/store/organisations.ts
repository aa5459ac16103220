/** Organisations of members and hotlines. A name is as it was given last; it is sealed, the rest is in clear for look-ups. */
import type { Organisation } from "../../src/people/member.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { organisations } from "./schema.ts";

export type OrganisationTable = {
  save(org: Organisation): void;
  from(row: typeof organisations.$inferSelect): Organisation;
};

const context = (id: string): string => `organisation/${id}`;

export function organisationTable(db: Database, keys: DeploymentKeys): OrganisationTable {
  return {
    save: ({ id, kind, name }) => {
      const row = { kind, name: keys.people.seal(name, context(id)) };
      db.query
        .insert(organisations)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: organisations.id, set: row })
        .run();
    },
    from: ({ id, kind, name }) => ({ id, kind, name: keys.people.open(name, context(id)).toString() }),
  };
}
