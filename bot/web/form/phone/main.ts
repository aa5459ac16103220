/**
 * START HERE: the form on the phone. Questions one by one, then sealed here and sent; without a connection it waits, sealed, and goes by itself.
 * What was tapped lives in memory alone until the alert stands, so that nothing has to be typed twice whatever comes back.
 */
import { alertOf, type Answers, NOTHING } from "./answers.ts";
import type { Data, Language } from "./data.ts";
import { loadSodium } from "./load-sodium.ts";
import { back, button, follow, type Frame, show, type Shown } from "./look.ts";
import { openedWith } from "./opening.ts";
import { checking, notice, opened, sign } from "./outcome.ts";
import { drop, keep, kept, type Kept, remember, remembered } from "./queue.ts";
import { question } from "./screens.ts";
import { bytesIn, newId, passFor, type Sealing, sealingTo } from "./seal.ts";
import { presentKey, send, whatHelps } from "./send.ts";
import { isEnough, isTold, regionOf, type Step, stepsFor } from "./steps.ts";
import { closeInTelegram, guardClosing, isInTelegram, readyInTelegram } from "./telegram.ts";
import { languageOf, wordsIn } from "./words.ts";
import { fingerprintOf } from "../../../../src/sealed-form/fingerprint.ts";
import { joinParcel } from "../../../../src/sealed-form/parcel.ts";
import type { RawSodium } from "./libsodium.d.mts";

/** While it waits, it is tried again so often, and whenever the phone says that it is online. */
const AGAIN_MS = 15_000;
const block = document.getElementById("data");
const settings = block?.dataset ?? {};
const data: Data = JSON.parse(block?.textContent ?? "{}");
const path = settings["form"] ?? "";
const opening = openedWith(location);

let language: Language = opening.language ?? languageOf(remembered("language"), navigator.languages);
let answers: Answers = { ...NOTHING, region: regionOf(data, opening.region) };
const steps = stepsFor(data, answers.region !== null);
let step: Step = "category";
/** Once everything was looked through, a correction leads back there. */
let seenCheck = false;
let sodium: RawSodium | null = null;
let sealing: Sealing | null = null;
let preparing: Promise<void> | null = null;
let signChanged = false;
let waiting: Kept | null = null;
let sending = false;
/** It goes by itself as soon as it can. */
let patient = false;
/** Draws the present screen anew. */
let draw: () => void = () => ask("category");

const words = () => wordsIn(language, data);
const say = (key: string): string => words().say(key);

const frame = (): Frame => ({
  words: words(),
  languages: (["kk", "ru", "en"] as const).map((one) => [one, data.texts[one]["form-language-own"] ?? one]),
  speak: (one) => {
    language = one;
    remember("language", one);
    draw();
  },
});

function screen(make: () => Shown): void {
  draw = () => show(frame(), make());
  draw();
}

function ask(next: Step): void {
  step = next;
  screen(() => {
    const at = { step: steps.indexOf(step) + 1, of: steps.length };
    if (step === "check") return { ...check(), at };
    const { title, body } = question(step, { data, words: words(), answers, tell });
    return { title, body, buttons: ways(), at };
  });
}

function tell(told: Partial<Answers>, on: boolean): void {
  answers = { ...answers, ...told };
  guardClosing(true);
  if (on) return forward();
  document.querySelector("footer")?.replaceChildren(...ways().filter((way) => way !== null));
}

const forward = (): void => ask(seenCheck ? "check" : (steps[steps.indexOf(step) + 1] ?? "check"));

function ways(): readonly (Node | null)[] {
  const before = steps[steps.indexOf(step) - 1];
  const isOpenEnd = step === "category" || step === "region";
  const told = isTold(step, answers);
  return [
    before === undefined ? null : back(say("form-back"), () => ask(before)),
    isEnough(answers) && !seenCheck && step !== "words"
      ? button(say("form-check-now"), () => ask("check"), "plain")
      : null,
    isOpenEnd && !told
      ? null
      : button(say(told ? "form-next" : "form-skip"), forward, told ? "main" : "plain"),
  ];
}

function check(): Shown {
  seenCheck = true;
  const signed = { sign: signOf(sealing), changed: signChanged };
  const { title, body } = checking(data, words(), answers, steps, signed, ask);
  const before = steps[steps.indexOf("check") - 1];
  return {
    title,
    body,
    buttons: [
      before === undefined ? null : back(say("form-back"), () => ask(before)),
      button(say("form-submit"), () => void submit()),
    ],
  };
}

const signOf = (of: Sealing | null): string => (of === null ? "" : fingerprintOf(of.keyHash));

/** Sealed at this moment; from here on the phone holds ciphertext. */
async function submit(): Promise<void> {
  screen(underWay);
  await prepared();
  if (sealing === null) return;
  const box = sealing.seal(alertOf(newId(), answers));
  if (box === null) return screen(noSealing);
  remember("sign", signOf(sealing));
  waiting = { keyName: sealing.keyName, box };
  keep(waiting);
  await deliver();
}

async function deliver(): Promise<void> {
  await prepared();
  if (waiting === null || sealing === null || sending) return;
  const pass = opening.pass === null ? null : passFor(waiting.box, opening.pass, sealing);
  if (pass === null) return screen(noPass);
  sending = true;
  const parcel = joinParcel({ keyName: waiting.keyName, alert: waiting.box, pass });
  const came = await send(path, parcel, language);
  sending = false;
  patient = came.kind === "no_connection";
  switch (came.kind) {
    case "no_connection":
      return screen(notYet);
    case "opened":
      forget();
      answers = NOTHING;
      // The pass is used up: it need not stand in the browser's history.
      history.replaceState(null, "", path);
      return screen(() => opened(words(), came.code, isInTelegram() ? closeInTelegram : null));
    case "held":
      forget();
      return screen(held);
    case "refused":
      return refused(came.why, came.message);
  }
}

function forget(): void {
  patient = false;
  waiting = null;
  drop();
  guardClosing(false);
}

const hasAnswers = (): boolean => answers.category !== null;

function held(): Shown {
  return told("form-held", "wait", [
    hasAnswers() && button(say("form-held-edit"), () => ask("words"), "plain"),
  ]);
}

function notYet(): Shown {
  return told("form-waiting", "wait", [
    button(
      say("form-waiting-drop"),
      () => {
        forget();
        ask(hasAnswers() ? "check" : "category");
      },
      "quiet",
    ),
    button(say("form-waiting-now"), () => void deliver()),
  ]);
}

function refused(why: string, message: string): void {
  const help = whatHelps(why);
  if (help === "new_key" && hasAnswers()) return void newKey();
  const stays = help === "new_pass";
  if (!stays && help !== "time") forget();
  const again = (): void => {
    if (!hasAnswers()) void deliver();
    else ask(help === "other_words" ? "words" : "check");
  };
  const label = help === "other_words" ? "form-held-edit" : "form-again";
  const isOver = stays || help === "nothing" || help === "new_key";
  screen(() =>
    notice(say("form-failed"), [message, ...(stays ? [say("form-kept-here")] : [])], "stop", [
      !isOver && button(say(label), again),
    ]),
  );
}

/** What was written is still here; whether the new key is the bot's, only its reader can tell. */
async function newKey(): Promise<void> {
  const key = bytesIn((await presentKey(path)) ?? "");
  const next = key === null || sodium === null ? null : sealingTo(key, sodium);
  if (next === null) return screen(notYet);
  drop();
  screen(() =>
    notice(
      say("form-new-key"),
      [say("form-new-key-how")],
      "stop",
      [
        button(say("form-new-key-yes"), () => {
          sealing = next;
          void submit();
        }),
      ],
      [sign(words(), { sign: signOf(next), changed: false })],
    ),
  );
}

/** A heading, and under `KEY-how` what it means. */
const told = (key: string, mark: "wait" | "stop", buttons: Shown["buttons"] = []): Shown =>
  notice(say(key), [say(`${key}-how`)], mark, buttons);
const underWay = (): Shown => notice(say("form-sending"), [], "wait");
const notLoaded = (): Shown =>
  told("form-not-loaded", "wait", [
    button(say("form-again"), () => (hasAnswers() ? ask("check") : screen(keptFromBefore))),
  ]);
const noPass = (): Shown => told("form-no-pass", "stop");
const noSealing = (): Shown => told("form-no-sealing", "stop");

function keptFromBefore(): Shown {
  return told("form-kept", "wait", [
    button(
      say("form-waiting-drop"),
      () => {
        forget();
        ask("category");
      },
      "quiet",
    ),
    button(say("form-submit"), () => {
      screen(underWay);
      void deliver();
    }),
  ]);
}

/** The key that the link names came through the encrypted room, and goes before the page's own. */
async function prepare(): Promise<void> {
  sodium = await loadSodium(settings["sodium"] ?? "", settings["wasm"] ?? "");
  const key = bytesIn(opening.key ?? settings["key"] ?? "");
  sealing = key === null ? null : sealingTo(key, sodium);
  if (sealing === null) return screen(noSealing);
  const last = remembered("sign");
  signChanged = last !== null && last !== signOf(sealing);
  if (step === "check") draw();
}

/** Says so where it cannot be sealed: a browser that is too old, or a connection that went before all was there. */
async function prepared(): Promise<void> {
  if (sealing !== null) return;
  try {
    await (preparing ??= prepare());
  } catch (error) {
    preparing = null;
    // What is not there yet is a TypeError; what a browser cannot run is none.
    screen(error instanceof TypeError ? notLoaded : noSealing);
  }
}

function start(): void {
  follow(opening.background);
  readyInTelegram();
  if (opening.pass === null) return screen(noPass);
  waiting = kept();
  if (waiting === null) ask("category");
  else screen(keptFromBefore);
  const again = (): void => {
    if (patient) void deliver();
  };
  addEventListener("online", again);
  setInterval(again, AGAIN_MS);
  preparing = prepare();
  preparing.catch(() => {
    // Said when it is needed: it may be there by then.
    preparing = null;
  });
  // Not everywhere (Telegram on iOS has none): the page then lives as long as its window.
  void navigator.serviceWorker?.register(`${path}/worker.js`, { scope: path }).catch(() => undefined);
}

start();
