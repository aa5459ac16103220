/** Everything that one message is read with. */
import type { Context } from "../context.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import type { Message } from "./message.ts";
import type { Cleaned } from "../command.ts";
import type { Tools } from "./tools.ts";

export type Reading = {
  readonly message: Message;
  readonly by: Member;
  readonly view: View;
  readonly tools: Tools;
  readonly context: Context;
};

/** `redacted`: the original does not stand in the room (any more). `cleaned`: what the guard took out of it. */
export type Provenance = { readonly redacted: boolean; readonly cleaned: Cleaned | null };
