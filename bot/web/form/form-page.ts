/** The one document of the form: its data lies in it, so that nothing has to be asked for once it stands. */
import { html, raw } from "hono/html";
import { FORM } from "./form-path.ts";
import type { FormData } from "./form-data.ts";
import type { FormPaths } from "./form-files.ts";

/** `key`: base64url. */
export async function formPage(
  data: FormData,
  key: string,
  paths: FormPaths,
  noScripts: readonly { readonly language: string; readonly text: string }[],
): Promise<string> {
  const page = await html`<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>Dabyl</title>
<link rel="icon" href="${paths.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${paths.style}">
${paths.modules.map((path) => html`<link rel="modulepreload" href="${path}">`)}
<link rel="modulepreload" href="${paths.sodium}">
</head>
<body>
<div id="app"><noscript><main>${noScripts.map(({ language, text }) => html`<p lang="${language}">${text}</p>`)}</main></noscript></div>
<script type="application/json" id="data" data-key="${key}" data-sodium="${paths.sodium}" data-wasm="${paths.wasm}" data-form="${FORM}">${raw(JSON.stringify(data).replaceAll("<", "\\u003c"))}</script>
<script type="module" src="${paths.script}"></script>
</body>
</html>`;
  return page.toString();
}
