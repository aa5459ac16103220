/** `dabyl member list`: the register, one member a line. */
import { isInvited } from "../rooms-in-order.ts";
import type { Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

export function listMembers(region: string | undefined, printer: Printer): void {
  withStore(configured(), true, (store) => {
    for (const member of store.members
      .all({})
      .filter((one) => region === undefined || one.region === region)) {
      const { user, name, org, role, language } = member;
      const invited = isInvited(user, store);
      printer.result(
        {
          user,
          name,
          org: org.name,
          kind: org.kind,
          role,
          region: member.region,
          lang: language,
          invited,
        },
        [
          user,
          name,
          org.name,
          org.kind,
          role,
          member.region,
          language,
          ...(invited ? [] : ["not invited yet"]),
        ].join(" · "),
      );
    }
  });
}
