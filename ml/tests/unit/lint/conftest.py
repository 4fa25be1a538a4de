"""Lints a snippet with all checkers of the plugin."""

import astroid
import pytest
from pylint.testutils import UnittestLinter
from pylint.utils import ASTWalker

from sentiment_lint import CHECKERS

IMPORTS = """
import random
import numpy as np
import sklearn.linear_model
from numpy.random import default_rng
from sklearn.linear_model import LogisticRegression as Model
from sklearn.model_selection import KFold, train_test_split
"""


@pytest.fixture
def find():
    """Lists the symbols of the messages about a snippet, below the usual imports."""

    def find(code):
        linter = UnittestLinter()
        walker = ASTWalker(linter)
        for checker in CHECKERS:
            walker.add_checker(checker(linter))
        walker.walk(astroid.parse(IMPORTS + code))
        return [message.msg_id for message in linter.release_messages()]

    return find
