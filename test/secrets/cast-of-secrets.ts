/**
 * Ten secrets for each case, made up anew in every run so that no list of ours has them: names, telephones, identity numbers, addresses,
 * points on the map, parts of files and their metadata, names of files, and ordinary words as people write them of a case.
 */
import { randomBytes, randomInt } from "node:crypto";
import type { Secret } from "./forms.ts";

/** What is told of one case, by the way it is told. */
export type Told = {
  readonly n: number;
  /** In the alert, in the shared room or by a hotline. */
  readonly alert: { readonly words: string; readonly name: string; readonly phone: string };
  /** Sealed in the direct room. */
  readonly sealed: { readonly name: string; readonly iin: string; readonly address: string };
  readonly file: { readonly name: string; readonly inside: string; readonly pixels: Uint8Array };
  readonly point: { readonly latitude: string; readonly longitude: string };
  /** Said in the thread in answer to the bot's question. */
  readonly answer: string;
  /** In the closure report. */
  readonly note: string;
};

const pick = <T>(list: readonly [T, ...T[]]): T => list[randomInt(list.length)] ?? list[0];
const digits = (n: number): string => Array.from({ length: n }, () => randomInt(10)).join("");

const GIVEN = [
  "Айзере",
  "Нұрсұлу",
  "Ермахан",
  "Сағындық",
  "Маржангүл",
  "Людмила",
  "Прасковья",
  "Галымжан",
] as const;
const FAMILY = [
  "Қызылтасова",
  "Сарыбұлақов",
  "Жетікөлова",
  "Песчаникова",
  "Каменнобродский",
  "Тасөткелов",
] as const;
/** As members type them who have no Kazakh keyboard. */
const LATIN = [
  "Ayzere Qyzyltasova",
  "Nursulu Zhetikolova",
  "Ermakhan Sarybulaqov",
  "Galymzhan Tasotkelov",
] as const;
const STREETS = ["Жаңаарық", "Құмдыөзек", "Малая Песчаная", "Старая Кузнечная", "Ақмешіт түбегі"] as const;
const THINGS = [
  "сары шелек",
  "көк есік",
  "сынық арба",
  "синяя калитка",
  "рыжая собака",
  "сломанные качели",
] as const;
const PLACES = [
  "терек түбінде",
  "құдық қасында",
  "у третьего фонаря",
  "за старой баней",
  "көпір астында",
] as const;

/** Letters that mean nothing and make a name the only one of its kind. */
const tail = (): string =>
  Array.from({ length: 4 }, () => pick(["ба", "ғу", "ми", "то", "нә", "ре", "шы", "ка"])).join("");
const name = (n: number): string =>
  n % 4 === 3
    ? `${pick(LATIN)}${pick(["ba", "mi", "to"])}${digits(4)}`
    : `${pick(GIVEN)} ${pick(FAMILY)}${tail()}`;
const phone = (): string => `8 70${randomInt(1, 9)} ${digits(3)} ${digits(2)} ${digits(2)}`;
const words = (): string => `${pick(THINGS)} ${pick(PLACES)} ${tail()}${tail()}`;

export const tell = (n: number): Told => ({
  n,
  alert: { words: words(), name: name(n), phone: phone() },
  sealed: {
    name: name(n + 2),
    iin: digits(12),
    address: `${pick(STREETS)}${tail()} ${randomInt(1, 99)} үй, ${randomInt(1, 99)} пәтер`,
  },
  file: {
    name: `${pick(["IMG", "VN", "akt"])}_${digits(8)}_${digits(6)}`,
    inside: `${pick(GIVEN)} ${tail()} ${digits(6)}`,
    pixels: steady(24),
  },
  point: { latitude: `42.${randomInt(100_000, 999_999)}`, longitude: `69.${randomInt(100_000, 999_999)}` },
  answer: words(),
  note: words(),
});

/** Random, without the byte that means something inside a picture. */
const steady = (n: number): Uint8Array => randomBytes(n).map((byte) => (byte === 0xff ? 0x7f : byte));

export const secretsOf = ({ alert, sealed, file, point, answer, note, n }: Told): readonly Secret[] => {
  const worded = [
    alert.words,
    alert.name,
    alert.phone,
    sealed.name,
    sealed.iin,
    sealed.address,
    answer,
    note,
  ];
  const last: readonly Secret[] =
    wayOf(n) === "point"
      ? [
          { kind: "number", value: point.latitude },
          { kind: "number", value: point.longitude },
        ]
      : [
          n % 2 === 0 ? { kind: "words", value: file.name } : { kind: "words", value: file.inside },
          wayOf(n) === "photo"
            ? { kind: "bytes", value: file.pixels }
            : { kind: "words", value: `${file.inside} ${file.name}` },
        ];
  return [...worded.map((value): Secret => ({ kind: "words", value })), ...last];
};

/** What is sealed besides the words: each fifth case is told otherwise. */
export type Way = "photo" | "point" | "voice" | "document";
export const wayOf = (n: number): Way =>
  (["photo", "point", "voice", "document", "photo"] as const)[n % 5] ?? "photo";
