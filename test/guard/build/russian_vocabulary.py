"""Prints Russian word forms of everyday language and how common they are, for build-vocabulary.ts. Run once, at building time only.

    pip install wordfreq pymorphy3 pymorphy3-dicts-ru
    python russian_vocabulary.py > vocabulary.tsv

Columns: form, band: 3 frequent, 2 less so, 1 rare (wordfreq, which counts subtitles, news, books and social media alike). A form that is
mostly a name (OpenCorpora dictionary through pymorphy3), or that no dictionary knows and few people write, is left out.
Then the most frequent English words, as band 1; build-vocabulary.ts leaves out those that are names.
"""

import pymorphy3
from wordfreq import get_frequency_dict

NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Init")
ENGLISH = 8000
LETTERS = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


def main() -> None:
    morph = pymorphy3.MorphAnalyzer()
    for form, share in sorted(get_frequency_dict("ru", "best").items()):
        if len(form) < 2 or not set(form) <= LETTERS:
            continue
        known = morph.word_is_known(form)
        names = sum(p.score for p in morph.parse(form) if any(mark in p.tag for mark in NAMES))
        if names > 0.6 or (not known and (share < 2e-7 or names > 0)):
            continue
        band = 3 if share >= 4e-6 else 2 if share >= 3e-7 else 1
        print(f"{form}\t{band if known else 1}")
    english = sorted(get_frequency_dict("en", "best").items(), key=lambda pair: (-pair[1], pair[0]))
    for form, _ in [pair for pair in english if pair[0].isascii() and pair[0].isalpha() and len(pair[0]) > 2][:ENGLISH]:
        print(f"{form}\t1")


main()
