#!/usr/bin/env node
/** `dabyl …`: START HERE for the command line. One file a command; exit 0 done, 1 refused or failed, 2 wrong usage. */
import { Command, CommanderError, Option } from "commander";
import { listCases, showCase, type CasesOptions } from "./case.ts";
import { backup, restore } from "./backup.ts";
import { EXIT_BROKEN } from "./exit-codes.ts";
import type { HotlineOptions } from "./hotline.ts";
import { explain, mayPass } from "./explain.ts";
import { rebuildLedger, verifyLedger } from "./ledger.ts";
import type { LocalOptions } from "./local.ts";
import type { NewMember, WhomToLock } from "./member.ts";
import { retryOutbox, showOutbox } from "./outbox.ts";
import { type Printer, printerFor, reportFailure } from "./output.ts";
import { rotateRecoveryKey, showRecoveryKey } from "./recovery-key.ts";
import type { ExportOptions } from "./export.ts";
import type { StatsOptions } from "./stats.ts";

// A reader that has seen enough (`dabyl cases | head`) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

// What loads Matrix or the templates is imported when it is asked for: the other commands answer in half the time.
const program = new Command("dabyl")
  .description("Secure case threads for the inter-agency protection of children.")
  .exitOverride();
const asJson = process.argv.includes("--json");
// By `dabyl local`, or by systemd and compose (deploy/).
const isSupervised = process.send !== undefined || process.argv.includes("--supervised");
const printer: Printer = printerFor(asJson);

const command = (name: string, description: string, of: Command = program): Command =>
  of
    .command(name)
    .description(description)
    .option("--json", "print JSON on stdout and nothing else")
    .exitOverride();
const port = (flag: string, description: string) => new Option(`${flag} <n>`, description).argParser(Number);

command("local", "start the local homeserver and the bot, for trying and testing")
  .addOption(port("--port", "wanted port of the homeserver"))
  .addOption(port("--web-port", "wanted port of the web pages"))
  .action(async (options: LocalOptions) => (await import("./local.ts")).local(options, printer));
command("run", "start the bot against the homeserver of .env")
  .option("--supervised", `end with ${EXIT_BROKEN} where a later start may help`)
  .action(async () => (await import("./run.ts")).run(printer));

const member = program.command("member").description("who takes part");
command("add", "register a member and invite", member)
  .requiredOption("--name <name>")
  .requiredOption("--org <name>", "name of the organisation")
  .requiredOption("--kind <kind>", "kind of the organisation")
  .requiredOption("--role <role>")
  .requiredOption("--region <region>")
  .requiredOption("--lang <language>")
  .option("--user <user>", "an account that exists already, @name:server")
  .action(async (options: NewMember) => (await import("./member.ts")).addMember(options, printer));
command("remove", "off-board a member", member)
  .requiredOption("--user <user>")
  .action(async (options: { user: string }) =>
    (await import("./member.ts")).removeMember(options.user, printer),
  );

const whom = ["--user <user>", "@name:server"] as const;
const whoseOrg = ["--org <name>", "all of this organisation"] as const;
const whoseRegion = ["--region <region>", "of this region alone"] as const;
command("lock", "end access at once, keep the place on the register", member)
  .option(...whom)
  .option(...whoseOrg)
  .option(...whoseRegion)
  .action(async (options: WhomToLock) => (await import("./member.ts")).lockMembers("lock", options, printer));
command("unlock", "let back in", member)
  .option(...whom)
  .option(...whoseOrg)
  .option(...whoseRegion)
  .action(async (options: WhomToLock) =>
    (await import("./member.ts")).lockMembers("unlock", options, printer),
  );

const hotline = program.command("hotline").description("hotlines that post by the web port");
const nameOfHotline = ["--name <name>", "116-16, 150 …"] as const;
const regionOfHotline = ["--region <region>", "where alerts open that name no region served here"] as const;
command("add", "make its key, or a new one", hotline)
  .requiredOption(...nameOfHotline)
  .requiredOption(...regionOfHotline)
  .action(async (options: HotlineOptions) => (await import("./hotline.ts")).addHotline(options, printer));
command("remove", "its key opens nothing any more", hotline)
  .requiredOption(...nameOfHotline)
  .requiredOption(...regionOfHotline)
  .action(async (options: HotlineOptions) => (await import("./hotline.ts")).removeHotline(options, printer));
command("list", "hotlines with a key", hotline).action(async () =>
  (await import("./hotline.ts")).listHotlines(printer),
);

command("list", "the register, one member a line", member)
  .option("--region <region>")
  .action(async ({ region }: { region?: string }) =>
    (await import("./member-list.ts")).listMembers(region, printer),
  );

const outbox = command("outbox", "messages that wait or were refused").action(() => showOutbox(printer));
command("retry", "send the refused ones again", outbox).action(() => retryOutbox(printer));
const recoveryKey = command("recovery-key", "show the recovery key, for a copy on paper")
  .option("--yes", "also where no terminal is")
  .action(({ yes }: { yes?: boolean }) => showRecoveryKey(yes === true, process.stdout.isTTY, printer));
command("rotate", "a new recovery key from the next start on; the old one is void then", recoveryKey)
  .option("--yes", "also where no terminal is")
  .action((_: object, itself: Command) =>
    rotateRecoveryKey(itself.optsWithGlobals()["yes"] === true, process.stdout.isTTY, printer),
  );

const formKey = command("form-key", "the sign of the sealed form's key").action(async () =>
  (await import("./form-key.ts")).showFormKey(printer),
);
command("rotate", "a new key at once; what was sealed to the old one opens no more", formKey)
  .option("--yes", "also where a form may wait on a phone")
  .action(async ({ yes }: { yes?: boolean }) =>
    (await import("./form-key.ts")).renewFormKey(yes === true, printer),
  );

command("case <code>", "one case with its events").action((code: string) => showCase(code, printer));
command("cases", "cases, one a line")
  .option("--region <region>")
  .option("--state <state>")
  .option("--since <day>")
  .action((options: CasesOptions) => listCases(options, printer));
command("erase <code>", "destroy what a closed case holds; counts stay")
  .option("--yes", "without asking")
  .action(async (code: string, { yes }: { yes?: boolean }) =>
    (await import("./erase.ts")).eraseByHand(code, yes === true, printer),
  );
command("purge", "have Synapse delete what is older than every case that is kept")
  .option("--media", "files as well, where nobody else uses this homeserver")
  .action(async ({ media }: { media?: boolean }) =>
    (await import("./purge.ts")).purge(media === true, printer),
  );
command("stats", "closure rates")
  .option("--region <region>")
  .option("--from <day>")
  .option("--to <day>")
  .action(async (options: StatsOptions) => (await import("./stats.ts")).stats(options, printer));
command("visits", "who signed in to the coordinators' page, and took tables out")
  .option("--region <region>")
  .option("--from <day>")
  .option("--to <day>")
  .action(async (options: StatsOptions) => (await import("./visits.ts")).listVisits(options, printer));
command("export <format>", "counts for others as csv or htcds, small ones hidden")
  .option("--region <region>")
  .option("--from <month>", "first month, such as 2026-01")
  .option("--to <month>", "last month")
  .option("--out <file>")
  .action(async (format: string, options: ExportOptions) =>
    (await import("./export.ts")).exportCounts(format, options, printer),
  );
command("parse", "what the bot reads out of texts on stdin").action(async () =>
  (await import("./parse.ts")).parseTexts(),
);
command("guard", "what the guard finds in texts on stdin").action(async () =>
  (await import("./parse.ts")).guardTexts(),
);

const ledger = program.command("ledger").description("the history of all cases");
command("verify", "is the history whole?", ledger)
  .option("--against <hash>", "and does it contain this head, as the coordination room got it?")
  .action(({ against }: { against?: string }) => verifyLedger(against, printer));
command("rebuild", "do the tables say what the ledger says?", ledger)
  .option("--replace", "put the tables right")
  .action(({ replace }: { replace?: boolean }) => rebuildLedger(replace === true, printer));

const sessions = command("sessions", "who else is signed in to the bot's account").action(async () =>
  (await import("./sessions.ts")).sessions("list", printer),
);
command("end", "end their sessions", sessions).action(async () =>
  (await import("./sessions.ts")).sessions("end", printer),
);
command("doctor", "check everything, say what to do").action(async () =>
  (await import("./doctor.ts")).doctor(printer),
);
command("backup <file>", "an encrypted copy of the store; into a folder: one more, the oldest go").action(
  async (file: string) => backup(file, printer),
);
command("restore <file>", "take a copy back on an empty data folder").action(async (file: string) =>
  restore(file, printer),
);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = fail(error);
}

function fail(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0; // --help
    if (asJson)
      process.stdout.write(`${JSON.stringify({ error: { kind: "wrong_usage", message: error.message } })}\n`);
    return 2;
  }
  const failure = explain(error);
  reportFailure(failure, asJson);
  // Under a supervisor what time may mend (the homeserver is just being restarted) is tried again.
  return isSupervised && mayPass(failure) ? EXIT_BROKEN : failure.exit;
}
