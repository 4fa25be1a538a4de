"""A stage's time and memory are those of its processes, not of the one that measures."""

import sys

import pytest

from sentiment import stage_costs


def test_memory_and_time_are_measured():
    command = [sys.executable, "-c", "import time; x = b'a' * 2**28; time.sleep(0.2)"]
    seconds, mib = stage_costs.measure(command)
    assert 0.2 < seconds < 20
    assert 256 < mib < 2048


def test_a_stage_that_fails_ends_the_measurement():
    with pytest.raises(SystemExit, match="ended with 3"):
        stage_costs.measure([sys.executable, "-c", "raise SystemExit(3)"])


def test_each_stage_is_a_line(monkeypatch, capsys):
    monkeypatch.setattr(stage_costs, "measure", lambda command: (len(command), 10))
    stage_costs.main(["prepare", "train_v1"])
    assert [it.split()[0] for it in capsys.readouterr().out.splitlines()] == [
        *("stage", "prepare", "train_v1"),
    ]
