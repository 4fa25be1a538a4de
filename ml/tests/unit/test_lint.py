"""The pylint plugin on planted smells and on code that is as it should be."""

from pathlib import Path

import astroid
import pytest
from pylint.lint import Run
from pylint.testutils import UnittestLinter
from pylint.utils import ASTWalker

from sentiment_lint import CHECKERS, names

ROOT = Path(__file__).parents[2]
IMPORTS = """
import random
import numpy as np
import sklearn.linear_model
from numpy.random import default_rng
from sklearn.linear_model import LogisticRegression as Model
from sklearn.model_selection import KFold, train_test_split
"""
SMELLS = {
    "global-random-generator": ["random.random()", "np.random.rand(3)", "random.shuffle(x)"],
    "unseeded-random-generator": [
        "default_rng()",
        "np.random.default_rng(None)",
        "np.random.RandomState(seed=None)",
        "np.random.Generator(np.random.PCG64())",
        "random.Random()",
        "random.SystemRandom(1)",
    ],
    "missing-random-state": [
        "Model()",
        "Model(C=4.0, random_state=None)",
        "sklearn.linear_model.SGDClassifier()",
        "KFold(shuffle=True)",
        "train_test_split(x)",
    ],
    "fit-before-split": [
        "x = scaler.fit_transform(x)\ntrain_test_split(x, random_state=1)",
        "train_test_split(scaler.fit_transform(x), random_state=1)",
        "def f(x):\n    scaler.fit(x)\n    return train_test_split(x, random_state=1)",
    ],
    "fit-on-evaluation-data": [
        "model.fit(X_test, y)",
        "scaler.fit_transform(data.testSet)",
        "model.partial_fit(x[validation])",
        "fit_scale(x, labels=eval_labels)",
    ],
    "frame-edited-in-place": ["df.dropna(inplace=True)"],
    "frame-parameter-edited": [
        "def f(df):\n    df['a'] = 1",
        "def f(df):\n    df['a'] += 1",
        "def f(df):\n    del df['a']",
        "def f(texts: pd.DataFrame | None):\n    texts['a'] = 1",
        "def f(*, texts: 'pd.Series'):\n    texts[0], other = 1, 2",
        "def f(texts):\n    texts.loc[0, 'a'] = 1",
        "def f(texts, /):\n    texts['a'].iat[0] = 1",
    ],
}
CLEAN = [
    "random.Random(1).random()",
    "random.seed(1)",
    "default_rng(seed).random()",
    "np.random.default_rng(seed=7)",
    "Model(random_state=1)",
    "Model(**options)",
    "KFold(5)",
    "train_test_split(x, shuffle=False)",
    "sklearn.linear_model.LinearRegression()",
    "sklearn.exceptions.NotFittedError()",
    "sklearn.no_such_module.Model()",
    "from .random import draw\ndraw()",
    "random_state = source.random()",
    "a, b = train_test_split(x, random_state=1)\nscaler.fit(a)\nscaler.transform(b)",
    "def f(x):\n    scaler.fit(x)\ntrain_test_split(x, random_state=1)",
    "model.fit(x, y, eval_set=[(x_val, y_val)])",
    "model.fit(latest, size(y))",
    "model.predict(X_test)",
    "df.dropna(inplace=False)",
    "def f(df):\n    df = df.copy()\n    df['a'] = 1",
    "def f(df):\n    return df['a']",
    "def f(counts):\n    counts['a'] = 1",
    "def f(frame: dict[str, pd.DataFrame]):\n    frame['a'] = 1",
    "df = load()\ndf['a'] = 1",
    "def f(*rows, **options):\n    options['a'] = 1",
    "def f(model):\n    model.parts().loc[0] = 1",
]


def find(code):
    linter = UnittestLinter()
    walker = ASTWalker(linter)
    for checker in CHECKERS:
        walker.add_checker(checker(linter))
    walker.walk(astroid.parse(IMPORTS + code))
    return [message.msg_id for message in linter.release_messages()]


@pytest.mark.parametrize(
    ("symbol", "code"), [(symbol, code) for symbol, codes in SMELLS.items() for code in codes]
)
def test_a_smell_is_found(symbol, code):
    assert find(code) == [symbol]


@pytest.mark.parametrize("code", CLEAN)
def test_clean_code_is_left_alone(code):
    assert find(code) == []


def test_every_message_is_tested_and_explained():
    messages = [text for checker in CHECKERS for text in checker.msgs.values()]
    assert {symbol for _, symbol, _ in messages} == SMELLS.keys()
    assert all(description.endswith(".") for _, _, description in messages)


def test_pylint_has_the_plugin_by_its_configuration(tmp_path, capsys):
    smell = tmp_path / "smell.py"
    smell.write_text('"""A smell."""\n\nimport random\n\nprint(random.random())\n', "utf-8")
    done = Run([f"--rcfile={ROOT / 'pyproject.toml'}", "--jobs=1", str(smell)], exit=False)
    assert "(global-random-generator)" in capsys.readouterr().out
    assert list(done.linter.stats.by_msg) == ["global-random-generator"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("X_test", {"x", "test"}),
        ("XTest", {"x", "test"}),
        ("pd.DataFrame", {"pd", "data", "frame"}),
    ],
)
def test_a_name_is_split_into_words(name, words):
    assert names.words(name) == words
