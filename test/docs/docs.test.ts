/** The documents say what is there: links, paths, commands, settings, kinds of failure and the tests that they name. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const documents = ["README.md", "CHANGELOG.md", ...globSync("docs/**/*.md", { cwd: ROOT })].map((file) => ({
  file,
  // A command that goes on over the end of a line is one line.
  text: read(file).replaceAll(/\\\n\s*/g, ""),
}));
const operations = read("docs/operations.md");
const threats = read("docs/threat-model.md");

type Found = { readonly file: string; readonly what: string };

/** Everything that `pattern` finds in the documents: its first group. */
const found = (pattern: RegExp): Found[] =>
  documents.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([, what = ""]) => ({ file, what })));
const groups = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, what = ""]) => what);

describe("links and paths", () => {
  const links = found(/\]\(([^)\s]+)\)/g).filter(({ what }) => !/^[a-z]+:/.test(what));

  test("every relative link leads to a file", () => {
    expect(links.length).toBeGreaterThan(20);
    const target = ({ file, what }: Found) => join(ROOT, dirname(file), what.replace(/#.*$/, ""));
    const broken = links.filter((link) => !link.what.startsWith("#") && !existsSync(target(link)));
    expect(broken).toEqual([]);
  });

  test("every link into a page leads to one of its headings", () => {
    const anchored = links.filter(({ what }) => what.includes("#"));
    expect(anchored.length).toBeGreaterThan(3);
    const broken = anchored.filter(({ file, what }) => {
      const [path = "", anchor = ""] = what.split("#");
      const page = path === "" ? read(file) : read(join(dirname(file), path));
      return !groups(page, /^#+ (.+)$/gm)
        .map(anchorOf)
        .includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test("every path in backticks is there", () => {
    const top = "(?:bot|src|test|templates|migrations|demo|deploy|docs|\\.ci)/";
    const paths = found(new RegExp(`\`(${top}[^\`\\s…]*)\``, "g"));
    expect(paths.length).toBeGreaterThan(60);
    expect(paths.filter(({ what }) => globSync(what, { cwd: ROOT }).length === 0)).toEqual([]);
    expect(
      found(/`([\w.-]+\.md|package(?:-lock)?\.json|\.env\.example|LICENSE)`/g).filter(
        ({ what }) => !existsSync(join(ROOT, what)),
      ),
    ).toEqual([]);
  });
});

/** As GitHub and most other readers of Markdown make them. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

describe("commands and settings", () => {
  const main = read("bot/cli/main.ts");
  const commands = new Set(
    [...main.matchAll(/command\("([a-z-]+)[^"]*",\s*"[^"]*"(?:,\s*(\w+))?\)/g)].map(([, name = "", of]) =>
      of === undefined ? name : `${of} ${name}`,
    ),
  );
  const named = found(/(?<![\w/])dabyl((?: -- | )(?!--)[a-z][^`\n]*)/g).filter(({ what, file }) =>
    isCommandLine(what, file),
  );

  test("every `dabyl …` command is one of bot/cli/main.ts", () => {
    expect(commands.size).toBeGreaterThan(12);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(({ what }) => !commands.has(commandOf(what)))).toEqual([]);
  });

  test("every option that a document gives to a command is known to the command line", () => {
    const given = named.flatMap(({ file, what }) =>
      groups(what, /\s(--[a-z-]+)/g).map((option) => ({ file, what: option })),
    );
    expect(given.length).toBeGreaterThan(5);
    expect(given.filter(({ what }) => !main.includes(`"${what}`))).toEqual([]);
  });

  test("every npm script that is named exists, and so does the file that it runs", () => {
    const scripts = new Map(Object.entries<string>(JSON.parse(read("package.json")).scripts));
    const names = new Set([
      ...found(/npm run (?:--silent )?([a-z:]+)/g).map(({ what }) => what),
      ...found(/npm (test)\b/g).map(({ what }) => what),
    ]);
    expect(names.size).toBeGreaterThan(2);
    for (const name of names) {
      expect(scripts.has(name), name).toBe(true);
      for (const file of groups(scripts.get(name) ?? "", /(\S+\.ts)\b/g))
        expect(existsSync(join(ROOT, file)), file).toBe(true);
    }
  });

  test("every setting that is named is read somewhere", () => {
    const code = globSync("bot/**/*.ts", { cwd: ROOT }).map(read).join("\n");
    const settings = new Set(found(/\b(DABYL_[A-Z_]+)\b/g).map(({ what }) => what));
    expect(settings.size).toBeGreaterThan(6);
    expect([...settings].filter((name) => !code.includes(name))).toEqual([]);
    const unexplained = groups(read(".env.example"), /^(DABYL_\w+)=/gm).filter(
      (name) => !operations.includes(`\`${name}\``),
    );
    expect(unexplained).toEqual([]);
  });

  /** In prose the word stands in backticks or after "npm run"; in a block of code at the beginning of a line or in a chain. */
  function isCommandLine(what: string, file: string): boolean {
    const { text } = documents.find((document) => document.file === file) ?? { text: "" };
    return [
      `\`dabyl${what}`,
      `run dabyl${what}`,
      `silent dabyl${what}`,
      `\ndabyl${what}`,
      `exec dabyl dabyl${what}`,
      `&& dabyl${what}`,
    ].some((whole) => text.includes(whole));
  }

  function commandOf(what: string): string {
    const [first = "", second = ""] = what.replace(/^ -- /, "").trim().split(/\s+/);
    // `outbox` is a command and has one below it.
    return commands.has(`${first} ${second}`) || !commands.has(first) ? `${first} ${second}` : first;
  }
});

describe("docs/operations.md explains", () => {
  /** The quoted members of `type NAME = … ;`. */
  const kindsOf = (file: string, type: string): string[] => {
    const [, body = ""] =
      new RegExp(`type ${type} =([^;]*);`).exec(read(file).replaceAll(/\/\*[\s\S]*?\*\//g, "")) ?? [];
    return groups(body, /"([a-z_]+)"/g);
  };
  const unexplained = (names: readonly string[]): string[] =>
    names.filter((name) => !operations.includes(`\`${name}\``));

  test.each([
    ["why a connection could not be made", kindsOf("bot/matrix/failure.ts", "ConnectProblem")],
    [
      "what ends a running bot",
      groups(
        read("bot/matrix/failure.ts").replaceAll(/\/\*[\s\S]*?\*\//g, ""),
        /type Fatal = \{([^}]*)\}/g,
      ).flatMap((body) => groups(body, /"([a-z_]+)"/g)),
    ],
    ["why a store does not open", kindsOf("bot/store/store-error.ts", "StoreErrorKind")],
    [
      "why the crypto store does not open",
      kindsOf("bot/matrix/crypto-store/crypto-store-error.ts", "CryptoStoreErrorKind").map(
        (kind) => `crypto_${kind}`,
      ),
    ],
    ["what the machine does", kindsOf("bot/store/machine-fault.ts", "MachineFault")],
    ["why the store key cannot be taken from its place", kindsOf("bot/key/key-problem.ts", "KeyProblemKind")],
    [
      "what the command line makes of the rest",
      [...groups(read("bot/cli/explain.ts"), /kind: "([a-z_]+)"/g), "copy_damaged"],
    ],
    ["the lines of the doctor", groups(read("bot/cli/doctor.ts"), /(?:good|bad)\(\s*"([a-z]+)"/g)],
    [
      "what stands in the log",
      globSync("bot/**/*.ts", { cwd: ROOT }).flatMap((file) =>
        groups(read(file), /\.(?:alarm|info)\(\s*"([a-z_]+)"/g),
      ),
    ],
  ])("%s", (_, names) => {
    expect(names.length).toBeGreaterThan(2);
    expect(unexplained(names)).toEqual([]);
  });

  test("the exit codes of the bot", () => {
    const codes = groups(read("bot/cli/exit-codes.ts"), /const EXIT_\w+ = (\d+);/g);
    expect(codes.length).toBeGreaterThan(1);
    const [heading = ""] = groups(operations, /^### (Exit codes .+)$/gm);
    expect(codes.filter((code) => !heading.includes(code))).toEqual([]);
  });

  test("the heading that the command line points to", () => {
    const [heading = ""] = groups(read("bot/cli/explain.ts"), /see "([^"]+)" in docs\/operations\.md/g);
    expect(operations).toContain(`\n## ${heading}\n`);
  });
});

describe("docs/dependencies.md", () => {
  test("gives a line to each dependency and to nothing else", () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json"));
    const used = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const lines = groups(read("docs/dependencies.md"), /^\| (`[^|]+`) \|/gm);
    expect(lines.flatMap((line) => groups(line, /`([^`]+)`/g)).toSorted()).toEqual(used.toSorted());
  });
});

describe("docs/threat-model.md", () => {
  /** `test/….test.ts` followed by names in double quotes. */
  const cited = [...threats.matchAll(/`(test\/[^`]+\.test\.ts)`((?: "[^"\n]+")*)/g)].map(
    ([, file = "", names = ""]) => ({
      file,
      names: groups(names, /"([^"]+)"/g),
    }),
  );

  test("cites tests that exist, by their whole names", () => {
    expect(cited.flatMap(({ names }) => names).length).toBeGreaterThan(35);
    const missing = cited.flatMap(({ file, names }) => {
      const source = read(file);
      return names
        .filter((name) => !source.includes(`test("${name}"`) && !source.includes(`test(\`${name}\``))
        .map((name) => ({ file, name }));
    });
    expect(missing).toEqual([]);
  });

  test("cites no test file without saying which test", () => {
    expect(cited.filter(({ names }) => names.length === 0)).toEqual([]);
  });

  test("cites tests for each of the five promises", () => {
    const promises = threats.split(/^### /m).slice(1, 6);
    expect(promises).toHaveLength(5);
    for (const promise of promises) expect(promise).toMatch(/`test\/[^`]+\.test\.ts` "/);
  });
});
