/**
 * Names of members and organisations are typed once and shown again and again (a body's name beside a case). They may be people's
 * names; numbers and addresses that somebody put beside them may not come in with them.
 */
import type { GuardKind, Tools } from "../../src/understand/tools.ts";
import { CommandFailure } from "./output.ts";

/** A body may be called after a person, an illness it treats or a school; every other kind stands beside a name. */
const MAY_BE_A_NAME: ReadonlySet<GuardKind> = new Set(["person", "medical", "school_class"]);

/** @throws CommandFailure that names the kind of thing, never the thing; also where the guard could not tell */
export function checkName(option: string, name: string, { guard }: Pick<Tools, "guard">): void {
  const { verdict, clean, spans } = guard(name, { recipient: "response_room", language: "en" });
  if (verdict === "stop" && clean === "")
    throw new CommandFailure("personal_data", `${option} could not be checked: give a short name.`, 2);
  const found = spans.find(({ kind }) => !MAY_BE_A_NAME.has(kind));
  if (found !== undefined)
    throw new CommandFailure(
      "personal_data",
      `${option} holds more than a name (${found.kind.replaceAll("_", " ")}): give the name alone.`,
      2,
    );
}
