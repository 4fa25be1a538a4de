"""The checker for fitting on what is measured on, on planted smells and on clean code."""

import pytest

from sentiment_lint.leakage import LeakageChecker

SMELLS = {
    "fit-before-split": [
        "x = scaler.fit_transform(x)\ntrain_test_split(x, random_state=1)",
        "train_test_split(scaler.fit_transform(x), random_state=1)",
        "def f(x):\n    scaler.fit(x)\n    return train_test_split(x, random_state=1)",
        "async def f(x):\n    scaler.fit(x)\n    train_test_split(x, random_state=1)",
    ],
    "fit-on-evaluation-data": [
        "model.fit(X_test, y)",
        "scaler.fit_transform(data.testSet)",
        "model.partial_fit(x[validation])",
        "fit_scale(x, labels=eval_labels)",
    ],
}
CLEAN = [
    "a, b = train_test_split(x, random_state=1)\nscaler.fit(a)\nscaler.transform(b)",
    "def f(x):\n    scaler.fit(x)\ntrain_test_split(x, random_state=1)",
    "model.fit(x, y, eval_set=[(x_val, y_val)])",
    "model.fit(latest, size(y))",
    "model.predict(X_test)",
    "scale(x)\ntrain_test_split(x, random_state=1)",
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
    assert {symbol for _, symbol, _ in LeakageChecker.msgs.values()} == SMELLS.keys()
