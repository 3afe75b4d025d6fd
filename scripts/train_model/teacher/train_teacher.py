"""Train the teacher: `python train_teacher.py WORK`, WORK as `train_model.py` leaves it.

Reads WORK/train.spacy and dev.spacy, writes WORK/teacher.pt after each epoch.
"""

from __future__ import annotations

import argparse
import math
import os
import random
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import spacy
import torch
from net import MAX_PIECES, TASKS, Net, Reader, Sentence, annotate, batches, make_batch, varied
from net import sentences as read_sentences
from spacy.tokens import DocBin

SEED = 1
EPOCHS, STOP = 5, 4  # the schedule is laid out for more epochs than are run
RATES = {"encoder": 1.5e-4, "rest": 1.5e-3}


def read(path: Path) -> list[Sentence]:
    """The gold sentences of a DocBin."""
    docs = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    return [sentence for doc in docs for sentence in read_sentences(doc, True)]


def score(net: Net, reader: Reader, gold: list[Sentence]) -> dict[str, float]:
    """Percentages on gold sentences; UAS and LAS without punctuation."""
    items = [Sentence(g.words, g.spaced, g.tokens) for g in gold]
    annotate(net, reader, items)
    hits: dict[str, list[bool]] = {key: [] for key in (*TASKS, "UAS", "LAS")}
    for g, p in zip(gold, items, strict=True):
        for task in TASKS:
            pairs = zip(getattr(g, task), getattr(p, task), strict=True)
            hits[task] += [a == b for a, b in pairs]
        for i, dep in enumerate(g.deps):
            if dep != "punct":
                head = g.heads[i] == p.heads[i]
                hits["UAS"].append(head)
                hits["LAS"].append(head and dep == p.deps[i])
    return {key: round(100 * sum(each) / len(each), 2) for key, each in hits.items()}


def train_teacher(work: Path) -> None:
    """Fine-tune on train, print the scores on dev after each epoch."""
    rng, reader = random.Random(SEED), Reader()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    items = [reader.read(s) for s in read(work / "train.spacy")]
    items = [s for s in items if s.length <= MAX_PIECES]
    dev = read(work / "dev.spacy")
    labels = {task: sorted({v for s in items for v in getattr(s, task)}) for task in TASKS}
    net = Net(labels | {"dep": sorted({v for s in items for v in s.deps})})
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    held = {id(p) for p in net.encoder.parameters()}
    rest = [p for p in net.parameters() if id(p) not in held]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": RATES["encoder"]}, {"params": rest, "lr": RATES["rest"]}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    total = EPOCHS * len(batches(items))
    warm = min(300, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min((s + 1) / warm, 0.51 + 0.5 * math.cos(math.pi * min(1, s / total))),
    )
    for epoch in range(STOP):
        net.train()
        anew = [s if s.pieces else reader.read(s) for s in (varied(s, rng) for s in items)]
        for numbers in batches(anew, rng):
            group = [anew[i] for i in numbers]
            batch = make_batch(group, reader, masked=0.08, rng=rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = net.loss(batch, group)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *rest], 2.0)
            optimizer.step()
            schedule.step()
        print(epoch, score(net.eval(), reader, dev), flush=True)
        net.save(work / "teacher.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    train_teacher(parser.parse_args().work)
