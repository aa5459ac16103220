/** Style, script and icon: served by ourselves, under names that change with their content, so that browsers may keep them. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Hono } from "hono";
import type { PageEnv } from "./answer.ts";
import { PAGE } from "./path.ts";

type Asset = { readonly path: string; readonly type: string; readonly body: string };

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b5d6b"/><path d="M16 7a6 6 0 0 0-6 6v5l-2 3h16l-2-3v-5a6 6 0 0 0-6-6zm-3 16a3 3 0 0 0 6 0z" fill="#fff"/></svg>`;

const asset = (name: string, ending: string, type: string, body: string): Asset => ({
  path: `${PAGE}/${name}-${createHash("sha256").update(body).digest("hex").slice(0, 12)}.${ending}`,
  type,
  body,
});
const read = (file: string): string => readFileSync(file, "utf8");

/** The script is the package's own, unchanged. */
const script = createRequire(import.meta.url).resolve("htmx.org/dist/htmx.min.js");

/** In this order: what is for wide screens comes last. */
const SHEETS = ["base", "frame", "board", "case", "numbers", "wide"];
const sheet = (name: string): string => read(join(import.meta.dirname, "style", `${name}.css`));

export const STYLE = asset("style", "css", "text/css", SHEETS.map(sheet).join("\n"));
export const SCRIPT = asset("htmx", "js", "text/javascript", read(script));
export const ICON_FILE = asset("icon", "svg", "image/svg+xml", ICON);

export function serveAssets(app: Hono<PageEnv>): void {
  for (const { path, type, body } of [STYLE, SCRIPT, ICON_FILE])
    app.get(path.slice(PAGE.length), (context) =>
      context.body(body, 200, {
        "content-type": `${type}; charset=utf-8`,
        "cache-control": "public, max-age=31536000, immutable",
      }),
    );
}
