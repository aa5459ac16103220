"""Labels persons in plain Russian text with natasha (MIT), as training text for the tagger:

    pip install natasha
    python teacher.py TEXTS_DIR > taught.jsonl

TEXTS_DIR: folders of .txt files, in UTF-8. The form of the lines is that of corpora.py, with the folder's name as the set and without folds.
natasha misses many names outside the news; what it calls a person mostly when it stands in a file counts as one there whenever it is capitalised.
"""

import collections
import glob
import json
import os
import re
import sys

from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

MOST_CHARACTERS = 700_000
WORD = re.compile(r"[^\W\d_]+")
SEGMENTER, TAGGER = Segmenter(), NewsNERTagger(NewsEmbedding())


def paragraphs(path):
    text = open(path, encoding="utf8", errors="ignore").read()[:MOST_CHARACTERS]
    for block in re.split(r"\n\s*\n|\n(?=\s{2,}|\S)", text):
        block = re.sub(r"\s+", " ", block).strip()
        if len(block) > 30 and re.search("[а-яё]{3}", block):
            yield block[:2000]


def label(text):
    doc = Doc(text)
    doc.segment(SEGMENTER)
    doc.tag_ner(TAGGER)
    spans = [(s.start, s.stop) for s in doc.spans if s.type == "PER"]
    others = [(s.start, s.stop) for s in doc.spans if s.type != "PER"]
    return [(s.start, s.stop) for s in doc.sents], spans, others


def within(span, spans):
    return any(start <= span[0] and span[1] <= stop for start, stop in spans)


def teach(path, name):
    rows, seen, called = [], collections.Counter(), collections.Counter()
    for text in paragraphs(path):
        sentences, spans, others = label(text)
        rows.append((text, sentences, spans, others))
        for match in WORD.finditer(text):
            word = match.group()
            if word[0].isupper() and len(word) > 2:
                seen[word] += 1
                called[word] += within(match.span(), spans)
    sure = {word for word in seen if seen[word] >= 3 and called[word] >= 0.5 * seen[word]}
    never = {word for word in seen if seen[word] >= 8 and called[word] <= 0.12 * seen[word]}
    for text, sentences, spans, others in rows:
        for start, stop in sentences:
            mentions = []
            for match in WORD.finditer(text, start, stop):
                word, span = match.group(), match.span()
                person = within(span, spans) and word not in never
                if person or (word in sure and not within(span, others)):
                    join = mentions and text[start + mentions[-1][-1][1] : span[0]].strip(" .") == ""
                    piece = [span[0] - start, span[1] - start]
                    mentions[-1].append(piece) if join else mentions.append([piece])
            row = {"set": name, "fold": -1, "text": text[start:stop], "mentions": mentions}
            print(json.dumps(row, ensure_ascii=False))


def main(folder):
    for name in sorted(os.listdir(folder)):
        for path in sorted(glob.glob(os.path.join(folder, name, "*.txt"))):
            teach(path, name)


if __name__ == "__main__":
    main(sys.argv[1])
