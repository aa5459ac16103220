"""Trains the network of src/intake/network.ts: `python train_network.py SAMPLES > templates/intake/network.json`.

SAMPLES is what network-samples.ts writes. Two convolutions over the words of a message, the strongest answer of each kept, beside what the
lexicons found; told from that: category, company and danger. Weights are kept as one byte each. Needs torch; seeded, one
thread: the same samples and the same torch give the same weights.
"""
import base64
import json
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

samples = [json.loads(line) for line in open(sys.argv[1])]
sizes_of = samples.pop(0)
PIECES, SIGNS, CLASSES = sizes_of["pieces"], sizes_of["signs"], sizes_of["classes"]
HEADS = tuple(CLASSES)
WIDTH, FIRST, SECOND, TOLD = 48, 48, 48, 64
EPOCHS, BATCH, RATE = 9, 64, 3e-3

torch.manual_seed(1)
torch.set_num_threads(1)
order = np.random.RandomState(1)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.pieces = nn.EmbeddingBag(PIECES, WIDTH, mode="mean")
        nn.init.normal_(self.pieces.weight, 0, 0.1)
        self.first = nn.Conv1d(WIDTH, FIRST, 3, padding=1)
        self.second = nn.Conv1d(FIRST, SECOND, 3, padding=1)
        self.told = nn.Linear(SIGNS, TOLD, bias=False)
        self.heads = nn.ModuleDict({name: nn.Linear(FIRST + SECOND + WIDTH + TOLD, n) for name, n in CLASSES.items()})
        self.signs = nn.ModuleDict({name: nn.Linear(SIGNS, n, bias=False) for name, n in CLASSES.items()})
        for layer in (self.told, *self.signs.values()):
            nn.init.normal_(layer.weight, 0, 0.02)

    def forward(self, flat, offsets, mask, signs):
        rows, length = mask.shape
        here = mask.bool()[:, :, None].expand(-1, -1, WIDTH)
        words = torch.zeros(rows, length, WIDTH).masked_scatter(here, self.pieces(flat, offsets))
        if self.training:
            # Whole words are hidden, then numbers of words: another author will not use just these.
            words = words * (torch.rand(rows, length, 1) > 0.15)
            signs = signs * (torch.rand_like(signs) > 0.1)
        words = F.dropout(words, 0.2, self.training).transpose(1, 2)
        mask = mask[:, None, :]
        first = F.relu(self.first(words)) * mask
        second = F.relu(self.second(F.dropout(first, 0.2, self.training))) * mask
        mean = (words * mask).sum(2) / mask.sum(2)
        seen = torch.cat([first.amax(2), second.amax(2), mean, F.relu(self.told(signs))], 1)
        seen = F.dropout(seen, 0.4, self.training)
        return {name: self.heads[name](seen) + self.signs[name](signs) for name in HEADS}


def batch_of(samples):
    lengths = [len(sample["words"]) for sample in samples]
    flat = torch.tensor([piece for sample in samples for word in sample["words"] for piece in word])
    sizes = np.array([len(word) for sample in samples for word in sample["words"]])
    offsets = torch.from_numpy(np.concatenate([[0], np.cumsum(sizes)[:-1]]))
    mask, signs = torch.zeros(len(samples), max(lengths)), torch.zeros(len(samples), SIGNS)
    for at, sample in enumerate(samples):
        mask[at, : lengths[at]] = 1
        signs[at, sample["signs"]] = 1
    return flat, offsets, mask, signs


def loss_of(told, samples):
    weight = torch.tensor([sample["weight"] for sample in samples])
    total = 0
    for name in HEADS:
        label = torch.tensor([sample[name] for sample in samples])
        known = (label >= 0) * weight
        each = F.cross_entropy(told[name], label.clamp(min=0), reduction="none", label_smoothing=0.05)
        total = total + (each * known).sum() / weight.sum()
    return total


def main():
    network = Network()
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=0.02)
    steps = EPOCHS * (len(samples) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1)
    lengths = np.array([len(sample["words"]) for sample in samples])
    network.train()
    for epoch in range(EPOCHS):
        # Messages of like length side by side: less is computed for nothing.
        ranks = np.argsort(lengths + order.rand(len(samples)) * 6)
        batches = [ranks[at : at + BATCH] for at in range(0, len(ranks), BATCH)]
        for at in order.permutation(len(batches)):
            some = [samples[i] for i in batches[at]]
            loss = loss_of(network(*batch_of(some)), some)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch + 1}: {loss.item():.3f}", file=sys.stderr, flush=True)
    write(network)


def write(network):
    tensors = {
        "pieces": network.pieces.weight,
        # By what goes out, then by place in the window, then by what comes in.
        "first": network.first.weight.permute(0, 2, 1),
        "second": network.second.weight.permute(0, 2, 1),
        "told": network.told.weight.T,
        **{f"{name}": network.heads[name].weight.T for name in HEADS},
        **{f"{name} by signs": network.signs[name].weight.T for name in HEADS},
    }
    biases = {"first": network.first.bias, "second": network.second.bias}
    biases |= {name: network.heads[name].bias for name in HEADS}
    biases = {name: [round(float(value), 5) for value in values.detach()] for name, values in biases.items()}
    weights = {name: bytes_of(weight.detach().contiguous().numpy()) for name, weight in tensors.items()}
    print(json.dumps({
        "about": "Made by test/intake/train_network.py, never by hand. One byte a weight (src/intake/network-weights.ts).",
        "checksum": checksum_of(weights, biases),
        "biases": biases,
        "weights": weights,
    }))


def checksum_of(weights, biases):
    """As networkChecksum in src/intake/network-weights.ts: FNV-1a, 32 bits."""
    layers = ["first", "second", *HEADS]
    text = "".join(
        f"{name} {round(weights[name]['scale'] * 1e9)} {weights[name]['levels']}"
        for name in ["pieces", "told", *layers, *(f"{name} by signs" for name in HEADS)]
    )
    text += "".join(f"{name} {' '.join(str(round(bias * 1e5)) for bias in biases[name])} " for name in layers)
    value = 0x811C9DC5
    for letter in text:
        value = ((value ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return f"{value:08x}"


def bytes_of(weight):
    scale = float(np.abs(weight).max()) / 127
    levels = np.rint(weight / scale).astype(np.int8)
    return {"scale": float(f"{scale:.6g}"), "levels": base64.b64encode(levels.tobytes()).decode()}


main()
