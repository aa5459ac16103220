/** Small secrets of the connection, sealed. */
import type { Vault } from "../ports.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { eq, sql } from "./drizzle.ts";
import { vault } from "./schema.ts";

const context = (name: string): string => `vault/${name}`;

export function vaultTable(db: Database, keys: DeploymentKeys): Vault {
  // Asked several times a member at each start.
  const one = db.query
    .select()
    .from(vault)
    .where(eq(vault.name, sql.placeholder("name")))
    .prepare();
  return {
    get: (name) => {
      const row = one.get({ name });
      return row === undefined ? null : keys.vault.open(row.sealed, context(name)).toString();
    },
    set: (name, value) =>
      db.transaction(() => {
        const sealed = keys.vault.seal(value, context(name));
        db.query
          .insert(vault)
          .values({ name, sealed })
          .onConflictDoUpdate({ target: vault.name, set: { sealed } })
          .run();
      }),
    forget: (name) => db.transaction(() => void db.query.delete(vault).where(eq(vault.name, name)).run()),
  };
}
