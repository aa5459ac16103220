import { openStage } from "./stage.ts";
const t0 = Date.now();
const log = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...a);
const stage = await openStage(["ngo", "police", "migration", "akimat", "auditor"]);
log("stage");
const { cast, room, bot, dabyl } = stage;
for (const m of Object.values(cast)) m.onLine(() => {});
const shown = () => {
  for (const e of cast.police.events)
    if (!(e as any).shown) {
      (e as any).shown = 1;
      log(
        "P",
        e.sender.slice(0, 8),
        e.type.slice(-14),
        e.thread ? "T" : "-",
        e.replaces ? "E" : "-",
        e.text ?? e.poll?.question ?? JSON.stringify(e.vote),
        JSON.stringify(e.mentions),
        e.poll?.answers.map((a) => a.id + "=" + a.text).join("|") ?? "",
      );
    }
};
setInterval(shown, 100);
for (const n of ["ngo", "migration", "akimat", "auditor"] as const) {
  let k = 0;
  setInterval(() => {
    const ev = cast[n].events;
    for (; k < ev.length; k++) {
      const e = ev[k];
      if (e && e.room === cast[n].direct)
        log(
          "   DM",
          n,
          e.sender.slice(0, 8),
          e.text ?? e.poll?.question,
          e.poll?.answers.map((a) => a.id + "=" + a.text).join("|") ?? "",
        );
    }
  }, 100);
}
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
const script = (await import("node:fs")).readFileSync(process.argv[2] ?? "/tmp/script.json", "utf8");
let card: any;
for (const [who, act, ...args] of JSON.parse(script)) {
  const m = (cast as any)[who];
  log(">>", who, act, ...args);
  try {
    if (act === "send") {
      await m.send(room, args[0]);
    }
    if (act === "alert") {
      const next = m.next(
        (e: any) =>
          e.room === room &&
          e.sender === bot &&
          e.type === "m.room.message" &&
          e.thread === null &&
          e.replaces === null,
      );
      await m.send(room, args[0]);
      card = await next;
      log("CARD\n" + card.text + "\n" + card.html);
    }
    if (act === "reply") {
      const c = await m.until((e: any) => e.eventId === card.eventId);
      await m.reply(c, args[0].replace("CODE", card.text.slice(0, 8)));
    }
    if (act === "dm") await m.send(m.direct, args[0].replace("CODE", card?.text.slice(0, 8)));
    if (act === "coord") await m.send(stage.coordination, args[0]);
    if (act === "vote") {
      const polls = m.events.filter(
        (e: any) => e.poll && (args[1] === "dm" ? e.room === m.direct : e.room === room),
      );
      await m.vote(polls.at(-1), args[0]);
    }
  } catch (e) {
    log("!!", String(e));
  }
  await wait(1500);
}
shown();
const [c] = (await dabyl.run(["cases", "--json"])).lines as any[];
log(JSON.stringify(await dabyl.cases(), null, 1).slice(0, 3000));
if (c) log(JSON.stringify((await dabyl.run(["case", c.code, "--json"])).lines, null, 1).slice(0, 6000));
log(JSON.stringify((await dabyl.run(["stats", "--json"])).lines));
log(stage.log());
await stage.stop();
process.exit(0);
