"""A pylint plugin that finds what makes an experiment wrong or not repeatable."""

from pylint.lint import PyLinter

from sentiment_lint.frames import FramesChecker
from sentiment_lint.leakage import LeakageChecker
from sentiment_lint.randomness import RandomnessChecker

CHECKERS = (RandomnessChecker, LeakageChecker, FramesChecker)


def register(linter: PyLinter) -> None:
    """Adds the checkers; pylint calls it for each name in `load-plugins`."""
    for checker in CHECKERS:
        linter.register_checker(checker(linter))
