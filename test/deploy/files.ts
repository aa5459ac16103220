/** What lies in deploy/, read as the programs that it is for read it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
export const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** `NAME=value` lines, without comments: systemd's EnvironmentFile=, compose's .env. */
export const envIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]));

/** A unit's settings in their order; a name may stand several times. */
export function unitOf(text: string): (name: string) => readonly string[] {
  const lines = [...text.matchAll(/^(\w+)=(.*)$/gm)];
  return (name) => lines.filter(([, key]) => key === name).map(([, , value = ""]) => value);
}

/** Parsed by the YAML library of Synapse itself (PyYAML, in the environment that all tests share). */
export function yamlOf(...files: readonly string[]): Record<string, unknown> {
  const venv = process.env["DABYL_SYNAPSE_VENV"] ?? "";
  const script = "import json, sys, yaml; print(json.dumps([yaml.safe_load(open(f)) for f in sys.argv[1:]]))";
  const paths = files.map((file) => join(ROOT, file));
  const { status, stdout, stderr } = spawnSync(join(venv, "bin/python"), ["-I", "-c", script, ...paths], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`not YAML: ${stderr}`);
  const parsed: readonly Record<string, unknown>[] = JSON.parse(stdout);
  return Object.assign({}, ...parsed);
}
