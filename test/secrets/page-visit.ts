/** The coordinators' page, as a browser without scripts gets it: signed in by the link of the direct room. */
import type { Actor } from "../flow/stage.ts";
import { words } from "../flow/acts.ts";

/** The HTML of these paths. */
export async function pagesOf(coordinator: Actor, paths: readonly string[]): Promise<readonly string[]> {
  const asked = coordinator.next(
    (event) => event.room === coordinator.direct && /\/page\/enter\//.test(words(event)),
  );
  await coordinator.send(coordinator.direct, "страница");
  const [link = ""] = /https?:\/\/\S+\/page\/enter\/\w+/.exec(words(await asked)) ?? [];
  const door = await fetch(link);
  const [, token = ""] = /name="token" value="([^"]+)"/.exec(await door.text()) ?? [];
  const inside = await fetch(link, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(door), origin: new URL(link).origin },
    body: new URLSearchParams({ token }),
  });
  const cookie = cookiesOf(inside);
  const pages: string[] = [];
  for (const path of paths) {
    const answer = await fetch(new URL(path, link), { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    pages.push(await answer.text());
  }
  return pages;
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");
