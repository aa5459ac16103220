"""What a Russian word says of names, for the tagger, from what natasha brings (MIT): 160,000 words, 20 bits each.

    pip install natasha
    python word_traits.py > traits.bin

Of each word: its group of like words (navec's vectors, 255 groups); what slovnet's tagger holds it for by itself, with a capital, in sentences
that say nothing; how probable it makes an unknown capitalised word behind it, or before it, a person. Written as src/guard/tagger/word-traits.ts
reads it: three tables of uint32, little endian; the three entries of a word XORed are 12 bits of check and these 20.
"""

import glob
import os
import sys

import natasha
import numpy as np
from navec import Navec

WORDS, GROUPS, ROUNDS, BATCH = 160_000, 255, 12, 512
ALONE = [["—", None, "."], ["Теперь", None, "тоже", "."], ["и", None, ",", "а"]]
UNKNOWN = "Ыыыыыыыы"
BEFORE = [["и", None, UNKNOWN, "."], [",", None, UNKNOWN, ",", "а"]]
BEHIND = [["и", UNKNOWN, None, "."], [",", UNKNOWN, None, "и", "."]]
MASK = 0xFFFFFFFF


def grouped(navec, words):
    vectors = np.stack([navec[word] for word in words]).astype(np.float32)
    vectors -= vectors.mean(axis=0)
    # The longest directions tell how frequent a word is, not what it means.
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    longest = directions[:, -3:]
    vectors -= (vectors @ longest) @ longest.T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    centres = vectors[np.random.default_rng(7).choice(20_000, GROUPS, replace=False)]
    for _ in range(ROUNDS):
        groups = np.argmax(vectors[:100_000] @ centres.T, axis=1)
        for group in range(GROUPS):
            members = vectors[:100_000][groups == group]
            if len(members):
                centre = members.sum(axis=0)
                centres[group] = centre / (np.linalg.norm(centre) + 1e-9)
    return np.argmax(vectors @ centres.T, axis=1) + 1


def chances(infer, contexts, forms, at):
    """For each form: the mean probabilities (person, place, organisation) of the token `at`, itself or the unknown word beside it."""
    total = np.zeros((len(forms), 3))
    for context in contexts:
        index = context.index(None if at == "self" else UNKNOWN)
        items = [[form if token is None else token for token in context] for form in forms]
        done = 0
        for batch in infer.encoder(items):
            emissions = infer.model(batch.word_id, batch.shape_id, batch.pad_mask)[:, index, 1:]
            p = np.exp(emissions - emissions.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            total[done : done + len(p)] += np.stack([p[:, 1] + p[:, 2], p[:, 3] + p[:, 4], p[:, 5] + p[:, 6]], axis=1)
            done += len(p)
    return total / len(contexts)


def levels(p, steps):
    return np.searchsorted(np.array(steps), p)


def eighths(p):
    return levels(p, np.quantile(p, np.arange(1, 8) / 8))


def mixed(hashes, shift, factor):
    return ((hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)) & np.uint64(MASK)


def text_hash(word):
    value = 0x811C9DC5
    for letter in word:
        value = ((value ^ ord(letter)) * 0x01000193) & MASK
    return value


def xor_table(hashes, values):
    """Three tables, so that the three entries of each hash give its value (a xor filter, Graf and Lemire 2020)."""
    check = (hashes * np.uint64(0x9E3779B1) & np.uint64(MASK)) >> np.uint64(20)
    full = (check << np.uint64(20)) | values
    size = int(len(hashes) * 1.23 / 3) + 11
    mixes = [(15, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 0x27D4EB2F)]
    places = np.stack([mixed(hashes, *mix) % np.uint64(size) + np.uint64(i * size) for i, mix in enumerate(mixes)], axis=1).astype(np.int64)
    count, keys = np.zeros(3 * size, dtype=np.int64), np.zeros(3 * size, dtype=np.int64)
    for key, spots in enumerate(places):
        for spot in spots:
            count[spot] += 1
            keys[spot] ^= key
    alone, order = [int(spot) for spot in np.flatnonzero(count == 1)], []
    while alone:
        spot = alone.pop()
        if count[spot] != 1:
            continue
        key = int(keys[spot])
        order.append((key, spot))
        for other in places[key]:
            count[other] -= 1
            keys[other] ^= key
            if count[other] == 1:
                alone.append(int(other))
    assert len(order) == len(hashes), "no such table: take another size"
    table = np.zeros(3 * size, dtype=np.uint64)
    for key, spot in reversed(order):
        a, b, c = places[key]
        table[spot] = full[key] ^ table[a] ^ table[b] ^ table[c] ^ table[spot]
    return table.astype("<u4")


def main():
    path = glob.glob(os.path.join(os.path.dirname(natasha.__file__), "data", "emb", "*.tar"))[0]
    navec = Navec.load(path)
    infer = natasha.NewsNERTagger(natasha.NewsEmbedding()).infer
    infer = infer.replace(encoder=infer.encoder.replace(batch_size=BATCH))
    pairs = sorted(zip(navec.vocab.words, navec.vocab.counts), key=lambda pair: (-pair[1], pair[0]))
    seen, words = set(), []
    for word, _ in pairs:
        if word.isalpha() and len(word) > 1 and text_hash(word) not in seen and len(words) < WORDS:
            seen.add(text_hash(word))
            words.append(word)
    groups = grouped(navec, words)
    own = chances(infer, ALONE, [word[0].upper() + word[1:] for word in words], "self")
    person = levels(own[:, 0], [0.02, 0.1, 0.3, 0.6, 0.9])
    place, body = (levels(own[:, kind], [0.2, 0.7]) for kind in (1, 2))
    leads = eighths(chances(infer, BEFORE, words, "beside")[:, 0])
    trails = eighths(chances(infer, BEHIND, words, "beside")[:, 0])
    taught = 1 + person + 6 * place + 18 * body
    for name, values in (("taught", taught), ("leads", leads), ("trails", trails)):
        print(name, np.bincount(values), file=sys.stderr)
    values = (groups | (taught << 8) | (leads << 14) | (trails << 17)).astype(np.uint64)
    hashes = np.array([text_hash(word) for word in words], dtype=np.uint64)
    sys.stdout.buffer.write(xor_table(hashes, values).tobytes())


main()
