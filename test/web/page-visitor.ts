/** A browser without a screen: keeps cookies as browsers do, follows nothing by itself, and presses buttons by their forms. */
export type PageVisitor = ReturnType<typeof pageVisitor>;
export type Seen = { readonly status: number; readonly headers: Headers; readonly text: string };

export function pageVisitor(base: string, more: Readonly<Record<string, string>> = {}) {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const headers = new Headers({ ...more, ...Object.fromEntries(new Headers(init.headers)) });
    if (cookies.size > 0 && !headers.has("cookie"))
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(new URL(path, base), { redirect: "manual", ...init, headers });
    for (const set of answer.headers.getSetCookie()) keep(set);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const keep = (set: string): void => {
    const [pair = ""] = set.split(";");
    const at = pair.indexOf("=");
    if (/max-age=0/i.test(set)) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  };
  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> => send(path, { method: "POST", body: new URLSearchParams(fields), headers });
  return {
    cookies,
    get: (path: string, headers: Readonly<Record<string, string>> = {}) => send(path, { headers }),
    send,
    post,
    /** Opens the link and presses its button. */
    enter: async (link: string): Promise<Seen> => {
      const { pathname } = new URL(link);
      return post(pathname, { token: tokenIn((await send(pathname)).text) });
    },
  };
}

export const tokenIn = (page: string): string => /name="token" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
