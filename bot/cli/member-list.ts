/** `dabyl member list`: the register, one member a line. */
import { isInvited } from "../people/rooms-in-order.ts";
import type { Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

export function listMembers(region: string | undefined, printer: Printer): void {
  withStore(configured(), true, (store) => {
    const away = new Map(store.members.away().map(({ member, why }) => [member.user, why]));
    const everybody = [...store.members.all({}), ...store.members.away().map(({ member }) => member)];
    for (const member of everybody.filter((one) => region === undefined || one.region === region)) {
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
          away: away.get(user) ?? null,
        },
        [
          user,
          name,
          org.name,
          org.kind,
          role,
          member.region,
          language,
          ...(away.has(user) ? [away.get(user) === "silent" ? "suspended" : "locked"] : []),
          ...(invited || away.has(user) ? [] : ["not invited yet"]),
        ].join(" · "),
      );
    }
  });
}
