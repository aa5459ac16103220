/**
 * A case's room of its own, asked for in words; and who sits there besides: «добавить @user K7P-4X2M», in that room without the code.
 * The words are those of the register (words/people.ts); that a case is in sight makes them mean its room.
 */
import { findCodes } from "../case/code.ts";
import { asUserId, type CaseCode, type UserId } from "../ids.ts";
import { serverOf } from "../people/invite.ts";
import { may } from "../people/rights.ts";
import { blank } from "../words/message.ts";
import type { Sight } from "./case-in-sight.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

/** null: nothing is said of such a room. */
export function ownRoomSteps(reading: Reading, text: string, sight: Sight): readonly Step[] | null {
  const code = sight.named ?? sight.code;
  if (reading.tools.asksForRoom(text)) return asked(reading, code);
  return code === null ? null : seating(reading, text, code);
}

function asked({ message }: Reading, code: CaseCode | null): readonly Step[] | null {
  if (code !== null) return [{ do: { kind: "own_room", code } }];
  // In the room of all, words that name no case are chatter.
  return message.where.kind === "response"
    ? null
    : [{ refuse: { kind: "not_understood", line: { key: "own-room-how" } } }];
}

function seating(reading: Reading, text: string, code: CaseCode): readonly Step[] | null {
  const { message, by, view, tools } = reading;
  const state = view.case(code);
  if (state === null || !may(by, "keep_own_room", state)) return null;
  const told = tools.people(blank(text, findCodes(text)), message.mentions.length > 0);
  // Whatever else is said makes it a sentence of its own: «@user добавьте возраст».
  if (told === null || told.guessed || told.org !== null) return null;
  if (told.act !== "invite" && told.act !== "remove") return null;
  const users = usersIn(told.accounts, reading);
  if (users.length === 0 || (state.room === null && message.where.kind === "response")) return null;
  return [{ do: { kind: told.act === "invite" ? "own_room_name" : "own_room_unname", code, users } }];
}

const usersIn = (accounts: readonly string[], { message, by }: Reading): readonly UserId[] => {
  const written = accounts.map((account) =>
    asUserId(account.includes(":") ? account : `${account}:${serverOf(by.user)}`),
  );
  return [...new Set(written.length > 0 ? written : message.mentions.filter((user) => user !== by.user))];
};
