"""The share of mutants that the tests notice is of all mutants, and must be high enough."""

import json

import pytest

from sentiment import mutation

STATS = {
    **{"killed": 70, "survived": 20, "total": 100, "no_tests": 5, "timeout": 4, "segfault": 1},
    **{"skipped": 0, "suspicious": 0, "check_was_interrupted_by_user": 0},
}


def test_the_share_is_of_all_mutants():
    assert mutation.summarise(STATS) == {
        **{"mutants": 100, "killed": 75, "survived": 20, "without_tests": 5},
        "share_killed": 0.75,
    }


@pytest.mark.parametrize("change", [{"total": 0}, {"check_was_interrupted_by_user": 1}])
def test_half_a_run_has_no_share(change):
    with pytest.raises(ValueError, match="run it again"):
        mutation.summarise(STATS | change)


@pytest.mark.parametrize(("killed", "fails"), [(65, False), (64, True)])
def test_too_few_fail_and_are_still_reported(tmp_path, monkeypatch, killed, fails):
    monkeypatch.setattr(mutation, "REPORT", tmp_path / "mutation.json")
    stats = tmp_path / "stats.json"
    stats.write_text(json.dumps(STATS | {"killed": killed}), encoding="utf-8")
    if fails:
        with pytest.raises(SystemExit, match="less than 70%"):
            mutation.main([str(stats)])
    else:
        mutation.main([str(stats)])
    written = json.loads((tmp_path / "mutation.json").read_text(encoding="utf-8"))
    assert written["killed"] == killed + 5


def test_the_committed_run_has_noticed_enough():
    committed = json.loads(mutation.REPORT.read_text(encoding="utf-8"))
    assert committed["share_killed"] >= mutation.LEAST
