"""Prints the known Russian word forms with how common they are, for build-lists.ts. Run once, at building time only.

    pip install pymorphy3 pymorphy3-dicts-ru natasha
    python russian_words.py > russian.tsv

Columns: form, count in the news vocabulary that natasha brings (navec, 250,000 forms), shares of its readings that are
a given name, a surname, another name, a common word (OpenCorpora dictionary through pymorphy3).
"""

import glob
import os

import natasha
import pymorphy3
from navec import Navec

OTHER_NAMES = ("Patr", "Geox", "Orgn", "Trad", "Abbr", "Init")


def main() -> None:
    morph = pymorphy3.MorphAnalyzer()
    tar = glob.glob(os.path.join(os.path.dirname(natasha.__file__), "data", "emb", "*.tar"))[0]
    vocab = Navec.load(tar).vocab
    for form, count in sorted(zip(vocab.words, vocab.counts)):
        if not form.isalpha() or not morph.word_is_known(form):
            continue
        given = surname = other = common = 0.0
        for parse in morph.parse(form):
            if "Name" in parse.tag:
                given += parse.score
            elif "Surn" in parse.tag:
                surname += parse.score
            elif any(mark in parse.tag for mark in OTHER_NAMES):
                other += parse.score
            elif "Poss" in str(parse.tag) and any("Surn" in p.tag for p in morph.parse(form)):
                surname += parse.score  # "иванов" as an adjective does not count against the surname
            else:
                common += parse.score
        print(f"{form}\t{count}\t{given:.2f}\t{surname:.2f}\t{other:.2f}\t{common:.2f}")


main()
