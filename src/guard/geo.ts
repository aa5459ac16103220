import { pattern } from "./pattern.ts";
import { latinCapitals } from "./homoglyph.ts";
import { hasBefore } from "./nearby.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Finding } from "./verdict.ts";

/** Latitude and longitude in degrees with at least three decimals (100 m), signed or with a letter or a word. */
const SIDE = "(?:[nsсю]\\.?(?:\\s?ш\\.?)?|lat(?:itude)?|шир(?:от[аы])?|енд[іи]к)";
const OTHER = "(?:[ewвз]\\.?(?:\\s?д\\.?)?|l(?:on|ng)(?:g|gitude)?|долг(?:от[аы])?|бойлы[қк])";
const DECIMAL = pattern(
  new RegExp(
    `(?<![\\p{L}\\p{Nd}.,])(?:${SIDE}[.:=]?\\s?)?[-+]?\\d{1,2}[.,]\\d{3,8}°?\\s?(?:[nsсю]\\.?\\s?\\p{L}?\\.?)?\\s?[,;/ ]\\s?(?:${OTHER}[.:=]?\\s?)?[-+]?\\d{1,3}[.,]\\d{3,8}°?\\s?(?:[ewвз](?:\\.?\\s?д\\.?)?(?![\\p{L}\\p{Nd}]))?(?![\\p{Nd}])`,
    "gu",
  ),
);
/** 42°18'35"N 69°35'22"E, minutes and seconds optional. */
const DEGREES =
  "\\d{1,3}\\s?°\\s?\\d{1,2}(?:[.,]\\d{1,5})?\\s?'?(?:\\s?\\d{1,2}(?:[.,]\\d{1,4})?\\s?(?:\"|''))?\\s?[nsewсювз]?";
const SEXAGESIMAL = pattern(
  new RegExp(`(?:[nsewсювз]\\s?)?${DEGREES}(?:[\\s,;]{0,3}(?:[nsewсювз]\\s?)?${DEGREES})?`, "gu"),
);
/** "N 42 20 30 E 69 35 24", "42 20.5 N, 69 35.4 E": the letters tell. */
const LETTERED = pattern(
  /(?<![\p{L}\p{Nd}])(?:[ns]\s?\d{1,2}\s\d{1,2}(?:[.,]\d{1,4})?(?:\s\d{1,2}(?:[.,]\d+)?)?[\s,;]{1,2}[ew]\s?\d{1,3}\s\d{1,2}(?:[.,]\d{1,4})?(?:\s\d{1,2}(?:[.,]\d+)?)?|\d{1,2}\s\d{1,2}(?:[.,]\d{1,4})?\s?[ns][\s,;]{1,2}\d{1,3}\s\d{1,2}(?:[.,]\d{1,4})?\s?[ew])(?![\p{L}\p{Nd}])/gu,
);
/** "42.34.17, 69.59.01", "42 20 30 с.ш. 69 35 24 в.д.": degrees, minutes, seconds between the latitudes and longitudes of Kazakhstan and its neighbours; no dates, which end at 31. */
const GROUPED = pattern(
  /(?<![\p{L}\p{Nd}.,])(?:3[7-9]|4\d|5[0-6])[.\s]\d{2}[.\s]\d{2}(?:[.,]\d{1,4})?\s?(?:[nсс]\.?\s?ш?\.?)?[\s,;/]{1,3}(?:4[6-9]|[5-8]\d)[.\s]\d{2}[.\s]\d{2}(?:[.,]\d{1,4})?(?:\s?[eв]\.?\s?д?\.?)?(?![\p{L}\p{Nd}])/gu,
);
/** Behind a word for a point any two rows of figures: "гео 42.36 10 44, 69.54 07 12". */
const LOOSE = pattern(
  /(?<![\p{L}\p{Nd}.,])(?:3[7-9]|4\d|5[0-6])(?:[.,°\s]{1,2}\d{1,8}){1,3}\s?(?:[nс]\p{L}{0,2}\.?)?[\s,;/]{1,3}(?:4[6-9]|[5-8]\d)(?:[.,°\s]{1,2}\d{1,8}){1,3}(?![\p{L}\p{Nd}])/gu,
);
/** "42 градуса 20 минут северной широты, 69 градусов 35 минут". */
const IN_WORDS = pattern(
  /(?<![\p{L}\p{Nd}])\d{1,3}\s?(?:градус\p{L}*|degrees?)[\s,]{1,2}\d{1,2}(?:[.,]\d{1,4})?\s?(?:мин\p{L}*|minutes?)(?:[\s,]{1,2}\d{1,2}(?:[.,]\d{1,4})?\s?(?:сек\p{L}*|seconds?))?(?:\s(?:сев\p{L}*|вост\p{L}*|с\.?\s?ш|в\.?\s?д|солт\p{L}*|шығыс\p{L}*|north|east)(?:\s(?:широт\p{L}*|долгот\p{L}*))?)?/gu,
);
const MAP_LINK =
  /(?:https?:\/\/)?(?:www\.)?(?:(?:link\.|m\.)?2gis\.(?:kz|ru|com|uz|kg|app)|plus\.codes|(?:wego\.)?here\.com|bing\.com\/maps|g\.page|share\.here|go\.2gis\.com|maps\.google\.[a-z.]{2,6}|(?:www\.)?google\.[a-z.]{2,6}\/maps|goo\.gl\/maps|maps\.app\.goo\.gl|g\.co\/kgs|yandex\.(?:ru|kz|com|uz)\/(?:maps|navi)|maps\.yandex\.(?:ru|kz|com)|ya\.cc\/|maps\.apple\.com|openstreetmap\.org|osm\.org|maps\.me|ge0\.me|what3words\.com|w3w\.co|waze\.com)[^\s"<>]{0,200}/giu;
const GEO_URI = /geo:-?\d{1,2}[.,]\d+,-?\d{1,3}[.,]\d+[^\s"<>]{0,40}/gu;
/** Open Location Code ("8H4C+2X Шымкент"): the alphabet has no vowels, four or more signs before the plus. */
const PLUS_CODE = pattern(
  /(?<![\p{L}\p{Nd}])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\p{Nd}])/gu,
);
const THREE_WORDS = /\/\/\/\p{Ll}{2,20}\.\p{Ll}{2,20}\.\p{Ll}{2,20}/gu;
const BARE_WORDS = pattern(
  /(?<![\p{L}\p{Nd}./@])\p{Ll}{3,20}\.\p{Ll}{3,20}\.\p{Ll}{3,20}(?![\p{L}\p{Nd}.])/gu,
);

/** Points on a map. */
export const findPoints: Detector = (scan) => {
  const { lower } = scan;
  const matches = [
    ...[DECIMAL, SEXAGESIMAL, LETTERED, GROUPED, IN_WORDS, GEO_URI, THREE_WORDS].flatMap((form) => [
      ...lower.matchAll(form),
    ]),
    ...[...lower.matchAll(LOOSE)].filter((match) =>
      hasBefore(scan.mended, match.index, scan.words.geo.points, 3),
    ),
    ...scan.text.matchAll(MAP_LINK),
    ...[...latinCapitals(scan.text).matchAll(PLUS_CODE)].filter((match) => /[A-Z]/.test(match[0])),
    ...[...lower.matchAll(BARE_WORDS)].filter((match) =>
      hasBefore(scan.tokens, match.index, scan.words.geo.threeWords, 3),
    ),
  ];
  return [...matches.map(asFinding), ...halves(scan)];
};

function asFinding(match: RegExpExecArray): Finding {
  const end = match.index + match[0].replace(/[.,;:!?)\s]+$/, "").length;
  return { start: match.index, end, kind: "geo", certainty: "certain" };
}

/** "широта 42.341684", "долгота: 69.590101": one half with its word. */
function halves(scan: Scan): Finding[] {
  return [...scan.lower.matchAll(/(?<![\p{Nd}.,])\d{1,3}[.,]\d{4,8}(?![\p{Nd}])/gu)]
    .filter((match) => hasBefore(scan.tokens, match.index, scan.words.geo.axis, 2))
    .map(asFinding);
}
