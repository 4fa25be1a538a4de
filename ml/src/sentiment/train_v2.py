"""Stage `train_v2`: fine-tunes MiniLM-L6 on the training texts.

The stage can be stopped at any time, also by Ctrl-C, and goes on from its last checkpoint.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import get_linear_schedule_with_warmup

from sentiment.batches import make_batches, pad_ids
from sentiment.checkpoints import load_checkpoint, remove_checkpoint, save_checkpoint
from sentiment.examples import Example, read_examples
from sentiment.negations import load_words, write_negations
from sentiment.noise import add_noise
from sentiment.params import read_params
from sentiment.paths import CHECKPOINTS, PREPARED, TRAINED
from sentiment.pretrained import find_pretrained
from sentiment.transformer import SentimentTransformer, save_transformer, start_from
from sentiment.transformer_params import TrainParams
from sentiment.wordpieces import PAD_ID, encode, plain_tokenizer


class Run(NamedTuple):
    """What changes from step to step."""

    model: SentimentTransformer
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stage."""
    parser = argparse.ArgumentParser(prog="sentiment.train_v2", description=__doc__)
    parser.add_argument("--seed", type=int, help="instead of the one of params.yaml")
    parser.add_argument("--out", type=Path, default=TRAINED / "v2", help="folder of the result")
    parser.add_argument("--checkpoints", type=Path, default=CHECKPOINTS, help="folder to go on in")
    options = parser.parse_args(arguments)
    params = read_params(TrainParams, "train_v2")
    if options.seed is not None:
        params = params.model_copy(update={"seed": options.seed})
    training = read_examples(PREPARED / "train.jsonl")
    model = train(training, find_pretrained(params.pretrained), params, options.checkpoints)
    save_transformer(options.out, model)
    remove_checkpoint(options.checkpoints)


def train(
    training: Sequence[Example], pretrained: Path, params: TrainParams, checkpoints: Path
) -> SentimentTransformer:
    """Trains from the last checkpoint on, or from the pretrained model."""
    torch.set_num_threads(params.threads)
    torch.manual_seed(params.seed)
    tokenizer = plain_tokenizer(pretrained / "tokenizer.json", params.max_tokens)
    examples = [*training, *write_negations(params.negations, params.seed, load_words())]
    epochs = [_draw(examples, params, epoch) for epoch in range(params.epochs)]
    steps = sum(-(-len(drawn) // params.batch_size) for drawn in epochs)
    run = _start(start_from(pretrained), params, steps)
    done = load_checkpoint(checkpoints, run, params)
    print(f"{len(examples):,} texts, step {done:,} of {steps:,}", flush=True)
    tell = _progress(done, steps)
    for step, (ids, labels) in enumerate(_batches(epochs, tokenizer, params, done), done + 1):
        loss = take_step(run, ids, labels, params)
        if step % params.checkpoint_every == 0 or step == steps:
            tell(step, loss)
            save_checkpoint(checkpoints, run, step, params)
    return run.model.eval()


def _progress(done: int, steps: int) -> Callable[[int, float], None]:
    """Answers what tells how far a run is that began after `done` of its steps."""
    began = time.monotonic()

    def tell(step: int, loss: float) -> None:
        left = (time.monotonic() - began) / (step - done) * (steps - step)
        print(f"step {step:,}/{steps:,} loss {loss:.4f}, {left / 60:.0f} min left", flush=True)

    return tell


def _start(model: SentimentTransformer, params: TrainParams, steps: int) -> Run:
    decayed = [it for it in model.parameters() if it.ndim > 1]
    others = [it for it in model.parameters() if it.ndim == 1]  # biases and norms
    optimiser = torch.optim.AdamW(
        [
            {"params": decayed, "weight_decay": params.weight_decay},
            {"params": others, "weight_decay": 0.0},
        ],
        lr=params.learning_rate,
        fused=True,
    )
    warmup = int(params.warmup * steps)
    return Run(model.train(), optimiser, get_linear_schedule_with_warmup(optimiser, warmup, steps))


def _draw(examples: Sequence[Example], params: TrainParams, epoch: int) -> list[Example]:
    source = random.Random(f"{params.seed} {epoch}")
    shares = params.source_shares
    return [it for it in examples if source.random() < shares.get(it.source, 1.0)]


def _batches(
    epochs: Sequence[Sequence[Example]], tokenizer: Tokenizer, params: TrainParams, done: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Yields ids [n, k] and labels [n] of all batches but the first `done`."""
    for epoch, examples in enumerate(epochs):
        count = -(-len(examples) // params.batch_size)
        if done < count:
            source = random.Random(f"{params.seed} {epoch} noise")
            texts = [add_noise(it.text, params.noise, source) for it in examples]
            ids = encode(tokenizer, texts)
            order = make_batches(list(map(len, ids)), params.batch_size, (params.seed, epoch))
            for batch in order[done:]:
                yield (
                    torch.from_numpy(pad_ids([ids[number] for number in batch])),
                    torch.tensor([float(examples[number].label) for number in batch]),
                )
        done = max(0, done - count)


def take_step(run: Run, ids: torch.Tensor, labels: torch.Tensor, params: TrainParams) -> float:
    """Learns from one batch of ids [n, k] and labels [n]; answers its loss."""
    smoothed = labels * (1 - params.label_smoothing) + params.label_smoothing / 2
    with torch.autocast("cpu", torch.bfloat16, enabled=params.bfloat16):
        logits = run.model(ids, (ids != PAD_ID).long())
    loss = nn.functional.binary_cross_entropy_with_logits(logits, smoothed)
    loss.backward()
    nn.utils.clip_grad_norm_(run.model.parameters(), params.max_gradient_norm)
    run.optimiser.step()
    run.schedule.step()
    run.optimiser.zero_grad()
    return loss.item()


if __name__ == "__main__":
    main()
