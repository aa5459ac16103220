/** The rules of the house about who may import whom (DESIGN, "The house"). */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const ADAPTERS = ["matrix", "telegram", "web", "store", "local"];

type Import = { readonly from: string; readonly to: string };

const files = globSync("{src,bot}/**/*.ts", { cwd: ROOT });
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/^(?:import|export|\} from)(?:[^"';]*? from)? "([^"]+)";/gm)].map(
    ([, target = ""]) => ({
      from: file,
      to: target.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target,
    }),
  );
});

const adapterOf = (path: string): string | null =>
  ADAPTERS.find((name) => path.startsWith(`bot/${name}/`)) ?? null;

describe("imports", () => {
  test("there is something to check", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  test("src/ never imports bot/", () => {
    expect(imports.filter(({ from, to }) => from.startsWith("src/") && to.startsWith("bot/"))).toEqual([]);
  });

  test("src/ imports nothing that does input or output (node:crypto computes checksums)", () => {
    const allowed = new Set(["zod", "@fluent/bundle", "node:crypto"]);
    const outside = imports.filter(
      ({ from, to }) => from.startsWith("src/") && !to.startsWith("src/") && !allowed.has(to),
    );
    expect(outside).toEqual([]);
  });

  test("adapters never import each other", () => {
    const crossing = imports.filter(({ from, to }) => {
      const [one, other] = [adapterOf(from), adapterOf(to)];
      return one !== null && other !== null && one !== other;
    });
    expect(crossing).toEqual([]);
  });

  test("src/ reads no clock and no chance of its own", () => {
    const impure = files
      .filter((file) => file.startsWith("src/"))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|Temporal\.Now|process\.|await /.test(withoutComments(file)),
      );
    expect(impure).toEqual([]);
  });
});

const withoutComments = (file: string): string =>
  readFileSync(join(ROOT, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
