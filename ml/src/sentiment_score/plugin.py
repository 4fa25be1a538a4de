"""A pytest plugin: marks tests with items of the ML Test Score and writes what the run is worth."""

from collections import defaultdict
from pathlib import Path

import pytest

from sentiment_score.items import ITEMS
from sentiment_score.report import failed_tests, write_json, write_markdown
from sentiment_score.score import Score, compute_score

MARKER = "ml_test_score"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds where to write the score; without it nothing is written."""
    group = parser.getgroup("ML Test Score")
    group.addoption("--score-json", type=Path, help="file for the score, for programs")
    group.addoption("--score-page", type=Path, help="file for the score, for people")


def pytest_configure(config: pytest.Config) -> None:
    """Names the marker and starts to listen."""
    config.addinivalue_line("markers", f"{MARKER}(*ids): the items that a test proves, as data-1")
    config.pluginmanager.register(_Recorder(config))


class _Recorder:
    """Listens which marked tests ran and how they ended."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._items: dict[str, set[str]] = defaultdict(set)
        self._passed: dict[str, bool] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Learns the items of each test, before any is deselected by name."""
        for test in items:
            for marker in test.iter_markers(MARKER):
                unknown = [name for name in marker.args if name not in ITEMS]
                if unknown or not marker.args:
                    raise pytest.UsageError(
                        f"{test.nodeid}: no item of the ML Test Score: {unknown}"
                    )
                for name in marker.args:
                    self._items[name].add(test.nodeid)

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """A test that is left out proves nothing."""
        for test in items:
            self._passed[test.nodeid] = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test has passed when its set-up, its call and its end have; a skipped one has not."""
        before = self._passed.get(report.nodeid, True)
        self._passed[report.nodeid] = before and report.passed

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Prints the score and writes it where asked."""
        if not self._items:
            return
        score = self._score()
        sections = ", ".join(f"{name} {value:g}" for name, value in score.sections.items())
        terminalreporter.write_line(f"ML Test Score: {score.score:g} ({sections})")
        for test in failed_tests(score.items):
            terminalreporter.write_line(f"  not proven: {test}")
        if path := self._config.getoption("--score-json"):
            write_json(path, score)
        if path := self._config.getoption("--score-page"):
            write_markdown(path, score, self._config.rootpath)

    def _score(self) -> Score:
        return compute_score(
            {
                name: {test: self._passed.get(test, False) for test in tests}
                for name, tests in self._items.items()
            }
        )


def _names(test: pytest.Item, marker: pytest.Mark) -> tuple[str, ...]:
    if not marker.args or not set(marker.args) <= set(ITEMS):
        raise pytest.UsageError(f"{test.nodeid}: no item of the ML Test Score: {marker.args}")
    return marker.args
