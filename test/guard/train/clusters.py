"""Groups Russian words by meaning, for the tagger: the word vectors that natasha brings (navec, MIT), 255 groups.

    pip install natasha
    python clusters.py > clusters.bin

Two bytes a slot of 2^18: a check byte and the group, as src/guard/tagger/word-groups.ts reads them. Frequent words come first; a word
whose slot is taken has no group.
"""

import glob
import os
import sys

import natasha
import numpy as np
from navec import Navec

WORDS, GROUPS, SLOTS, ROUNDS = 100_000, 255, 1 << 18, 12


def mixed(word):
    value = 0x811C9DC5
    for letter in word:
        value = ((value ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return ((value ^ (value >> 15)) * 0x85EBCA6B) & 0xFFFFFFFF


def main():
    path = glob.glob(os.path.join(os.path.dirname(natasha.__file__), "data", "emb", "*.tar"))[0]
    navec = Navec.load(path)
    pairs = sorted(zip(navec.vocab.words, navec.vocab.counts), key=lambda pair: (-pair[1], pair[0]))
    words = [word for word, _ in pairs if word.isalpha()][:WORDS]
    vectors = np.stack([navec[word] for word in words]).astype(np.float32)
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    centres = vectors[np.random.default_rng(7).choice(20_000, GROUPS, replace=False)]
    for _ in range(ROUNDS):
        groups = np.argmax(vectors @ centres.T, axis=1)
        for group in range(GROUPS):
            members = vectors[groups == group]
            if len(members):
                centre = members.sum(axis=0)
                centres[group] = centre / (np.linalg.norm(centre) + 1e-9)
    slots = bytearray(2 * SLOTS)
    for word, group in zip(words, groups):
        value = mixed(word)
        at = 2 * (value & (SLOTS - 1))
        if slots[at + 1] == 0:
            slots[at], slots[at + 1] = value >> 24, int(group) + 1
    sys.stdout.buffer.write(slots)


main()
