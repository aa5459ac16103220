import type { Message } from "../messages.ts";

/** One way to write a message otherwise: each character becomes a text of its own; labels are moved along. */
export type Variant = { readonly name: string; readonly change: (message: Message) => Message };

/** Latin letters for Cyrillic ones that look the same. */
const LOOKALIKE = pairs("а=a е=e о=o р=p с=c у=y х=x А=A В=B Е=E К=K М=M Н=H О=O Р=P С=C Т=T Х=X і=i");
/** As people type Kazakh and Russian without the layout. */
const LATIN = pairs(
  "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=e ж=zh з=z и=i й=i к=k қ=q л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya",
);
const KINDS_LEFT_ALONE = new Set(["email", "handle", "geo", "account"]);

/** The ways a text is tried. Misspelling and lookalikes follow the position, so that every run gives the same texts. */
export const VARIANTS: readonly Variant[] = [
  { name: "as written", change: (message) => message },
  { name: "lower case", change: (message) => rewrite(message, (c) => sameLength(c, c.toLowerCase())) },
  { name: "capitals", change: (message) => rewrite(message, (c) => sameLength(c, c.toUpperCase())) },
  {
    name: "lookalikes",
    change: (message) => rewrite(message, (c, i) => (i % 3 === 0 ? (LOOKALIKE.get(c) ?? c) : c)),
  },
  { name: "misspelt", change: (message) => rewrite(message, misspelt) },
  { name: "transliterated", change: (message) => rewrite(message, transliterated) },
];

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(" ").map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));
}

function sameLength(before: string, after: string): string {
  return after.length === before.length ? after : before;
}

function transliterated(c: string): string {
  const latin = LATIN.get(c.toLowerCase());
  if (latin === undefined) return c;
  return c === c.toLowerCase() ? latin : latin.slice(0, 1).toUpperCase() + latin.slice(1);
}

/** One letter in 17 is doubled or dropped, Kazakh letters lose their marks; digits stay. */
function misspelt(c: string, i: number): string {
  const plain = KAZAKH.get(c) ?? c;
  if (!/\p{Ll}/u.test(c) || i % 17 !== 5) return plain;
  return i % 2 === 0 ? plain + plain : "";
}
const KAZAKH = pairs("ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и Ә=А Ғ=Г Қ=К Ң=Н Ө=О Ұ=У Ү=У І=И");

/** Addresses that machines read (mail, links, accounts) are left as they are: people copy them. */
function rewrite(message: Message, change: (c: string, index: number) => string): Message {
  const moved: number[] = [];
  let text = "";
  for (let i = 0; i < message.text.length; i += 1) {
    moved.push(text.length);
    const kept = message.spans.some(
      (span) => KINDS_LEFT_ALONE.has(span.kind) && span.start <= i && i < span.end,
    );
    const c = message.text[i] ?? "";
    text += kept ? c : change(c, i);
  }
  moved.push(text.length);
  const spans = message.spans.map((span) => ({
    ...span,
    start: moved[span.start] ?? 0,
    end: moved[span.end] ?? 0,
  }));
  return { ...message, text, spans };
}
