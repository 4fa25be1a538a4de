"""All checkers on planted smells, each by the one that it is for, and on clean code."""

import pytest

from sentiment_lint import CHECKERS
from sentiment_lint.frames import FramesChecker
from sentiment_lint.leakage import LeakageChecker
from sentiment_lint.randomness import RandomnessChecker

SMELLS = {
    FramesChecker: {
        "frame-edited-in-place": [
            "df.dropna(inplace=True)",
        ],
        "frame-parameter-edited": [
            "def f(df):\n    df['a'] = 1",
            "def f(df):\n    df['a'] += 1",
            "def f(df):\n    del df['a']",
            "def f(texts: pd.DataFrame | None):\n    texts['a'] = 1",
            "def f(*, texts: 'pd.Series'):\n    texts[0], other = 1, 2",
            "def f(texts):\n    texts.loc[0, 'a'] = 1",
            "def f(texts, /):\n    texts['a'].iat[0] = 1",
        ],
    },
    LeakageChecker: {
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
    },
    RandomnessChecker: {
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
    },
}
CLEAN = [
    "df.dropna(inplace=False)",
    "def f(df):\n    df = df.copy()\n    df['a'] = 1",
    "def f(df):\n    return df['a']",
    "def f(counts):\n    counts['a'] = 1",
    "def f(frame: dict[str, pd.DataFrame]):\n    frame['a'] = 1",
    "df = load()\ndf['a'] = 1",
    "def f(*rows, **options):\n    options['a'] = 1",
    "def f(model):\n    model.parts().loc[0] = 1",
    "a, b = train_test_split(x, random_state=1)\nscaler.fit(a)\nscaler.transform(b)",
    "def f(x):\n    scaler.fit(x)\ntrain_test_split(x, random_state=1)",
    "model.fit(x, y, eval_set=[(x_val, y_val)])",
    "model.fit(latest, size(y))",
    "model.predict(X_test)",
    "scale(x)\ntrain_test_split(x, random_state=1)",
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
PLANTED = [
    (symbol, code)
    for smells in SMELLS.values()
    for symbol, codes in smells.items()
    for code in codes
]


@pytest.mark.parametrize(("symbol", "code"), PLANTED)
def test_a_smell_is_found(find, symbol, code):
    assert find(code) == [symbol]


@pytest.mark.parametrize("code", CLEAN)
def test_clean_code_is_left_alone(find, code):
    assert find(code) == []


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_message_is_tested(checker):
    assert {symbol for _, symbol, _ in checker.msgs.values()} == SMELLS[checker].keys()
