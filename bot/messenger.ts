/** The joint between Dabyl and a messenger outside of Matrix, as bot/ports.ts has the others (ADR 29). */
import type { Ringing } from "../src/doorbell/bell.ts";
import type { TapAnswer } from "../src/doorbell/words.ts";
import type { Language } from "../src/people/member.ts";

/**
 * It wakes members: Telegram, or another one. Nothing goes there but what `Ringing` can hold and
 * sentences that are the same for everybody (src/doorbell/words.ts). Accounts and messages are the messenger's own names for them.
 */
export type Messenger = {
  ring(account: string, ringing: Ringing): Promise<RingAnswer>;
  /** Puts a ring right that stands there: somebody is on the way, nobody is needed any more. */
  change(account: string, message: string, ringing: Ringing): Promise<"changed" | "gone" | "later">;
  /** What a member opens so that this code comes back as `link`; null while it is not known. */
  linkFor(code: string): URL | null;
  /** Updates that the messenger posts to the web port. */
  readonly hook: MessengerHook | null;
  close(): Promise<void>;
};
/** Where on the web port updates are posted. */
export const HOOK_PATH = "/telegram/update";
export type MessengerHook = (secret: string | undefined, update: unknown) => "taken" | "refused";
export type RingAnswer =
  | { readonly kind: "rung"; readonly message: string }
  /** It surely did not go out; worth trying again after so many milliseconds. */
  | { readonly kind: "later"; readonly ms: number }
  /** Nothing reaches this account: blocked, or gone. */
  | { readonly kind: "unreachable" }
  /** It may have rung. */
  | { readonly kind: "unsure" };

/** What a messenger may ask and tell (doorbell-desk.ts implements). All of it synchronous: one transaction a call. */
export type MessengerDesk = {
  /** The member's language; null for who is not linked. */
  languageOf(account: string): Language | null;
  /** A code of the direct room came back: on the disk when this returns. */
  link(account: string, code: string): "linked" | "telegram-code-wrong" | "telegram-too-many";
  /** "On my way": on the disk when this returns. Told again, it is answered again and done once. */
  tapped(account: string, bell: string): TapAnswer;
  /** The member blocked the bot there, or lets it in again. */
  reachable(account: string, is: boolean): void;
  up(): void;
  /** `token`: it does not accept who we are. */
  down(why: "network" | "token" | "conflict"): void;
};
