/**
 * The files of the form's page: our own modules as they stand in phone/ and src/sealed-form/, with nothing but the types taken out, and
 * libsodium as its package brings it, cut in two. All under names that change with their content, so that browsers may keep them.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { basename, dirname, join } from "node:path";
import { FORM } from "./form-path.ts";
import { packed, type PackedBody } from "./packed.ts";

export type FormFile = {
  readonly path: string;
  readonly type: string;
  readonly body: PackedBody;
  readonly forGood: boolean;
};
export type FormPaths = {
  readonly style: string;
  readonly script: string;
  /** All modules that `script` imports, so that the browser asks for them at once. */
  readonly modules: readonly string[];
  readonly sodium: string;
  readonly wasm: string;
  readonly icon: string;
};

const PHONE = join(import.meta.dirname, "phone");
const SHARED = join(import.meta.dirname, "../../../src/sealed-form");
const MODULES = [
  ...[
    "main",
    "answers",
    "element",
    "load-sodium",
    "look",
    "opening",
    "outcome",
    "queue",
    "screens",
    "seal",
    "send",
    "steps",
    "telegram",
    "words",
  ].map((name) => join(PHONE, `${name}.ts`)),
  ...["parcel", "padding", "fingerprint"].map((name) => join(SHARED, `${name}.ts`)),
];

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b5d6b"/><path d="M16 7a6 6 0 0 0-6 6v5l-2 3h16l-2-3v-5a6 6 0 0 0-6-6zm-3 16a3 3 0 0 0 6 0z" fill="#fff"/></svg>`;

/** libsodium's own file lies beside the one that `require` finds. */
export function sodiumFile(): string {
  const wrappers = createRequire(import.meta.url).resolve("libsodium-wrappers");
  const found = createRequire(wrappers).resolve("libsodium");
  return join(dirname(found), "../modules-esm/libsodium.mjs");
}

/** Its WebAssembly stands in the file as base64, which weighs a quarter more on the way: it goes out as itself, and the rest without it. */
export function sodiumParts(): { readonly script: string; readonly wasm: Buffer } {
  const whole = readFileSync(sodiumFile(), "utf8");
  const text = /"(AGFzbQ[A-Za-z0-9+/=]+)"/.exec(whole)?.[1];
  if (text === undefined) throw new Error("libsodium's file is not what it was");
  return { script: whole.replace(text, ""), wasm: Buffer.from(text, "base64") };
}

type FormFiles = { readonly all: readonly FormFile[]; readonly paths: FormPaths };
let made: FormFiles | null = null;

/** Made when the first phone asks, as types are taken out of a dozen files, and packed once for all. */
export const formFiles = (): FormFiles => (made ??= makeFiles());

function makeFiles(): FormFiles {
  const modules = MODULES.map((file) => ({ name: `${basename(file, ".ts")}.js`, body: browserModule(file) }));
  const style = readFileSync(join(PHONE, "form.css"), "utf8");
  // One folder for all of them: a module finds the others beside it.
  const folder = `${FORM}/${hashOf([...modules.map(({ body }) => body), style, ICON].join("\n"))}`;
  const sodium = sodiumParts();
  const paths: FormPaths = {
    style: `${folder}/form.css`,
    script: `${folder}/main.js`,
    modules: modules.map(({ name }) => `${folder}/${name}`),
    sodium: `${FORM}/libsodium-${hashOf(sodium.script)}.mjs`,
    wasm: `${FORM}/libsodium-${hashOf(sodium.wasm)}.wasm`,
    icon: `${folder}/icon.svg`,
  };
  const kept = [FORM, paths.style, ...paths.modules, paths.sodium, paths.wasm, paths.icon];
  const file = (path: string, type: string, body: string | Buffer, forGood = true): FormFile => ({
    path,
    type,
    body: packed(body, "file"),
    forGood,
  });
  return {
    paths,
    all: [
      ...modules.map(({ name, body }) => file(`${folder}/${name}`, "text/javascript", body)),
      file(paths.style, "text/css", style),
      file(paths.icon, "image/svg+xml", ICON),
      file(paths.sodium, "text/javascript", sodium.script),
      file(paths.wasm, "application/wasm", sodium.wasm),
      file(
        `${FORM}/worker.js`,
        "text/javascript",
        `const KEPT = ${JSON.stringify(kept)};\n${browserModule(join(import.meta.dirname, "worker/worker.ts"))}`,
        false,
      ),
    ],
  };
}

const hashOf = (body: string | Buffer): string =>
  createHash("sha256").update(body).digest("hex").slice(0, 12);

/** Types become blanks; the browser finds a module beside the others. */
function browserModule(file: string): string {
  const stripped = stripTypeScriptTypes(readFileSync(file, "utf8"));
  return stripped
    .replace(/(from|import\() ?"[./\w-]*?([\w-]+)\.ts"/g, '$1 "./$2.js"')
    .replace(/[ \t]+$/gm, "");
}
