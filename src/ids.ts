/**
 * Branded identifiers. A brand costs nothing at run time and keeps a room id from being used as an event id.
 * Each is made at a parsed edge (config, wire content, database row) and nowhere else.
 */
declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** `@localpart:server`. */
export type UserId = Brand<string, "UserId">;
/** `!opaque:server`, or `!opaque` in room version 12. */
export type RoomId = Brand<string, "RoomId">;
/** `$opaque`. */
export type EventId = Brand<string, "EventId">;
/** A Matrix transaction id, derived from what caused the send; unique in the outbox. */
export type TxnId = Brand<string, "TxnId">;
/** Seven symbols without the dash, e.g. `K7P4X2M`; see case/code.ts. */
export type CaseCode = Brand<string, "CaseCode">;
/** Six symbols without the dash, the first an R, e.g. `R4X2MK`; see raids/raid-code.ts. */
export type RaidCode = Brand<string, "RaidCode">;
/** A region of templates/regions.json, e.g. `shymkent`. */
export type RegionId = Brand<string, "RegionId">;
/** An organisation of the register. */
export type OrgId = Brand<string, "OrgId">;
/** A ring of the doorbell; says nothing of the case or the member. */
export type BellId = Brand<string, "BellId">;
/** Milliseconds since 1970-01-01T00:00Z. Time always comes in as an argument. */
export type Millis = Brand<number, "Millis">;

export const asUserId = (s: string): UserId => s as UserId;
export const asRoomId = (s: string): RoomId => s as RoomId;
export const asEventId = (s: string): EventId => s as EventId;
export const asTxnId = (s: string): TxnId => s as TxnId;
export const asRaidCode = (s: string): RaidCode => s as RaidCode;
export const asRegionId = (s: string): RegionId => s as RegionId;
export const asOrgId = (s: string): OrgId => s as OrgId;
export const asBellId = (s: string): BellId => s as BellId;
export const asMillis = (n: number): Millis => n as Millis;
