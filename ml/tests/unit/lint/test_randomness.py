"""The checker for randomness that no seed decides, on planted smells and on clean code."""

import pytest

from sentiment_lint.randomness import RandomnessChecker

SMELLS = {
    "global-random-generator": [
        "random.random()",
        "np.random.rand(3)",
        "random.shuffle(x)",
    ],
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
]


@pytest.mark.parametrize(
    ("symbol", "code"), [(symbol, code) for symbol, codes in SMELLS.items() for code in codes]
)
def test_a_smell_is_found(find, symbol, code):
    assert find(code) == [symbol]


@pytest.mark.parametrize("code", CLEAN)
def test_clean_code_is_left_alone(find, code):
    assert find(code) == []


def test_every_message_is_tested():
    assert {symbol for _, symbol, _ in RandomnessChecker.msgs.values()} == SMELLS.keys()
