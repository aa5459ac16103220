/** One-time links to the sealed form, and what came by it. Only hashes of what the browser holds; how long a link lasts is the caller's. */
import type { CaseCode, Millis, TxnId, UserId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { and, eq, gt } from "./drizzle.ts";
import { formAlerts, formLinks } from "./form-schema.ts";

/** `opened`: the code of the case. `held`: the question in the direct room for which it waits. */
export type FormCame =
  | { readonly kind: "opened"; readonly code: CaseCode }
  | { readonly kind: "held"; readonly prompt: string };

export type Forms = {
  /** The member's earlier links stay good: an alert may be half written. Of very many the oldest go. */
  offer(user: UserId, hash: string, expiresAt: Millis): void;
  /** Whose link this is; null when it is unknown or expired. Whether it was used, `cameBy` tells. */
  offered(hash: string, now: Millis): UserId | null;
  /** What came of this request before. */
  came(request: TxnId): FormCame | null;
  /** What came by this pass last: a link's hash, or that of init data. */
  cameBy(pass: TxnId): FormCame | null;
  remember(of: {
    readonly request: TxnId;
    readonly pass: TxnId;
    readonly came: FormCame;
    readonly at: Millis;
  }): void;
};

/** What the register needs besides. */
export type FormTable = Forms & {
  endLinksOf(user: UserId): void;
  endAllLinks(): void;
};

type Row = typeof formAlerts.$inferSelect;

/** Of one member at a time. */
const MOST_LINKS = 5;

export function formTable(db: Database): FormTable {
  const oldest = db.sqlite.prepare<[string, string, number]>(
    `DELETE FROM form_links WHERE user = ? AND hash NOT IN
       (SELECT hash FROM form_links WHERE user = ? ORDER BY expires_at DESC, hash LIMIT ?)`,
  );
  const cameOf = (row: Row | undefined): FormCame | null => {
    if (row === undefined) return null;
    if (row.code !== null) return { kind: "opened", code: row.code };
    return { kind: "held", prompt: row.prompt ?? "" };
  };
  return {
    offer: (user, hash, expiresAt) =>
      db.transaction(() => {
        db.query.insert(formLinks).values({ hash, user, expiresAt }).run();
        oldest.run(user, user, MOST_LINKS);
      }),
    offered: (hash, now) =>
      db.query
        .select({ user: formLinks.user })
        .from(formLinks)
        .where(and(eq(formLinks.hash, hash), gt(formLinks.expiresAt, now)))
        .get()?.user ?? null,
    came: (request) =>
      cameOf(db.query.select().from(formAlerts).where(eq(formAlerts.request, request)).get()),
    cameBy: (pass) =>
      cameOf(
        db.query
          .select()
          .from(formAlerts)
          .where(eq(formAlerts.pass, pass))
          // An opened case counts before anything that only waited.
          .orderBy(formAlerts.code, formAlerts.at)
          .all()
          .at(-1),
      ),
    remember: ({ request, pass, came, at }) => {
      const code = came.kind === "opened" ? came.code : null;
      const prompt = came.kind === "held" ? came.prompt : null;
      db.query.insert(formAlerts).values({ request, pass, code, prompt, at }).run();
    },
    endLinksOf: (user) => void db.query.delete(formLinks).where(eq(formLinks.user, user)).run(),
    endAllLinks: () => void db.query.delete(formLinks).run(),
  };
}
