"""Keeps the state of a training run, so that it can be stopped and resumed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from sentiment.strict import Strict

if TYPE_CHECKING:
    from sentiment.train_v2 import Run

FILE = "last.pt"


def save_checkpoint(folder: Path, run: "Run", step: int, params: Strict) -> None:
    """Writes model, optimiser, schedule and random state; an interruption leaves the last one."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        "step": step,
        "params": params.model_dump_json(),
        "model": run.model.state_dict(),
        "optimiser": run.optimiser.state_dict(),
        "schedule": run.schedule.state_dict(),
        "random": torch.get_rng_state(),
    }
    fresh = folder / f"{FILE}.part"
    torch.save(state, fresh)
    fresh.replace(folder / FILE)


def load_checkpoint(folder: Path, run: "Run", params: Strict) -> int:
    """Restores the run; answers how many steps it has made, 0 without a checkpoint.

    A checkpoint of other parameters is of another run, and is not read.
    """
    if not (folder / FILE).exists():
        return 0
    state = torch.load(folder / FILE, weights_only=True)
    if json.loads(state["params"]) != json.loads(params.model_dump_json()):
        return 0
    run.model.load_state_dict(state["model"])
    run.optimiser.load_state_dict(state["optimiser"])
    run.schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return state["step"]


def remove_checkpoint(folder: Path) -> None:
    """Removes the checkpoint of a run that has ended."""
    (folder / FILE).unlink(missing_ok=True)
