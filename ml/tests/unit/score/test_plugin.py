"""The score of whole runs of pytest, each with tests of its own."""

import json

import pytest

from sentiment_score.items import ITEMS, SECTIONS

pytest_plugins = ["pytester"]


def suite(broken=(), body="assert True"):
    """Writes a test for each item; those of the broken items fail."""
    tests = [
        f"@pytest.mark.ml_test_score({name!r})\n"
        f"def test_{name.replace('-', '_')}():\n    {'assert False' if name in broken else body}\n"
        for name in ITEMS
    ]
    return "import pytest\n" + "\n".join(tests)


@pytest.fixture
def run(pytester):
    def run(content, *arguments):
        pytester.makepyfile(test_all=content)
        result = pytester.runpytest_subprocess(
            "-p", "sentiment_score.plugin", "--score-json=s.json", "--score-page=s.md", *arguments
        )
        return result, json.loads((pytester.path / "s.json").read_text(encoding="utf-8"))

    return run


def test_all_items_passed_are_the_whole_score(run, pytester):
    result, score = run(suite())
    assert (score["score"], set(score["sections"].values())) == (7, {7})
    result.stdout.fnmatch_lines(["*ML Test Score: 7 (data 7, model 7*"])
    page = (pytester.path / "s.md").read_text(encoding="utf-8")
    assert "**7 of 7**" in page
    assert page.count("[test_all.py](test_all.py)") == 28


@pytest.mark.parametrize("section", SECTIONS)
def test_the_score_falls_when_one_test_of_a_section_is_broken(run, section):
    result, score = run(suite(broken=[f"{section}-3"]))
    assert score["score"] == 6
    assert score["sections"] == {name: 6 if name == section else 7 for name in SECTIONS}
    result.stdout.fnmatch_lines([f"*not proven: test_all.py::test_{section}_3"])


def test_it_is_the_lowest_section_that_counts(run):
    _, score = run(suite(broken=["data-1", "data-2", "model-1"]))
    assert (score["score"], score["sections"]["model"]) == (5, 6)


@pytest.mark.parametrize(
    "body", ["raise pytest.skip.Exception('not here')", "pytest.xfail('known')"]
)
def test_a_test_that_did_not_pass_proves_nothing(run, body):
    assert run(suite(body=body))[1]["score"] == 0


def test_a_test_that_was_left_out_proves_nothing(run):
    _, score = run(suite(), "-k", "not data_2")
    assert score["sections"]["data"] == 6


def test_one_failed_test_of_several_costs_the_item(run):
    extra = "\n@pytest.mark.ml_test_score('model-5')\ndef test_more():\n    assert False\n"
    assert run(suite() + extra)[1]["sections"]["model"] == 6


def test_a_failing_fixture_costs_the_item(run):
    fixture = "\n@pytest.fixture(autouse=True)\ndef broken():\n    yield\n    assert False\n"
    assert run(suite() + fixture)[1]["score"] == 0


def test_an_unknown_item_is_refused(pytester):
    pytester.makepyfile("import pytest\n@pytest.mark.ml_test_score('data-8')\ndef test_it(): pass")
    result = pytester.runpytest_subprocess("-p", "sentiment_score.plugin")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*no item of the ML Test Score*data-8*"])


def test_a_run_without_marked_tests_writes_nothing(pytester):
    pytester.makepyfile("def test_it(): pass")
    pytester.runpytest_subprocess("-p", "sentiment_score.plugin", "--score-json=s.json")
    assert not (pytester.path / "s.json").exists()
